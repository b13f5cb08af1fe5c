package dev.postern.testkit.server;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request that has come. Nothing it prints has the SDK key.
 *
 * @param request as it came
 */
record SeenRequest(LoggedRequest request) {
  private static final String MASK = "*****";
  private static final Set<String> SECRETS =
      Set.of("statsig-api-key", "authorization", "proxy-authorization", "cookie");

  EndpointKind kind() {
    return EndpointKind.of(request.getUrl());
  }

  List<String> header(String name) {
    return request.getHeaders().getHeader(name).isPresent()
        ? request.getHeaders().getHeader(name).values()
        : List.of();
  }

  List<String> parameter(String name) {
    QueryParameter parameter = request.queryParameter(name);
    return parameter.isPresent() ? parameter.values() : List.of();
  }

  boolean hasKey(String key) {
    String path = request.getUrl().replaceFirst("\\?.*", "");
    return header("STATSIG-API-KEY").contains(key)
        || parameter("k").contains(key)
        || path.endsWith("/" + key + ".json");
  }

  /** The text of a header's value, for people. */
  static String shown(String header, String value) {
    return SECRETS.contains(header.toLowerCase(Locale.ROOT)) ? MASK : value;
  }

  /** The text of a parameter's value, for people. */
  static String shownParameter(String parameter, String value) {
    return parameter.equals("k") ? MASK : value;
  }

  @Override
  public String toString() {
    String url =
        request
            .getUrl()
            .replaceAll("/(download_config_specs|get_id_lists)/[^?]+", "/$1/" + MASK)
            .replaceAll("([?&]k=)[^&]*", "$1" + MASK)
            .replaceAll("secret-[^/?&]+", MASK);
    return request.getMethod() + " " + url;
  }
}
