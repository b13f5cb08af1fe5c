package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives events to all sinks, and sees to it that what waits is sent after a while. Thread-safe. */
final class EventRouter {
  private static final Runnable NOTHING = () -> {};

  private final List<EventPipeline> pipelines;
  private final List<LiveSink> liveSinks;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final EventSettings settings;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile Runnable beforeFlush = NOTHING;
  private volatile @Nullable Instant nextFlush;
  private boolean isClosed;

  EventRouter(
      List<EventPipeline> pipelines,
      List<LiveSink> liveSinks,
      InstantSource clock,
      Scheduler scheduler,
      EventSettings settings) {
    this.pipelines = pipelines;
    this.liveSinks = liveSinks;
    this.clock = clock;
    this.scheduler = scheduler;
    this.settings = settings;
  }

  /** Sets what may add an event before those that wait are sent. */
  void beforeFlush(Runnable last) {
    beforeFlush = last;
  }

  void log(QueuedEvent event) {
    for (int i = 0; i < liveSinks.size(); i++) {
      liveSinks.get(i).log(event);
    }
    boolean isFull = false;
    for (int i = 0; i < pipelines.size(); i++) {
      isFull |= pipelines.get(i).add(event);
    }
    if (isFull) {
      scheduler.schedule(this::batchIsFull, Duration.ZERO);
    }
    expectFlush();
  }

  /** Counts an event that is none. */
  void refuse() {
    liveSinks.forEach(LiveSink::refuse);
    pipelines.forEach(EventPipeline::refuse);
  }

  /** Something waits, so that it has to be sent some time. */
  void expectFlush() {
    if (nextFlush == null && plansFlush()) {
      scheduler.schedule(this::flushInterval, settings.flushInterval());
    }
  }

  CompletableFuture<Void> flush() {
    if (ended.isDone()) {
      return CompletableFuture.completedFuture(null);
    }
    return onScheduler(EventPipeline::flush);
  }

  /** Flushes for the last time. From the second time on, it is the same shutdown. */
  CompletableFuture<Void> shutdown() {
    if (closes()) {
      onScheduler(pipeline -> pipeline.shutdown(settings.shutdownTimeout()))
          .thenRun(
              () -> {
                pipelines.forEach(EventPipeline::close);
                liveSinks.forEach(LiveSink::close);
                ended.complete(null);
              });
    }
    return ended.copy();
  }

  List<EventLogStatus.Sink> status() {
    List<EventLogStatus.Sink> all = new ArrayList<>();
    pipelines.forEach(pipeline -> all.add(pipeline.status(nextFlush)));
    liveSinks.forEach(sink -> all.add(sink.status()));
    return all;
  }

  private synchronized boolean closes() {
    boolean closes = !isClosed;
    isClosed = true;
    return closes;
  }

  private synchronized boolean plansFlush() {
    if (nextFlush != null || isClosed || pipelines.isEmpty()) {
      return false;
    }
    nextFlush = clock.instant().plus(settings.flushInterval());
    return true;
  }

  private void flushInterval() {
    beforeFlush.run();
    nextFlush = null;
    pipelines.forEach(EventPipeline::flushWhenAllowed);
  }

  private void batchIsFull() {
    beforeFlush.run();
    pipelines.forEach(EventPipeline::pump);
  }

  private CompletableFuture<Void> onScheduler(
      Function<EventPipeline, CompletableFuture<Void>> step) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    scheduler.schedule(
        () -> {
          beforeFlush.run();
          CompletableFuture.allOf(pipelines.stream().map(step).toArray(CompletableFuture<?>[]::new))
              .whenComplete((nothing, failure) -> done.complete(null));
        },
        Duration.ZERO);
    return done;
  }
}
