package dev.postern.localmode.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back. Immutable.
 *
 * @since 0.1.0
 */
public final class EndpointAnswer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  EndpointAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.body = body;
  }

  static EndpointAnswer json(int status, byte[] body) {
    return new EndpointAnswer(status, Map.of("Content-Type", "application/json"), body);
  }

  static EndpointAnswer json(int status, String body) {
    return json(status, body.getBytes(UTF_8));
  }

  /**
   * A refusal as all endpoints write it, for what a carrier does not let through.
   *
   * @param status the HTTP status
   * @param message what is wrong, and how to mend it
   * @return the answer
   */
  public static EndpointAnswer error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message).toString());
  }

  EndpointAnswer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new EndpointAnswer(status, all, body);
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
  }

  /** {@return headers by name; without {@code Content-Length}, which the carrier knows} */
  public Map<String, String> headers() {
    return headers;
  }

  /** {@return the body, empty when there is none; it is not a copy, and must not be changed} */
  public byte[] body() {
    return body;
  }
}
