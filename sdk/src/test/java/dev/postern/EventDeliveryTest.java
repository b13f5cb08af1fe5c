package dev.postern;

import static dev.postern.testing.EventCollector.failing;
import static dev.postern.testing.EventCollector.refusing;
import static dev.postern.testing.EventCollector.well;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.EventLogStatus.DropReason;
import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When batches are sent, and what happens to those that are not taken. */
class EventDeliveryTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final int SMALL = 10;

  private static LoggingClient client(Consumer<StatsigOptions.Builder> settings) {
    return new LoggingClient(
        new SpecJson(),
        options -> {
          options.setEventLoggingMaxQueueSize(SMALL);
          settings.accept(options);
        });
  }

  private static LoggingClient client() {
    return client(options -> {});
  }

  private static void log(LoggingClient client, int events) {
    for (int i = 0; i < events; i++) {
      client.statsig.logEvent(ANN, "event");
    }
  }

  private static List<Integer> sizes(List<EventBatch> batches) {
    return batches.stream().map(batch -> batch.events().size()).toList();
  }

  private static List<Object> told(List<EventBatch> batches, String key) {
    return batches.stream().map(batch -> batch.metadata().get(key)).toList();
  }

  @Test
  void aFullBatchIsSentAtOnce() {
    try (LoggingClient client = client()) {
      log(client, SMALL - 1);
      client.time.run();
      assertThat(client.sink.attempts()).isEmpty();
      log(client, 1);
      client.time.run();
      assertThat(sizes(client.sink.taken())).containsExactly(SMALL);
      assertThat(told(client.sink.taken(), "flushType")).containsExactly("limit");
    }
  }

  @Test
  void nothingIsSentOnTheThreadThatLogs() {
    try (LoggingClient client = client()) {
      log(client, 3 * SMALL);
      assertThat(client.statsig.flushEvents()).isNotDone();
      assertThat(client.sink.attempts()).isEmpty();
    }
  }

  @Test
  void theRestIsSentAMinuteAfterTheFirstOfThem() {
    try (LoggingClient client = client()) {
      client.time.move(Duration.ofSeconds(30));
      log(client, 1);
      client.time.move(Duration.ofSeconds(10));
      log(client, 2);
      client.time.move(Duration.ofMillis(49_999));
      assertThat(client.sink.attempts()).isEmpty();
      client.time.move(Duration.ofMillis(1));
      assertThat(sizes(client.sink.taken())).containsExactly(3);
      assertThat(told(client.sink.taken(), "flushType")).containsExactly("scheduled:max_time");
    }
  }

  @Test
  void theOptionsSayHowLongThatIs() {
    try (LoggingClient client = client(options -> options.setEventLoggingFlushIntervalMs(2_000))) {
      log(client, 1);
      client.time.move(Duration.ofMillis(1_999));
      assertThat(client.sink.attempts()).isEmpty();
      client.time.move(Duration.ofMillis(1));
      assertThat(client.sink.taken()).hasSize(1);
    }
  }

  @Test
  void anIdleClientDoesNothing() {
    try (LoggingClient client = client()) {
      assertThat(client.time.waiting()).isZero();
      client.flush();
      client.time.move(Duration.ofHours(1));
      assertThat(client.sink.attempts()).isEmpty();
      assertThat(client.time.waiting()).isZero();
    }
  }

  @Test
  void aFlushSendsAll() {
    try (LoggingClient client = client()) {
      log(client, 25);
      client.flush();
      assertThat(sizes(client.sink.taken())).containsExactly(10, 10, 5);
      assertThat(told(client.sink.taken(), "flushType"))
          .containsExactly("limit", "limit", "manual");
    }
  }

  @Test
  void everyBatchTellsWhoSendsItAndHow() {
    try (LoggingClient client =
        client(
            options -> options.setServiceName("shop").setEventLoggingMaxPendingBatchQueueSize(7))) {
      log(client, 1);
      client.flush();
      Map<String, Object> metadata = client.sink.taken().get(0).metadata();
      assertThat(metadata)
          .containsEntry("sdkType", "postern-java")
          .containsEntry("os", System.getProperty("os.name"))
          .containsEntry("arch", System.getProperty("os.arch"))
          .containsEntry("languageVersion", System.getProperty("java.version"))
          .containsEntry("service_name", "shop")
          .containsEntry("flushingIntervalMs", 1000L)
          .containsEntry("batchSize", SMALL)
          .containsEntry("maxPendingBatches", 7)
          .containsEntry("flushType", "manual")
          .containsKeys("sdkVersion", "sessionID")
          .hasSize(11);
    }
  }

  @Test
  void aBatchIsTriedSixTimesWithTwiceTheWaitEachTime() {
    try (LoggingClient client = client()) {
      client.sink.always(failing());
      log(client, SMALL);
      for (int seconds : List.of(0, 2, 4, 8, 16, 32)) {
        int before = client.sink.attempts().size();
        client.time.move(Duration.ofSeconds(seconds).minusMillis(seconds == 0 ? 0 : 1));
        assertThat(client.sink.attempts()).hasSize(seconds == 0 ? 1 : before);
        client.time.move(Duration.ofMillis(seconds == 0 ? 0 : 1));
      }
      assertThat(client.sink.attempts()).hasSize(6);
      assertThat(client.sink.attempts())
          .extracting(EventBatch::attempt)
          .containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(told(client.sink.attempts(), "flushingIntervalMs"))
          .containsExactly(1000L, 2000L, 4000L, 8000L, 16000L, 32000L);
      assertThat(told(client.sink.attempts(), "flushType"))
          .startsWith("limit")
          .endsWith("scheduled:full_batch");
      assertThat(client.status().dropped())
          .isEqualTo(Map.of(DropReason.RETRIES_EXHAUSTED, (long) SMALL));
      assertThat(client.status().lastError()).isEqualTo("out of order");
      assertThat(client.time.waiting()).isZero();
    }
  }

  @Test
  void aBatchThatIsNotFullIsTriedAgainInTheSameWay() {
    try (LoggingClient client = client()) {
      client.sink.next(failing(), 2);
      log(client, 3);
      client.time.move(Duration.ofSeconds(60));
      client.time.move(Duration.ofSeconds(2));
      client.time.move(Duration.ofSeconds(4));
      assertThat(sizes(client.sink.attempts())).containsExactly(3, 3, 3);
      assertThat(client.status().sent()).isEqualTo(3);
    }
  }

  @Test
  void aRefusedBatchIsDroppedAndTheNextOneGoes() {
    try (LoggingClient client = client()) {
      client.sink.next(refusing(), 1);
      log(client, 2 * SMALL);
      client.flush();
      assertThat(client.sink.attempts()).hasSize(2);
      assertThat(client.status().sent()).isEqualTo(SMALL);
      assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.REFUSED, (long) SMALL));
    }
  }

  @Test
  void aFailedBatchKeepsItsPlaceAndItsEvents() {
    try (LoggingClient client = client()) {
      client.sink.next(failing(), 1);
      client.statsig.logEvent(ANN, "first");
      client.flush();
      client.statsig.logEvent(ANN, "second");
      client.flush();
      assertThat(client.sink.taken()).hasSize(2);
      EventBatch first = client.sink.taken().get(0);
      assertThat(first.events().get(0).eventName()).isEqualTo("first");
      assertThat(first.attempt()).isEqualTo(1);
      assertThat(first.id()).isEqualTo(client.sink.attempts().get(0).id());
      assertThat(client.sink.taken().get(1).attempt()).isZero();
    }
  }

  @Test
  void aFlushStopsWhereTheServerFails() {
    try (LoggingClient client = client()) {
      client.sink.always(failing());
      log(client, 8 * SMALL);
      client.flush();
      assertThat(client.sink.attempts().size()).isLessThanOrEqualTo(5);
      assertThat(client.status().queued()).isEqualTo(8 * SMALL);
    }
  }

  @Test
  void flushesDuringAnOutageDoNotUseUpTheRetries() {
    try (LoggingClient client = client()) {
      client.sink.always(failing());
      log(client, 1);
      for (int i = 0; i < 50; i++) {
        client.flush();
      }
      assertThat(client.sink.attempts()).hasSize(50);
      assertThat(client.status().queued()).isEqualTo(1);
      client.sink.always(well());
      client.flush();
      assertThat(client.sink.taken().get(0).attempt()).isEqualTo(50);
      assertThat(client.status().sent()).isEqualTo(1);
    }
  }

  @Test
  void severalBatchesThatFailTogetherCountAsOneFailure() {
    try (LoggingClient client = client()) {
      CompletableFuture<Void> slow = new CompletableFuture<>();
      client.sink.next(slow, 5);
      log(client, 5 * SMALL);
      client.time.run();
      slow.completeExceptionally(DeliveryException.retryable("out of order"));
      client.time.move(Duration.ofSeconds(2));
      assertThat(told(client.sink.attempts().subList(5, 6), "flushingIntervalMs"))
          .containsExactly(2000L);
    }
  }

  @Test
  void afterAnOutageTheRestGoesOneByOneAndFaster() {
    try (LoggingClient client = client()) {
      client.sink.next(failing(), 3);
      log(client, SMALL);
      client.time.move(Duration.ofSeconds(6));
      log(client, 4 * SMALL);
      client.time.move(Duration.ofMillis(7_999));
      assertThat(client.sink.taken()).isEmpty();
      client.time.move(Duration.ofMillis(1));
      assertThat(client.sink.taken()).hasSize(1);
      client.time.move(Duration.ofSeconds(4));
      assertThat(client.sink.taken()).hasSize(2);
      client.time.move(Duration.ofSeconds(2));
      assertThat(client.sink.taken()).hasSize(5);
    }
  }

  @Test
  void aServerThatAsksForTimeGetsIt() {
    try (LoggingClient client = client()) {
      client.sink.next(
          CompletableFuture.failedFuture(
              DeliveryException.retryableAfter(Duration.ofSeconds(30), "slow down")),
          1);
      log(client, SMALL);
      client.time.run();
      client.time.move(Duration.ofMillis(29_999));
      client.flush();
      assertThat(client.sink.attempts()).hasSize(1);
      assertThat(client.status().nextFlush()).isEqualTo(LoggingClient.START.plusSeconds(30));
      client.time.move(Duration.ofMillis(1));
      assertThat(client.sink.taken()).hasSize(1);
    }
  }

  @Test
  void aServerMayNotAskForMoreThanAnHour() {
    try (LoggingClient client = client()) {
      client.sink.next(
          CompletableFuture.failedFuture(
              DeliveryException.retryableAfter(Duration.ofDays(10_000), "go away")),
          1);
      log(client, SMALL);
      client.time.move(Duration.ofHours(1));
      assertThat(client.sink.taken()).hasSize(1);
    }
  }

  @Test
  void noMoreThanFiveBatchesAreUnderWay() {
    try (LoggingClient client = client()) {
      CompletableFuture<Void> slow = new CompletableFuture<>();
      client.sink.always(slow);
      log(client, 9 * SMALL);
      client.time.run();
      assertThat(client.sink.attempts()).hasSize(5);
      client.sink.always(well());
      slow.complete(null);
      assertThat(client.sink.attempts()).hasSize(9);
    }
  }

  @Test
  void whenTooMuchWaitsTheOldestGoes() {
    try (LoggingClient client =
        client(options -> options.setEventLoggingMaxPendingBatchQueueSize(3))) {
      client.sink.next(failing(), 1);
      log(client, SMALL);
      client.time.run();
      for (int i = 0; i < 4; i++) {
        client.statsig.logEvent(ANN, "batch" + i);
        log(client, SMALL - 1);
        client.time.run();
      }
      assertThat(client.status().queued()).isEqualTo(3 * SMALL);
      assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 2L * SMALL));
      client.flush();
      assertThat(client.sink.taken().get(0).events().get(0).eventName()).isEqualTo("batch1");
    }
  }

  @Test
  void aThreadThatNeverComesRoundDoesNotLetTheQueueGrow() {
    try (LoggingClient client =
        client(options -> options.setEventLoggingMaxPendingBatchQueueSize(3))) {
      log(client, 100 * SMALL);
      assertThat(client.status().queued()).isEqualTo(6 * SMALL);
      assertThat(client.status().logged()).isEqualTo(100 * SMALL);
    }
  }

  @Test
  void theSpoolGetsWhatCannotBeSent() {
    EventCollector spool = new EventCollector();
    try (LoggingClient client = client(options -> options.setEventSpool(spool))) {
      client.sink.always(failing());
      log(client, SMALL);
      client.time.move(Duration.ofSeconds(62));
      assertThat(sizes(spool.taken())).containsExactly(SMALL);
      assertThat(client.status().spooled()).isEqualTo(SMALL);
      assertThat(client.status().droppedInAll()).isZero();
    }
  }

  @Test
  void aSpoolThatFailsLosesThem() {
    EventCollector spool = new EventCollector();
    spool.always(failing());
    try (LoggingClient client = client(options -> options.setEventSpool(spool))) {
      client.sink.always(failing());
      log(client, SMALL);
      client.time.move(Duration.ofSeconds(62));
      assertThat(client.status().dropped())
          .isEqualTo(Map.of(DropReason.RETRIES_EXHAUSTED, (long) SMALL));
    }
  }

  @Test
  void whatIsRefusedIsNotSpooled() {
    EventCollector spool = new EventCollector();
    try (LoggingClient client = client(options -> options.setEventSpool(spool))) {
      client.sink.always(refusing());
      log(client, SMALL);
      client.time.run();
      assertThat(spool.attempts()).isEmpty();
      assertThat(client.status().dropped()).containsKey(DropReason.REFUSED);
    }
  }

  @Test
  void aSinkThatThrowsIsTriedAgain() {
    try (LoggingClient client = client()) {
      client.sink.next(CompletableFuture.failedFuture(new IllegalStateException("broken")), 1);
      log(client, SMALL);
      client.time.run();
      assertThat(client.status().retrying()).isEqualTo(SMALL);
      assertThat(client.status().lastError()).contains("broken");
      client.time.move(Duration.ofSeconds(2));
      assertThat(client.status().sent()).isEqualTo(SMALL);
    }
  }

  @Test
  void theStatusSaysWhatWaitsAndUntilWhen() {
    try (LoggingClient client = client()) {
      assertThat(client.status().nextFlush()).isNull();
      log(client, 3);
      assertThat(client.status().queued()).isEqualTo(3);
      assertThat(client.status().nextFlush()).isEqualTo(LoggingClient.START.plusSeconds(60));
      client.sink.next(failing(), 1);
      client.flush();
      assertThat(client.status().retrying()).isEqualTo(3);
      assertThat(client.status().nextFlush()).isEqualTo(LoggingClient.START.plusSeconds(2));
      client.flush();
      assertThat(client.status().nextFlush()).isNull();
      assertThat(client.statsig.getEventLogStatus().sent()).isEqualTo(3);
    }
  }
}
