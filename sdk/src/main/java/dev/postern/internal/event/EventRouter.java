package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives events to all sinks, and sees to it that what waits is sent after a while. Thread-safe. */
final class EventRouter {
  private final List<EventPipeline> pipelines;
  private final List<LiveSink> liveSinks;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final EventSettings settings;
  private final NonExposedCounts nonExposed;
  private volatile @Nullable Instant nextFlush;
  private volatile @Nullable CompletableFuture<Void> ending;
  private volatile @Nullable Thread exitHook;

  EventRouter(
      List<EventPipeline> pipelines,
      List<LiveSink> liveSinks,
      InstantSource clock,
      Scheduler scheduler,
      EventSettings settings,
      NonExposedCounts nonExposed) {
    this.pipelines = pipelines;
    this.liveSinks = liveSinks;
    this.clock = clock;
    this.scheduler = scheduler;
    this.settings = settings;
    this.nonExposed = nonExposed;
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

  /** Something waits, so that it has to be sent some time. */
  void expectFlush() {
    if (nextFlush == null && plansFlush()) {
      scheduler.schedule(this::flushInterval, settings.flushInterval());
    }
  }

  CompletableFuture<Void> flush() {
    return ending == null
        ? onScheduler(EventPipeline::flush)
        : CompletableFuture.completedFuture(null);
  }

  /** Flushes for the last time. From the second time on, it is the same shutdown. */
  synchronized CompletableFuture<Void> shutdown() {
    CompletableFuture<Void> known = ending;
    if (known == null) {
      known =
          onScheduler(pipeline -> pipeline.shutdown(settings.shutdownTimeout()))
              .thenRun(this::close);
      ending = known;
    }
    return known.copy();
  }

  /** Sees to it that the JVM does not end before this is shut down. */
  void shutDownAtJvmExit() {
    exitHook = JvmExit.add(() -> shutdown().join());
  }

  List<EventLogStatus.Sink> status() {
    List<EventLogStatus.Sink> all = new ArrayList<>();
    pipelines.forEach(pipeline -> all.add(pipeline.status(nextFlush)));
    liveSinks.forEach(sink -> all.add(sink.status()));
    return all;
  }

  /** Before those that wait are sent, one more is added, if anything was counted. */
  void tellNonExposed() {
    String checks = nonExposed.take();
    if (checks != null) {
      log(PlainEvent.system(PlainEvent.NON_EXPOSED_CHECKS, Map.of("checks", checks), clock));
    }
  }

  private synchronized boolean plansFlush() {
    if (nextFlush != null || ending != null || pipelines.isEmpty()) {
      return false;
    }
    nextFlush = clock.instant().plus(settings.flushInterval());
    return true;
  }

  private void flushInterval() {
    tellNonExposed();
    nextFlush = null;
    pipelines.forEach(EventPipeline::flushWhenAllowed);
  }

  private void batchIsFull() {
    tellNonExposed();
    pipelines.forEach(EventPipeline::pump);
  }

  private void close() {
    pipelines.forEach(EventPipeline::close);
    liveSinks.forEach(LiveSink::close);
    JvmExit.remove(exitHook);
  }

  private CompletableFuture<Void> onScheduler(
      Function<EventPipeline, CompletableFuture<Void>> step) {
    CompletableFuture<Void> begins = new CompletableFuture<>();
    scheduler.schedule(() -> begins.complete(null), Duration.ZERO);
    return begins.thenCompose(
        nothing -> {
          tellNonExposed();
          return CompletableFuture.allOf(
              pipelines.stream().map(step).toArray(CompletableFuture<?>[]::new));
        });
  }
}
