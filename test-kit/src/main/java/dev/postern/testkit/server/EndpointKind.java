package dev.postern.testkit.server;

import java.util.regex.Pattern;

/** What a request is for. */
enum EndpointKind {
  SPECS("specs", "/v[12]/download_config_specs"),
  ID_LISTS("id lists", "/v1/(get_id_lists|id_lists)"),
  EVENTS("events", "/v1/(log_event|rgstr)"),
  CLIENT_INIT("client initialization", "/v1/initialize"),
  EXCEPTIONS("exceptions of SDKs", "/v1/sdk_exception"),
  OTHER("something else", "");

  private final String text;
  private final Pattern path;

  EndpointKind(String text, String path) {
    this.text = text;
    this.path = Pattern.compile(path + "(/.*)?");
  }

  /** By path and query as they were sent. */
  static EndpointKind of(String url) {
    String path = url.replaceFirst("\\?.*", "").replaceAll("/+", "/");
    for (EndpointKind kind : values()) {
      if (kind.path.matcher(path).matches()) {
        return kind;
      }
    }
    return OTHER;
  }

  @Override
  public String toString() {
    return text;
  }
}
