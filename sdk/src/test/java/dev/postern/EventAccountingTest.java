package dev.postern;

import static dev.postern.testing.EventCollector.failing;
import static dev.postern.testing.EventCollector.refusing;
import static dev.postern.testing.EventCollector.well;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.EventLogStatus.Sink;
import dev.postern.spi.DeliveryException;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However events are logged and servers behave, every event is in one place. */
class EventAccountingTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  /** Something that happens to a client. */
  private enum Step {
    LOG_ONE,
    LOG_MANY,
    FLUSH,
    SECOND,
    MINUTE,
    FAIL,
    REFUSE,
    SLOW,
    ASK_FOR_TIME,
    SPOOL_FAILS
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.of(Step.class).list().ofMinSize(1).ofMaxSize(60);
  }

  @Property(tries = 300)
  void whatIsLoggedIsTheSumOfAllThatBecameOfIt(
      @ForAll("steps") List<Step> steps, @ForAll boolean hasSpool) {
    EventCollector spool = new EventCollector();
    LoggingClient client =
        new LoggingClient(
            new SpecJson(),
            options ->
                options
                    .setEventLoggingMaxQueueSize(10)
                    .setEventLoggingMaxPendingBatchQueueSize(4)
                    .setEventSpool(hasSpool ? spool : null));
    long logged = 0;
    CompletableFuture<Void> slow = new CompletableFuture<>();
    for (Step step : steps) {
      logged += act(client, spool, step, slow, logged);
      assertThat(client.status().logged()).isEqualTo(logged);
    }
    slow.complete(null);
    client.close();
    Sink status = client.status();
    assertThat(status.queued()).isZero();
    assertThat(status.logged()).isEqualTo(logged);
    assertThat(status.sent()).isEqualTo(client.sink.events().size());
    assertThat(status.spooled()).isEqualTo(spool.events().size());
    List<String> names = client.sink.events().stream().map(event -> event.eventName()).toList();
    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
  }

  private static long act(
      LoggingClient client,
      EventCollector spool,
      Step step,
      CompletableFuture<Void> slow,
      long logged) {
    switch (step) {
      case LOG_ONE -> client.statsig.logEvent(ANN, "event" + logged);
      case LOG_MANY -> {
        for (int i = 0; i < 17; i++) {
          client.statsig.logEvent(ANN, "event" + (logged + i));
        }
      }
      case FLUSH -> {
        assertThat(client.statsig.flushEvents()).isNotNull();
        client.time.run();
      }
      case SECOND -> client.time.move(Duration.ofSeconds(1));
      case MINUTE -> client.time.move(Duration.ofMinutes(1));
      case FAIL -> client.sink.next(failing(), 3);
      case REFUSE -> client.sink.next(refusing(), 1);
      case SLOW -> client.sink.next(slow, 1).next(well(), 1);
      case ASK_FOR_TIME ->
          client.sink.next(
              CompletableFuture.failedFuture(
                  DeliveryException.retryableAfter(Duration.ofSeconds(20), "slow down")),
              1);
      case SPOOL_FAILS -> spool.next(failing(), 1);
    }
    return step == Step.LOG_ONE ? 1 : step == Step.LOG_MANY ? 17 : 0;
  }
}
