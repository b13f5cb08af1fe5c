package dev.postern;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.postern.testing.EventServer.status;
import static dev.postern.testing.EventServer.taken;
import static dev.postern.testing.EventServer.taking;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.postern.EventLogStatus.DropReason;
import dev.postern.EventLogStatus.Sink;
import dev.postern.testing.EventServer;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.ManualScheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten thousand events and a server with whims: each arrives once, or is counted. */
class EventFaultsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final int EVENTS = 10_000;

  private final EventServer server = new EventServer();
  private final ManualScheduler time = new ManualScheduler(LoggingClient.START);

  @AfterEach
  void stop() {
    server.close();
  }

  private Statsig client() {
    return new Statsig(
        "secret-key",
        new StatsigOptions.Builder()
            .setLogEventUrl(server.url())
            .setClock(time)
            .setScheduler(time)
            .setShutdownTimeoutMs(1_000)
            .build());
  }

  private static void logAll(Statsig statsig) {
    for (int i = 0; i < EVENTS; i++) {
      statsig.logEvent(ANN, "event" + i);
    }
  }

  private static Sink http(Statsig statsig) {
    return statsig.getEventLogStatus().sinks().get(0);
  }

  private void flush(Statsig statsig) {
    CompletableFuture<Void> flushed = statsig.flushEvents();
    time.run();
    flushed.join();
  }

  /** After a failure one batch goes at a time; which were on their way before it is chance. */
  private void flushUntilNothingWaits(Statsig statsig) {
    for (int i = 0; i < 20 && http(statsig).queued() > 0; i++) {
      flush(statsig);
      assertThat(http(statsig).logged()).isEqualTo(EVENTS);
      time.move(Duration.ofSeconds(5));
    }
    flush(statsig);
  }

  static Stream<Arguments> whims() {
    return Stream.of(
        Arguments.of("fails", status(500)),
        Arguments.of("asks for time", status(429).withHeader("Retry-After", "5")),
        Arguments.of("hangs up", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        Arguments.of("resets", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        Arguments.of("breaks off", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        Arguments.of("says nothing", taken(status(200))),
        Arguments.of("says no", status(200).withBody("{\"success\":false}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whims")
  void eachEventArrivesOnce(String name, ResponseDefinitionBuilder whim) {
    server.next(whim, taking(), whim, whim, taking(), whim, taking(), whim);
    Statsig statsig = client();
    logAll(statsig);
    assertThat(http(statsig).logged()).isEqualTo(EVENTS);
    flushUntilNothingWaits(statsig);
    List<String> names = server.takenNames();
    assertThat(names).hasSize(EVENTS);
    assertThat(new HashSet<>(names)).hasSize(EVENTS);
    assertThat(http(statsig).sent()).isEqualTo(EVENTS);
  }

  @Test
  void aServerThatNeverRecoversLosesAllAndSaysSo() {
    server.always(status(503));
    Statsig statsig = client();
    logAll(statsig);
    CompletableFuture<Void> closed = statsig.shutdown();
    time.run();
    closed.join();
    assertThat(server.takenNames()).isEmpty();
    assertThat(http(statsig).dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, (long) EVENTS));
  }

  @Test
  void aServerThatRefusesOneBatchLosesThatOne() {
    server.next(status(413));
    Statsig statsig = client();
    logAll(statsig);
    flushUntilNothingWaits(statsig);
    assertThat(http(statsig).sent()).isEqualTo(8_000);
    assertThat(http(statsig).dropped()).isEqualTo(Map.of(DropReason.REFUSED, 2_000L));
    assertThat(server.takenNames()).hasSize(8_000);
  }

  @Test
  void aServerThatHangsDoesNotHoldUpAShutdown() {
    server.always(taken(status(200)).withFixedDelay(60_000));
    Statsig statsig = client();
    logAll(statsig);
    CompletableFuture<Void> closed = statsig.shutdown();
    time.run();
    assertThat(closed).isNotDone();
    time.move(Duration.ofSeconds(1));
    assertThat(closed).isCompleted();
    assertThat(http(statsig).dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, (long) EVENTS));
    assertThat(http(statsig).logged()).isEqualTo(EVENTS);
  }
}
