package dev.postern;

import static dev.postern.testing.EventCollector.failing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.EventLogStatus.DropReason;
import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What happens to events that wait when the client is shut down. */
class EventShutdownTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private static LoggingClient client(Consumer<StatsigOptions.Builder> settings) {
    return new LoggingClient(
        new SpecJson(),
        options -> {
          options.setEventLoggingMaxQueueSize(10);
          settings.accept(options);
        });
  }

  private static void log(LoggingClient client, int events) {
    for (int i = 0; i < events; i++) {
      client.statsig.logEvent(ANN, "event");
    }
  }

  @Test
  void allIsSent() {
    LoggingClient client = client(options -> {});
    log(client, 25);
    CompletableFuture<Void> closed = client.statsig.shutdown();
    assertThat(closed).isNotDone();
    client.time.run();
    assertThat(closed).isCompleted();
    assertThat(client.sink.taken())
        .extracting(batch -> batch.metadata().get("flushType"))
        .containsExactly("limit", "limit", "shutdown");
    assertThat(client.status().sent()).isEqualTo(25);
    assertThat(client.sink.isClosed()).isTrue();
  }

  @Test
  void withNothingToSendItIsOverAtOnce() {
    LoggingClient client = client(options -> {});
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.run();
    assertThat(closed).isCompleted();
    assertThat(client.sink.attempts()).isEmpty();
    assertThat(client.time.waiting()).isZero();
  }

  @Test
  void countsAreSentToo() {
    LoggingClient client = client(options -> {});
    CheckGateOptions silent = new CheckGateOptions();
    silent.disableExposureLogging = true;
    client.statsig.checkGate(ANN, "g", silent);
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.run();
    closed.join();
    assertThat(client.sink.events())
        .extracting(event -> event.eventName())
        .containsExactly("statsig::non_exposed_checks");
  }

  @Test
  void aSinkThatHangsIsGivenUpAfterThreeSeconds() {
    LoggingClient client = client(options -> {});
    client.sink.always(new CompletableFuture<>());
    log(client, 75);
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.move(Duration.ofMillis(2_999));
    assertThat(closed).isNotDone();
    client.time.move(Duration.ofMillis(1));
    assertThat(closed).isCompleted();
    assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 75L));
    assertThat(client.status().queued()).isZero();
  }

  @Test
  void theOptionsSayHowLongThatIs() {
    LoggingClient client = client(options -> options.setShutdownTimeoutMs(500));
    client.sink.always(new CompletableFuture<>());
    log(client, 1);
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.move(Duration.ofMillis(500));
    assertThat(closed).isCompleted();
  }

  @Test
  void anAnswerThatComesTooLateDoesNotCountTwice() {
    LoggingClient client = client(options -> {});
    CompletableFuture<Void> late = new CompletableFuture<>();
    client.sink.always(late);
    log(client, 1);
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.move(Duration.ofSeconds(3));
    closed.join();
    late.complete(null);
    assertThat(client.status().logged()).isEqualTo(1);
    assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1L));
  }

  @Test
  void everyBatchIsTriedOnceEvenIfOthersFail() {
    LoggingClient client = client(options -> {});
    client.sink.next(failing(), 1 + 7);
    log(client, 100);
    client.time.run();
    client.sink.forget();
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.run();
    assertThat(closed).isCompleted();
    assertThat(client.sink.attempts()).hasSize(10);
    assertThat(client.sink.attempts()).extracting(EventBatch::id).doesNotHaveDuplicates();
    assertThat(client.status().sent()).isEqualTo(30);
    assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 70L));
  }

  @Test
  void whatIsLeftGoesToTheSpool() {
    EventCollector spool = new EventCollector();
    LoggingClient client = client(options -> options.setEventSpool(spool));
    client.sink.next(failing(), 2).next(new CompletableFuture<>(), 1);
    log(client, 25);
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.move(Duration.ofSeconds(3));
    assertThat(closed).isCompleted();
    assertThat(client.status().sent()).isEqualTo(5);
    assertThat(client.status().spooled()).isEqualTo(20);
    assertThat(spool.events()).hasSize(20);
  }

  @Test
  void aSpoolThatHangsIsGivenUpTheSameTimeLater() {
    EventCollector spool = new EventCollector();
    spool.always(new CompletableFuture<>());
    LoggingClient client = client(options -> options.setEventSpool(spool));
    client.sink.always(failing());
    log(client, 5);
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.move(Duration.ofMillis(5_999));
    assertThat(closed).isNotDone();
    client.time.move(Duration.ofMillis(1));
    assertThat(closed).isCompleted();
    assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 5L));
  }

  @Test
  void itWaitsForAServerThatAsksForLittleTime() {
    LoggingClient client = client(options -> {});
    log(client, 10);
    client.sink.next(askingFor(Duration.ofSeconds(2)), 1);
    client.time.run();
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.run();
    assertThat(closed).isNotDone();
    client.time.move(Duration.ofSeconds(2));
    assertThat(closed).isCompleted();
    assertThat(client.status().sent()).isEqualTo(10);
  }

  @Test
  void itDoesNotWaitForAServerThatAsksForMore() {
    LoggingClient client = client(options -> {});
    log(client, 10);
    client.sink.next(askingFor(Duration.ofSeconds(30)), 1);
    client.time.run();
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.run();
    assertThat(closed).isCompleted();
    assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 10L));
  }

  @Test
  void itMayBeAskedForTwice() {
    LoggingClient client = client(options -> {});
    log(client, 1);
    CompletableFuture<Void> first = client.statsig.shutdown();
    CompletableFuture<Void> second = client.statsig.shutdown();
    client.time.run();
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(client.sink.attempts()).hasSize(1);
  }

  @Test
  void whatIsLoggedAfterwardsIsCountedAsDropped() {
    LoggingClient client = client(options -> {});
    CompletableFuture<Void> closed = client.statsig.shutdown();
    client.time.run();
    closed.join();
    log(client, 3);
    client.statsig.checkGate(ANN, "g");
    assertThat(client.statsig.flushEvents()).isCompleted();
    assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.CLOSED, 4L));
  }

  private static CompletableFuture<Void> askingFor(Duration time) {
    return CompletableFuture.failedFuture(DeliveryException.retryableAfter(time, "slow down"));
  }
}
