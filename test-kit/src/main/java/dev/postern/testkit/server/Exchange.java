package dev.postern.testkit.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.localmode.server.EndpointAnswer;
import dev.postern.localmode.server.EndpointRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A request, and what a fault needs to answer it.
 *
 * @param request as it came
 * @param endpoints answer as they should
 * @param oldestTime answers with specs of long ago
 * @param end is counted down when the server is closed
 */
record Exchange(
    LoggedRequest request,
    Function<EndpointRequest, EndpointAnswer> endpoints,
    Function<EndpointRequest, EndpointAnswer> oldestTime,
    CountDownLatch end) {
  EndpointAnswer answer() {
    return endpoints.apply(withTarget(request.getUrl()));
  }

  ResponseDefinitionBuilder asItShould() {
    return response(answer());
  }

  /** Whatever the client says that it has. */
  ResponseDefinitionBuilder withOldestTime() {
    String path = request.getUrl().replaceFirst("\\?.*", "");
    return response(oldestTime.apply(withTarget(path)));
  }

  /** Ends early when the server is closed. */
  void waitFor(Duration duration) {
    try {
      boolean unused = end.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  void waitForEnd() {
    waitFor(Duration.ofDays(1));
  }

  private EndpointRequest withTarget(String target) {
    return new EndpointRequest(request.getMethod().getName(), target, headers(), request.getBody());
  }

  /** WireMock has unpacked gzip, and nothing else. */
  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpHeader header : request.getHeaders().all()) {
      headers.putIfAbsent(header.key().toLowerCase(Locale.ROOT), header.firstValue());
    }
    headers.remove("content-encoding", "gzip");
    return headers;
  }

  static ResponseDefinitionBuilder response(EndpointAnswer answer) {
    ResponseDefinitionBuilder response =
        aResponse().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(response::withHeader);
    return response;
  }
}
