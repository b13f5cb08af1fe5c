package dev.postern.internal.source;

import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.event.Diagnostics.Topic;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.store.SpecStore;
import dev.postern.spi.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets a client's specs: from the first place that has some, then newer ones from the first place
 * that is to be polled. Goes on for good, whatever fails. Thread-safe.
 */
public final class SpecSync {
  private final List<SpecFeed> feeds;
  private final @Nullable LastGoodCopy copy;
  private final SpecStore store;
  private final Scheduler scheduler;
  private final Duration interval;
  private final ClientLog log;
  private final Diagnostics diagnostics;
  private final SyncHistory history;
  private final AtomicBoolean isPolling = new AtomicBoolean();
  private volatile CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
  private volatile String place = "";
  private volatile boolean isClosed;
  private @Nullable CompletableFuture<Void> closed;

  /**
   * A sync that has not begun.
   *
   * @param copy what is used when nothing else can be had; null for nothing
   * @param interval between the end of a poll and the next one
   */
  public SpecSync(
      List<SpecFeed> feeds,
      @Nullable LastGoodCopy copy,
      SpecStore store,
      Scheduler scheduler,
      Duration interval,
      InstantSource clock,
      ClientLog log,
      Diagnostics diagnostics) {
    this.feeds = List.copyOf(feeds);
    this.copy = copy;
    this.store = store;
    this.scheduler = scheduler;
    this.interval = interval;
    this.log = log;
    this.diagnostics = diagnostics;
    this.history = new SyncHistory(clock, log);
  }

  /** What metrics call the place that the first specs are from; empty for none. */
  public String place() {
    return place;
  }

  /** How it has gone so far. */
  public SyncHistory history() {
    return history;
  }

  /**
   * Gets the first specs. Fails with the reason when there are none to be had.
   *
   * @param trace notes how it goes
   */
  public CompletableFuture<Void> start(Trace trace) {
    store.attemptBegins();
    return startFrom(0, trace).whenComplete((done, failure) -> started(failure));
  }

  private void started(@Nullable Throwable failure) {
    if (failure != null || feeds.isEmpty()) {
      useCopy();
      store.attemptFailed();
    }
    boolean isAsked = failure == null || !SpecSyncs.isNetworkDisabled(failure);
    if (!feeds.isEmpty() && isAsked) {
      history.attempted(failure, store.snapshot().hasSpecs());
    }
  }

  /** Falls back on what was kept, if there are no specs yet. */
  public void useCopy() {
    if (copy != null && !store.snapshot().hasSpecs() && copy.use()) {
      log.info("The specs could not be had; those that were kept are used until they can");
    }
  }

  private CompletableFuture<Void> startFrom(int index, Trace trace) {
    if (feeds.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    SpecFeed feed = feeds.get(index);
    CompletableFuture<Void> started =
        begin(() -> feed.start(trace)).thenAccept(done -> place = feed.place());
    return feeds.size() == 1
        ? started
        : started.exceptionallyCompose(failure -> startAfter(index, failure, trace));
  }

  private CompletableFuture<Void> startAfter(int index, Throwable failure, Trace trace) {
    log.info("No specs from %s: %s".formatted(feeds.get(index), Failures.reason(failure)));
    return index + 1 < feeds.size()
        ? startFrom(index + 1, trace)
        : CompletableFuture.failedFuture(
            new IOException("Adapter not started: Failed to start any adapters"));
  }

  /** Begins to ask for newer specs; does nothing from the second time on. */
  public void poll() {
    if (isPolling.compareAndSet(false, true)) {
      pollFirst(0);
    }
  }

  private void pollFirst(int index) {
    if (index < feeds.size()) {
      SpecFeed feed = feeds.get(index);
      underWay =
          feed.polls()
              .handle(
                  (accepts, failure) -> {
                    if (Boolean.TRUE.equals(accepts)) {
                      planNext(feed);
                    } else {
                      pollFirst(index + 1);
                    }
                    return null;
                  });
    }
  }

  private void planNext(SpecFeed feed) {
    if (!isClosed) {
      history.planned(interval);
      scheduler.schedule(() -> pollNow(feed), interval);
    }
  }

  private void pollNow(SpecFeed feed) {
    if (isClosed) {
      return;
    }
    Trace trace = diagnostics.begin(Topic.SPEC_SYNC);
    underWay =
        begin(() -> feed.poll(trace))
            .whenComplete(
                (done, failure) -> {
                  trace.finish();
                  if (!isClosed) {
                    history.attempted(failure, store.snapshot().hasSpecs());
                  }
                  planNext(feed);
                });
  }

  /** What is thrown counts as a future that fails. */
  private static CompletableFuture<Void> begin(Supplier<CompletableFuture<Void>> step) {
    try {
      return step.get();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(new CompletionException(failure));
    }
  }

  /**
   * Stops; does nothing from the second time on. A download that is under way is not waited for,
   * but specs that are being kept are.
   */
  public synchronized CompletableFuture<Void> close() {
    CompletableFuture<Void> closing = closed;
    if (closing == null) {
      isClosed = true;
      underWay.cancel(false);
      closing = closeAll();
      closed = closing;
    }
    return closing;
  }

  private CompletableFuture<Void> closeAll() {
    List<CompletableFuture<Void>> closing = new ArrayList<>();
    for (SpecFeed feed : feeds) {
      closing.add(feed.close());
    }
    if (copy != null) {
      closing.add(copy.written());
    }
    return CompletableFuture.allOf(closing.toArray(new CompletableFuture<?>[0]));
  }
}
