package dev.postern.internal.source;

import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again, each time a while after it was done, well or not. What is done
 * must not block; it is waited for without a thread. Thread-safe.
 */
public final class Polling implements AutoCloseable {
  private final Scheduler scheduler;
  private final Duration interval;
  private final Supplier<? extends CompletableFuture<?>> work;
  private Scheduler.@Nullable Task next;
  private boolean isClosed;

  /** Polling that has not begun. */
  public Polling(
      Scheduler scheduler, Duration interval, Supplier<? extends CompletableFuture<?>> work) {
    this.scheduler = scheduler;
    this.interval = interval;
    this.work = work;
  }

  /** Does it for the first time after one interval. To be called once. */
  public synchronized void start() {
    if (!isClosed) {
      next = scheduler.schedule(this::poll, interval);
    }
  }

  /** Does it no more; what is under way goes on. */
  @Override
  public synchronized void close() {
    isClosed = true;
    if (next != null) {
      next.cancel();
    }
  }

  private void poll() {
    CompletableFuture<?> done;
    try {
      done = work.get();
    } catch (RuntimeException failure) {
      done = CompletableFuture.failedFuture(failure);
    }
    CompletableFuture<?> unused = done.whenComplete((result, failure) -> start());
  }
}
