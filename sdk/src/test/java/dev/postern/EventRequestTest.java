package dev.postern;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.postern.testing.EventServer.status;
import static dev.postern.testing.EventServer.taken;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.EventLogStatus.DropReason;
import dev.postern.EventLogStatus.Sink;
import dev.postern.testing.EventServer;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.ManualScheduler;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to Statsig, and which answers are good ones. */
class EventRequestTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private final EventServer server = new EventServer();
  private final ManualScheduler time = new ManualScheduler(LoggingClient.START);

  @AfterEach
  void stop() {
    server.close();
  }

  private Statsig client(Consumer<StatsigOptions.Builder> settings) {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setLogEventUrl(server.url() + "?as=is")
            .setClock(time)
            .setScheduler(time);
    settings.accept(options);
    return new Statsig("secret-key", options.build());
  }

  private void flush(Statsig statsig) {
    CompletableFuture<Void> flushed = statsig.flushEvents();
    time.run();
    flushed.join();
  }

  private static Sink http(Statsig statsig) {
    return statsig.getEventLogStatus().sinks().get(0);
  }

  @Test
  void theRequestHasAllHeaders() {
    Statsig statsig = client(options -> options.setServiceName("shop"));
    statsig.logEvent(ANN, "one");
    statsig.logEvent(ANN, "two");
    flush(statsig);

    LoggedRequest request = server.requests().get(0);
    assertThat(request.getMethod().getName()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo("/v1/log_event?as=is");
    Map<String, String> expected =
        Map.of(
            "content-type", "application/json",
            "content-encoding", "gzip",
            "statsig-event-count", "2",
            "statsig-retry-count", "0",
            "statsig-api-key", "secret-key",
            "statsig-sdk-type", "postern-java",
            "statsig-client-time", "1772600767000",
            "x-request-service", "shop",
            "accept", "*/*");
    expected.forEach((name, value) -> assertThat(request.getHeader(name)).isEqualTo(value));
    assertThat(request.getHeader("statsig-sdk-version")).isNotEmpty();
    assertThat(request.getHeader("content-length")).isNotEmpty();

    JsonNode body = EventServer.body(request);
    assertThat(body.fieldNames()).toIterable().containsExactly("events", "statsigMetadata");
    assertThat(body.get("events")).hasSize(2);
    JsonNode metadata = body.get("statsigMetadata");
    assertThat(request.getHeader("statsig-server-session-id"))
        .isEqualTo(metadata.get("sessionID").asText());
    assertThat(metadata.get("service_name").asText()).isEqualTo("shop");
    assertThat(metadata.get("flushingIntervalMs").asInt()).isEqualTo(1000);
  }

  @Test
  void aServiceWithoutANameIsUnknown() {
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    LoggedRequest request = server.requests().get(0);
    assertThat(request.getHeader("x-request-service")).isEqualTo("unknown");
    assertThat(EventServer.body(request).get("statsigMetadata").has("service_name")).isFalse();
  }

  @Test
  void aNameThatAHeaderCannotHoldIsSpelledOtherwiseThere() {
    Statsig statsig = client(options -> options.setServiceName("Läden\n"));
    statsig.identify(ANN);
    flush(statsig);
    LoggedRequest request = server.requests().get(0);
    assertThat(request.getHeader("x-request-service")).isEqualTo("L?den?");
    assertThat(EventServer.body(request).at("/statsigMetadata/service_name").asText())
        .isEqualTo("Läden\n");
  }

  @Test
  void theRetryCountGoesUp() {
    server.next(status(500), status(401));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    for (int i = 0; i < 3; i++) {
      flush(statsig);
    }
    assertThat(server.requests())
        .extracting(request -> request.getHeader("statsig-retry-count"))
        .containsExactly("0", "1", "2");
  }

  @Test
  void zstdOnRequest() {
    Statsig statsig = client(options -> options.setEventLoggingCompression(EventCompression.ZSTD));
    statsig.logEvent(ANN, "packed");
    flush(statsig);
    LoggedRequest request = server.requests().get(0);
    assertThat(request.getHeader("content-encoding")).isEqualTo("zstd");
    byte[] packed = request.getBody();
    byte[] json = new byte[100_000];
    int length = new ZstdDecompressor().decompress(packed, 0, packed.length, json, 0, json.length);
    assertThat(new String(json, 0, length, UTF_8)).contains("\"eventName\":\"packed\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "{}", "{\"success\":true}", "[]", "null", "3"})
  void theseAnswersAreGood(String body) {
    server.always(taken(status(200)).withBody(body));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).sent()).isEqualTo(1);
  }

  @Test
  void noContentIsGood() {
    server.always(taken(status(204)));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).sent()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"success\":false}", "<html>log in</html>", "{"})
  void theseAnswersAreTriedAgain(String body) {
    server.next(status(200).withBody(body));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).retrying()).isEqualTo(1);
    flush(statsig);
    assertThat(http(statsig).sent()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 405, 413, 501})
  void theseStatusesAreNeverTriedAgain(int status) {
    server.next(status(status));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).dropped()).isEqualTo(Map.of(DropReason.REFUSED, 1L));
    assertThat(http(statsig).lastError()).isEqualTo("HTTP status " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 408, 409, 429, 500, 502, 503, 504})
  void theseStatusesAreTriedAgain(int status) {
    server.next(status(status));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).retrying()).isEqualTo(1);
    flush(statsig);
    assertThat(http(statsig).sent()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECTION_RESET_BY_PEER",
        "EMPTY_RESPONSE",
        "MALFORMED_RESPONSE_CHUNK",
        "RANDOM_DATA_THEN_CLOSE"
      })
  void brokenConnectionsAreTriedAgain(String fault) {
    server.next(aResponse().withFault(Fault.valueOf(fault)));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).retrying()).isEqualTo(1);
    flush(statsig);
    assertThat(http(statsig).sent()).isEqualTo(1);
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() {
    Statsig statsig = client(options -> {});
    server.close();
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).retrying()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", " 7 ", "Wed, 04 Mar 2026 05:06:14 GMT"})
  void retryAfterIsSecondsOrADate(String header) {
    server.next(status(429).withHeader("Retry-After", header));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).nextFlush()).isEqualTo(LoggingClient.START.plusSeconds(7));
    time.move(Duration.ofMillis(6_999));
    flush(statsig);
    assertThat(server.requests()).hasSize(1);
    time.move(Duration.ofMillis(1));
    flush(statsig);
    assertThat(server.requests()).hasSize(2);
    assertThat(http(statsig).sent()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-3", "", "0", "Wed, 04 Mar 2020 05:06:14 GMT"})
  void anyOtherRetryAfterCountsAsNone(String header) {
    server.next(status(429).withHeader("Retry-After", header));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(http(statsig).nextFlush()).isEqualTo(LoggingClient.START.plusSeconds(2));
  }

  @Test
  void withoutANetworkNothingIsSent() {
    Statsig statsig = client(options -> options.setDisableNetwork(true));
    statsig.identify(ANN);
    flush(statsig);
    assertThat(server.requests()).isEmpty();
    assertThat(statsig.getEventLogStatus().sinks()).isEmpty();
  }

  @Test
  void noErrorTellsTheKey() {
    server.always(status(403).withBody("secret-key"));
    Statsig statsig = client(options -> {});
    statsig.identify(ANN);
    flush(statsig);
    assertThat(statsig.getEventLogStatus().toString()).doesNotContain("secret-key");
  }

  @Test
  void theUrlMustBeOne() {
    assertThatThrownBy(() -> new StatsigOptions.Builder().setLogEventUrl("log_event"))
        .hasMessageContaining("logEventUrl");
  }
}
