package dev.postern.testkit.server;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static dev.postern.testkit.server.Http.header;
import static dev.postern.testkit.server.Http.text;
import static dev.postern.testkit.server.ServerFault.delay;
import static dev.postern.testkit.server.ServerFault.hang;
import static dev.postern.testkit.server.ServerFault.html;
import static dev.postern.testkit.server.ServerFault.malformed;
import static dev.postern.testkit.server.ServerFault.noUpdate;
import static dev.postern.testkit.server.ServerFault.rateLimited;
import static dev.postern.testkit.server.ServerFault.reset;
import static dev.postern.testkit.server.ServerFault.staleTime;
import static dev.postern.testkit.server.ServerFault.status;
import static dev.postern.testkit.server.ServerFault.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.FailureDetails;
import dev.postern.InitializeDetails;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault as it looks from outside, and what a client of this SDK makes of it. */
class ServerFaultsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String SPECS = "/v2/download_config_specs/k.json";
  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeStatsigServer server = FakeStatsigServer.start(Shop.SPEC);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStatus() throws IOException {
    server.specs().fails(status(503));
    HttpResponse<byte[]> answer = Http.get(server, SPECS);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(text(answer)).isEqualTo("{\"error\":\"status 503, as the test wants it\"}");
  }

  @Test
  void aRateLimit() throws IOException {
    server.events().fails(rateLimited(Duration.ofMinutes(2)));
    HttpResponse<byte[]> answer = Http.post(server, "/v1/log_event", "{\"events\": []}");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(header(answer, "Retry-After")).isEqualTo("120");
  }

  @Test
  void malformedJson() throws IOException {
    server.specs().fails(malformed());
    HttpResponse<byte[]> answer = Http.get(server, SPECS);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThatThrownBy(() -> server.publish(text(answer)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPageForPeople() throws IOException {
    server.specs().fails(html());
    HttpResponse<byte[]> answer = Http.get(server, SPECS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html");
    assertThat(text(answer)).startsWith("<!doctype html>");
  }

  /** The platform's client tries once more by itself. */
  @Test
  void aResetConnection() {
    server.specs().keepsFailing(reset());
    assertThatThrownBy(() -> Http.get(server, SPECS)).isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerThatBreaksOff() throws IOException {
    server.specs().keepsFailing(truncated());
    assertThatThrownBy(() -> Http.get(server, SPECS)).isInstanceOf(IOException.class);
    server.specs().recovers();
    assertThat(Http.get(server, SPECS).statusCode()).isEqualTo(200);
  }

  @Test
  void nothingNew() throws IOException {
    server.specs().fails(noUpdate());
    assertThat(text(Http.get(server, SPECS))).isEqualTo("{\"has_updates\":false}");
  }

  @Test
  void timeThatIsStale() throws IOException {
    server.specs().fails(2, staleTime());
    assertThat(text(Http.get(server, SPECS + "?sinceTime=1767225600000")))
        .contains("\"time\":1,")
        .contains("gift_cards");
    assertThat(text(Http.get(server, "/v1/download_config_specs"))).contains("\"time\":1,");
  }

  @Test
  void aDelayEndsWithTheRightAnswer() throws IOException {
    server.specs().fails(delay(Duration.ofMillis(1)));
    assertThat(text(Http.get(server, SPECS))).contains("gift_cards");
  }

  static Stream<ServerFault> slow() {
    return Stream.of(hang(), delay(HOUR.multipliedBy(2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slow")
  void aClientThatGetsNoAnswerStartsWithoutSpecs(ServerFault slow) {
    server.specs().keepsFailing(slow);
    PassingTime time = new PassingTime(Instant.EPOCH);
    StatsigOptions options =
        server
            .statsigOptions()
            .setClock(time)
            .setScheduler(time)
            .setInitTimeoutMs(HOUR.toMillis())
            .setDisableAllLogging(true)
            .build();
    try (Statsig statsig = new Statsig(FakeStatsigServer.SDK_KEY, options)) {
      CompletableFuture<InitializeDetails> starting = statsig.initializeWithDetails();
      assertThat(starting).isNotDone();
      time.pass(HOUR);
      assertThat(reason(starting.join())).isEqualTo("Initialization timed out");
    }
  }

  /**
   * Events, as the platform's client sends a {@code GET} again when the server breaks it off: the
   * second may arrive while the server stops, and is then answered by nobody.
   */
  @Test
  void closingTheServerEndsWhatHangs() {
    server.events().keepsFailing(hang());
    CompletableFuture<Boolean> sending = CompletableFuture.supplyAsync(this::isAccepted);
    while (server.requests().events().count() == 0) {
      Thread.onSpinWait();
    }
    server.close();
    assertThat(sending.join()).isFalse();
  }

  /** A server that is closing breaks off, or says that it is. */
  private boolean isAccepted() {
    try {
      return Http.post(server, "/v1/log_event", "{}").statusCode() < 300;
    } catch (IOException brokenOff) {
      return false;
    }
  }

  static Stream<ServerFault> broken() {
    return Stream.of(
        status(500),
        rateLimited(Duration.ofSeconds(1)),
        reset(),
        truncated(),
        malformed(),
        html(),
        staleTime(),
        noUpdate());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void aClientKeepsItsSpecsUntilTheServerRecovers(ServerFault fault) {
    ServedClient client = server.newClient();
    server.specs().keepsFailing(fault);
    server.publish(Shop.SPEC.with(s -> s.gate("new", g -> g.pass(100))));
    client.poll();
    client.poll();
    assertThat(client.statsig().checkGate(ANN, "new")).isFalse();
    assertThat(client.statsig().getExperiment(ANN, "button").getGroupName()).isNotNull();
    server.specs().recovers();
    client.poll();
    assertThat(client.statsig().checkGate(ANN, "new")).isTrue();
  }

  @Test
  void failsTwiceThenRecovers() throws IOException {
    server.specs().fails(2, status(503));
    assertThat(statuses(4)).containsExactly(503, 503, 200, 200);
    server.specs().fails(status(500), noUpdate(), status(404));
    assertThat(statuses(4)).containsExactly(500, 200, 404, 200);
  }

  @Test
  void whatComesInTurnComesBeforeWhatGoesOn() throws IOException {
    server.specs().keepsFailing(status(500));
    server.specs().fails(status(503));
    assertThat(statuses(3)).containsExactly(503, 500, 500);
    server.specs().fails(status(503));
    server.specs().recovers();
    assertThat(statuses(1)).containsExactly(200);
  }

  @Test
  void aPollIsTriedAgainUntilTheServerRecovers() {
    ServedClient client = server.newClient();
    server.specs().fails(2, status(503));
    server.publish(Shop.SPEC.with(s -> s.gate("new", g -> g.pass(100))));
    client.poll();
    assertThat(client.statsig().checkGate(ANN, "new")).isTrue();
    server.requests().specs().wereSentTimes(4);
  }

  @Test
  void faultsAreOfOneEndpointOrOfAll() throws IOException {
    server.idLists().keepsFailing(status(500));
    assertThat(statuses(1)).containsExactly(200);
    assertThat(Http.post(server, "/v1/get_id_lists", "{}").statusCode()).isEqualTo(500);
    server.everything().fails(2, status(401));
    assertThat(statuses(1)).containsExactly(401);
    assertThat(Http.post(server, "/v1/sdk_exception", "{}").statusCode()).isEqualTo(401);
    assertThat(statuses(1)).containsExactly(200);
  }

  @Test
  void eventsThatAreRefusedForNowAreSentAgain() {
    ServedClient client = server.newClient();
    server.events().fails(rateLimited(Duration.ofMinutes(5)));
    client.statsig().logEvent(ANN, "paid");
    client.statsig().flushEvents().join();
    assertThat(server.exposures()).hasNoEvent("paid");
    client.pass(Duration.ofMinutes(5));
    client.statsig().flushEvents().join();
    assertThat(server.exposures()).event("paid").times(1);
    server.requests().events().wereSentTimes(2);
  }

  @Test
  void eventsWhoseAnswerBreaksOffHaveCome() {
    server.events().fails(truncated());
    assertThatThrownBy(
            () -> Http.post(server, "/v1/log_event", "{\"events\": [{\"eventName\": \"paid\"}]}"))
        .isInstanceOf(IOException.class);
    assertThat(server.exposures()).event("paid").times(1);
  }

  @Test
  void aPollDoesNotWaitForEventsThatAreToWait() {
    ServedClient client = server.newClient();
    server.events().fails(rateLimited(Duration.ofSeconds(10)));
    client.statsig().logEvent(ANN, "paid");
    client.statsig().flushEvents().join();
    client.poll();
    server.requests().specs().wereSentTimes(2);
  }

  @Test
  void aStartThatFailsIsToldWithoutTheKey() {
    server.specs().fails(status(403));
    StatsigOptions options =
        server.statsigOptions().setInitTimeoutMs(60_000).setDisableAllLogging(true).build();
    try (Statsig statsig = new Statsig("secret-quite-private", options)) {
      assertThat(reason(statsig.initializeWithDetails().join()))
          .contains("403")
          .doesNotContain("secret-quite-private");
    }
  }

  @Test
  void whatBrowsersAskFirstDoesNotFail() throws IOException {
    server.clientInit().fails(status(500));
    HttpResponse<byte[]> preflight =
        Http.send(
            Http.request(server, "/v1/initialize").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(Http.post(server, "/v1/initialize", "{}").statusCode()).isEqualTo(500);
  }

  @Test
  void faultsOfSpecsAreForSpecsOnly() {
    assertThatThrownBy(() -> server.idLists().fails(status(500), staleTime()))
        .hasMessage("staleTime() is a fault of spec downloads: use it with server.specs()");
    assertThatThrownBy(() -> server.everything().keepsFailing(noUpdate()))
        .hasMessage("noUpdate() is a fault of spec downloads: use it with server.specs()");
  }

  private static String reason(InitializeDetails details) {
    FailureDetails failure = details.getFailureDetails();
    return failure == null ? "none" : failure.getReason();
  }

  private int[] statuses(int number) {
    return IntStream.range(0, number).map(i -> ofSpecs()).toArray();
  }

  private int ofSpecs() {
    try {
      return Http.get(server, SPECS).statusCode();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
