package dev.postern.testing;

import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A clock that stands still, and tasks that are run when the test moves it. Thread-safe. */
public final class ManualScheduler implements Scheduler, InstantSource {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Planned> planned = new ArrayList<>();
  private long now;
  private long count;
  private long offset;

  public ManualScheduler(Instant start) {
    now = start.toEpochMilli();
  }

  @Override
  public synchronized Instant instant() {
    return Instant.ofEpochMilli(now + offset);
  }

  @Override
  public synchronized long millis() {
    return now + offset;
  }

  @Override
  public synchronized Task schedule(Runnable task, Duration delay) {
    Planned one = new Planned(now + delay.toMillis(), count++, task);
    planned.add(one);
    notifyAll();
    return () -> cancel(one);
  }

  /** Runs what is due now, and what that brings up at once. */
  public void run() {
    move(Duration.ZERO);
  }

  /** Lets time pass, running each task at its moment. */
  public void move(Duration time) {
    long end = moment() + time.toMillis();
    for (Planned next = take(end); next != null; next = take(end)) {
      next.task().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  /** Waits until a task is due that soon, for what other threads plan; fails after ten seconds. */
  public synchronized void awaitTask(Duration within) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (planned.stream().noneMatch(one -> one.at() <= now + within.toMillis())) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("nothing was planned");
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", interrupted);
      }
    }
  }

  /** The time from now to the next task. */
  public synchronized Duration nextDelay() {
    return Duration.ofMillis(planned.stream().mapToLong(Planned::at).min().orElseThrow() - now);
  }

  /** Sets the clock forward or back, as an operator does; tasks keep their distance. */
  public synchronized void jump(Duration distance) {
    offset += distance.toMillis();
  }

  /** How many tasks wait. */
  public synchronized int waiting() {
    return planned.size();
  }

  private synchronized long moment() {
    return now;
  }

  private synchronized @Nullable Planned take(long end) {
    Planned next =
        planned.stream()
            .filter(one -> one.at() <= end)
            .min(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::number))
            .orElse(null);
    if (next != null) {
      planned.remove(next);
      now = Math.max(now, next.at());
    }
    return next;
  }

  private synchronized void cancel(Planned one) {
    planned.remove(one);
  }

  private record Planned(long at, long number, Runnable task) {}
}
