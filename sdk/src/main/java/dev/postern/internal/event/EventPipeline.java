package dev.postern.internal.event;

import static java.util.Objects.requireNonNull;

import dev.postern.EventLogStatus;
import dev.postern.EventLogStatus.DropReason;
import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import dev.postern.spi.EventSink;
import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of events to one sink: a queue, batches, and what happens when a batch is not taken.
 *
 * <p>Batches are sent in order, several at a time while all goes well, one at a time after a
 * failure. One that failed keeps its place and its count. Thread-safe; {@link #add} does nothing
 * but add, the work is done by whoever calls {@link #pump} or answers for the sink.
 */
final class EventPipeline {
  private final EventSink.Batched sink;
  private final EventSink.@Nullable Batched spool;
  private final Sender sender;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final DeliveryReport report;
  private final Object lock = new Object();
  private final Delivery delivery;
  private final AtomicInteger work = new AtomicInteger();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private long wakesAt = Long.MAX_VALUE;
  private Scheduler.@Nullable Task alarm;

  /** A pipeline with nothing in it; without a spool, what the sink does not take is lost. */
  EventPipeline(
      EventSink.Batched sink,
      EventSink.@Nullable Batched spool,
      Sender sender,
      EventSettings settings,
      InstantSource clock,
      Scheduler scheduler,
      DeliveryReport report) {
    this.sink = sink;
    this.spool = spool;
    this.sender = sender;
    this.clock = clock;
    this.scheduler = scheduler;
    this.report = report;
    this.delivery = new Delivery(settings);
  }

  /** Adds an event and tells whether there is a full batch to {@link #pump}. */
  boolean add(QueuedEvent event) {
    synchronized (lock) {
      return delivery.add(event);
    }
  }

  /** Sends what waits, full batch or not, as soon as failures allow it. */
  void flushWhenAllowed() {
    synchronized (lock) {
      delivery.want();
    }
    pump();
  }

  /** Sends what waits, now; completes when all of it is sent, or when some of it cannot be. */
  CompletableFuture<Void> flush() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (lock) {
      delivery.hurry(new Flush(delivery.added(), done));
    }
    pump();
    return done;
  }

  /** Sends what waits, takes nothing more, and gives up what is left when the time is over. */
  CompletableFuture<Void> shutdown(Duration limit) {
    synchronized (lock) {
      delivery.close(clock.millis() + limit.toMillis());
    }
    pump();
    Scheduler.Task last = scheduler.schedule(() -> change(delivery::giveUpAll), limit);
    Scheduler.Task veryLast =
        scheduler.schedule(() -> change(delivery::giveUpSpool), limit.multipliedBy(2));
    return ended.thenRun(last::cancel).thenRun(veryLast::cancel);
  }

  EventLogStatus.Sink status(@Nullable Instant nextFlush) {
    synchronized (lock) {
      EventLogStatus.Sink status = delivery.status(sink.name(), null);
      return status.queued() == 0 ? status : delivery.status(sink.name(), earlier(nextFlush));
    }
  }

  void close() {
    sink.close();
  }

  /** Does what there is to do. A thread that comes while another is at it leaves it to that one. */
  void pump() {
    if (work.getAndIncrement() != 0) {
      return;
    }
    int seen;
    do {
      seen = work.get();
      for (Runnable step = next(); step != null; step = next()) {
        step.run();
      }
    } while (!work.compareAndSet(seen, 0));
    endFlushes();
  }

  /** What is to be done next, without the lock; null when there is nothing to do now. */
  private @Nullable Runnable next() {
    synchronized (lock) {
      long now = clock.millis();
      Batch ready = delivery.ready(now);
      if (ready != null) {
        String flushType = delivery.start(ready, now);
        Map<String, Object> metadata = sender.metadata(flushType, delivery.intervalMs());
        int attempt = ready.attempts;
        return () -> send(ready, attempt, metadata);
      }
      Batch givenUp = delivery.pollGivenUp();
      if (givenUp != null) {
        return () -> handOver(givenUp);
      }
      long until = delivery.waitsUntil();
      return until == wakesAt ? null : () -> wakeAt(until, now);
    }
  }

  private void send(Batch batch, int attempt, Map<String, Object> metadata) {
    deliver(
        sink,
        () -> batch.toEventBatch(sender.session(), attempt, metadata),
        failure -> {
          if (failure == null) {
            succeeded(batch);
          } else {
            failed(batch, failure);
          }
        });
  }

  private void succeeded(Batch batch) {
    boolean isNews;
    synchronized (lock) {
      isNews = delivery.succeeded(batch, clock.millis());
    }
    if (isNews) {
      report.sent(batch.size());
    }
    pump();
  }

  private void failed(Batch batch, DeliveryException failure) {
    report.failed(batch.size(), String.valueOf(failure.getMessage()));
    change(() -> delivery.failed(batch, clock.millis(), failure));
  }

  /** What the sink refuses, the spool is not given: it would be refused again. */
  private void handOver(Batch batch) {
    DropReason reason = batch.reason;
    if (spool == null || reason == DropReason.REFUSED) {
      lost(batch);
      return;
    }
    Map<String, Object> metadata = sender.metadata("spool", Backoff.LEAST_MS);
    deliver(
        spool,
        () -> batch.toEventBatch(sender.session(), batch.attempts, metadata),
        failure -> {
          if (failure == null) {
            report.spooled(batch.size(), reason);
            change(() -> delivery.spooled(batch));
          } else {
            report.failed(batch.size(), "spool: " + failure.getMessage());
            lost(batch);
          }
        });
  }

  private void lost(Batch batch) {
    String error;
    synchronized (lock) {
      error = delivery.lastError();
    }
    report.dropped(batch.size(), batch.reason, error);
    change(() -> delivery.dropped(batch));
  }

  private void change(Runnable change) {
    synchronized (lock) {
      change.run();
    }
    pump();
  }

  private void wakeAt(long time, long now) {
    Scheduler.Task next =
        time == Long.MAX_VALUE
            ? null
            : scheduler.schedule(this::wake, Duration.ofMillis(time - now));
    Scheduler.Task former;
    synchronized (lock) {
      former = alarm;
      alarm = next;
      wakesAt = time;
    }
    if (former != null) {
      former.cancel();
    }
  }

  private void wake() {
    change(() -> wakesAt = Long.MAX_VALUE);
  }

  private void endFlushes() {
    List<Flush> over;
    boolean isOver;
    synchronized (lock) {
      over = delivery.endedFlushes();
      isOver = delivery.isOver();
    }
    over.forEach(flush -> flush.done().complete(null));
    if (isOver) {
      ended.complete(null);
    }
  }

  private @Nullable Instant earlier(@Nullable Instant flush) {
    Instant wakes = wakesAt == Long.MAX_VALUE ? null : Instant.ofEpochMilli(wakesAt);
    if (wakes == null || flush == null) {
      return wakes == null ? flush : wakes;
    }
    return wakes.isBefore(flush) ? wakes : flush;
  }

  private static void deliver(
      EventSink.Batched to,
      Supplier<EventBatch> batch,
      Consumer<@Nullable DeliveryException> answer) {
    CompletableFuture<Void> unused =
        begin(to, batch)
            .whenComplete(
                (nothing, failure) ->
                    answer.accept(failure == null ? null : asDeliveryException(failure)));
  }

  private static CompletableFuture<Void> begin(EventSink.Batched to, Supplier<EventBatch> batch) {
    try {
      return requireNonNull(to.deliver(batch.get()), "the sink returned null");
    } catch (RuntimeException | Error broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private static DeliveryException asDeliveryException(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof DeliveryException known
        ? known
        : DeliveryException.retryable(cause.toString());
  }
}
