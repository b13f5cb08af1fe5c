package dev.postern.localmode.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as it came over HTTP. Immutable.
 *
 * @since 0.1.0
 */
public final class EndpointRequest {
  private static final Pattern AND = Pattern.compile("&");

  private final String method;
  private final String target;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /**
   * A request.
   *
   * @param method such as {@code GET}
   * @param target path and query as they were sent, such as {@code
   *     /v2/download_config_specs/secret-key.json?sinceTime=1}
   * @param headers by name, whose case does not matter; of several with one name, the first
   * @param body as it came, still compressed; empty when there is none. It is not copied, and must
   *     not be changed
   */
  public EndpointRequest(String method, String target, Map<String, String> headers, byte[] body) {
    this.method = requireNonNull(method, "method is null");
    this.target = requireNonNull(target, "target is null");
    this.headers.putAll(headers);
    this.body = requireNonNull(body, "body is null");
  }

  String method() {
    return method;
  }

  /** The path; slashes in a row count as one, as SDKs append to what they are given. */
  String path() {
    int query = target.indexOf('?');
    return (query < 0 ? target : target.substring(0, query)).replaceAll("/+", "/");
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The first parameter of this name in the query. */
  Optional<String> parameter(String name) {
    String start = name + "=";
    return AND.splitAsStream(target.substring(target.indexOf('?') + 1))
        .filter(pair -> pair.startsWith(start))
        .map(pair -> decoded(pair.substring(start.length())))
        .findFirst();
  }

  byte[] body() {
    return body;
  }

  /** Without the escapes of URLs; as it is where they are malformed. */
  static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
