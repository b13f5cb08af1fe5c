package dev.postern.internal.net;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.util.Map;

/**
 * A request.
 *
 * @param method {@code GET} or {@code POST}
 * @param timeout for the whole request, the body of the answer included
 */
public record HttpCall(
    String method, URI uri, Map<String, String> headers, BodyPublisher body, Duration timeout) {
  /** Copies the headers. */
  public HttpCall {
    headers = Map.copyOf(headers);
  }
}
