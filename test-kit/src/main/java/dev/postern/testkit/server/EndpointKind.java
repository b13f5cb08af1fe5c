package dev.postern.testkit.server;

import java.util.List;

/** What a request is for. */
enum EndpointKind {
  SPECS("specs", "/v1/download_config_specs", "/v2/download_config_specs"),
  ID_LISTS("id lists", "/v1/get_id_lists", "/v1/id_lists"),
  EVENTS("events", "/v1/log_event", "/v1/rgstr"),
  CLIENT_INIT("client initialization", "/v1/initialize"),
  EXCEPTIONS("exceptions of SDKs", "/v1/sdk_exception"),
  OTHER("something else");

  private final String text;
  private final List<String> paths;

  EndpointKind(String text, String... paths) {
    this.text = text;
    this.paths = List.of(paths);
  }

  /** By path and query as they were sent. */
  static EndpointKind of(String url) {
    String path = url.replaceFirst("\\?.*", "").replaceAll("/+", "/");
    for (EndpointKind kind : values()) {
      if (kind.paths.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"))) {
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
