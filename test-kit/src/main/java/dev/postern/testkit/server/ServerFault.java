package dev.postern.testkit.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.postern.localmode.server.EndpointAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/**
 * How a request goes wrong. Made to be imported statically, and given to a {@link ServedEndpoint}.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class ServerFault {
  private static final String JSON = "application/json";

  private final String name;
  private final boolean isOfSpecs;
  private final Function<Exchange, ResponseDefinitionBuilder> answer;

  private ServerFault(
      String name, boolean isOfSpecs, Function<Exchange, ResponseDefinitionBuilder> answer) {
    this.name = name;
    this.isOfSpecs = isOfSpecs;
    this.answer = answer;
  }

  /**
   * {@return an answer with a status, and an error as JSON}
   *
   * @param status such as 503
   */
  public static ServerFault status(int status) {
    String body = "{\"error\":\"status %d, as the test wants it\"}".formatted(status);
    return of("status(%d)".formatted(status), it -> json(status, body));
  }

  /**
   * {@return the status 429 with a {@code Retry-After}}
   *
   * @param retryAfter how long a client is asked to wait, in whole seconds
   */
  public static ServerFault rateLimited(Duration retryAfter) {
    String seconds = String.valueOf(retryAfter.toSeconds());
    return of(
        "rateLimited(%s)".formatted(retryAfter),
        it -> json(429, "{\"error\":\"too many requests\"}").withHeader("Retry-After", seconds));
  }

  /**
   * {@return the right answer, late}
   *
   * @param duration how late, by the clock on the wall
   */
  public static ServerFault delay(Duration duration) {
    requireNonNull(duration, "duration is null");
    return of(
        "delay(%s)".formatted(duration),
        exchange -> {
          exchange.waitFor(duration);
          return exchange.asItShould();
        });
  }

  /** {@return no answer at all, until the server is closed} */
  public static ServerFault hang() {
    return of(
        "hang()",
        exchange -> {
          exchange.waitForEnd();
          return aResponse().withFault(Fault.EMPTY_RESPONSE);
        });
  }

  /** {@return a connection that is reset} */
  public static ServerFault reset() {
    return of("reset()", it -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
  }

  /** {@return the first half of the right answer; then the connection ends} */
  public static ServerFault truncated() {
    return of("truncated()", ServerFault::firstHalf);
  }

  /** {@return an answer that says it is JSON, and is not} */
  public static ServerFault malformed() {
    return of("malformed()", it -> json(200, "{\"has_updates\": tru, \"time\": }"));
  }

  /** {@return a page for people, such as that of a hotel's network, with the status 200} */
  public static ServerFault html() {
    String page = "<!doctype html><title>Welcome</title><p>Log in to use the network.</p>";
    return of("html()", it -> answer(200, "text/html", page));
  }

  /** {@return for specs: what is published, with a time that is older than any other} */
  public static ServerFault staleTime() {
    return new ServerFault("staleTime()", true, Exchange::withOldestTime);
  }

  /** {@return for specs: nothing new, whatever the client has} */
  public static ServerFault noUpdate() {
    return new ServerFault("noUpdate()", true, it -> json(200, "{\"has_updates\":false}"));
  }

  @Override
  public String toString() {
    return name;
  }

  boolean isOfSpecs() {
    return isOfSpecs;
  }

  ResponseDefinitionBuilder answer(Exchange exchange) {
    return answer.apply(exchange);
  }

  private static ServerFault of(String name, Function<Exchange, ResponseDefinitionBuilder> answer) {
    return new ServerFault(name, false, answer);
  }

  /** More is promised than comes. */
  private static ResponseDefinitionBuilder firstHalf(Exchange exchange) {
    EndpointAnswer answer = exchange.answer();
    byte[] whole = answer.body();
    return Exchange.response(answer)
        .withHeader("Content-Length", String.valueOf(whole.length))
        .withBody(Arrays.copyOf(whole, whole.length / 2));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return answer(status, JSON, body);
  }

  private static ResponseDefinitionBuilder answer(int status, String type, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body);
  }
}
