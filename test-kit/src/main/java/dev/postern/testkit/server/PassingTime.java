package dev.postern.testkit.server;

import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still, and tasks that run when it is moved, on the thread that moves it;
 * those that are due at once, at once. Other threads may plan tasks, which can be waited for.
 */
final class PassingTime implements Scheduler, InstantSource {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Planned> planned = new ArrayList<>();
  private Instant now;

  PassingTime(Instant start) {
    now = start;
  }

  /** Told apart by identity. */
  private static final class Planned {
    private final Instant due;
    private final Duration delay;
    private final Runnable task;

    private Planned(Instant due, Duration delay, Runnable task) {
      this.due = due;
      this.delay = delay;
      this.task = task;
    }
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public Task schedule(Runnable task, Duration delay) {
    if (delay.isZero() || delay.isNegative()) {
      task.run();
      return () -> {};
    }
    Planned one = plan(task, delay);
    return () -> cancel(one);
  }

  private synchronized Planned plan(Runnable task, Duration delay) {
    Planned one = new Planned(now.plus(delay), delay, task);
    planned.add(one);
    notifyAll();
    return one;
  }

  private synchronized void cancel(Planned one) {
    planned.remove(one);
  }

  /** Moves the clock, and runs each task at its moment. */
  void pass(Duration duration) {
    Instant end = instant().plus(duration);
    for (Planned next = take(end); next != null; next = take(end)) {
      next.task.run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized @Nullable Planned take(Instant end) {
    Planned next =
        planned.stream()
            .filter(one -> !one.due.isAfter(end))
            .min(Comparator.comparing(one -> one.due))
            .orElse(null);
    if (next != null) {
      planned.remove(next);
      now = next.due.isAfter(now) ? next.due : now;
    }
    return next;
  }

  /** How many tasks wait that were planned with this delay. */
  synchronized int waiting(Duration delay) {
    return count(one -> one.delay.equals(delay));
  }

  /**
   * Waits until so many tasks wait that were planned with this delay.
   *
   * @param soon ends the waiting as well, as soon as there is a task that is due that soon
   * @return whether that many wait
   * @throws IllegalStateException after half a minute
   */
  synchronized boolean await(int number, Duration delay, Duration soon) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (waiting(delay) < number && count(one -> !one.due.isAfter(now.plus(soon))) == 0) {
      waitUntil(deadline);
    }
    return waiting(delay) >= number;
  }

  private int count(Predicate<Planned> wanted) {
    return (int) planned.stream().filter(wanted).count();
  }

  private synchronized void waitUntil(long deadline) {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new IllegalStateException(
          "The client has not come to an end for half a minute; does a fault hang?");
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the client was at work", interrupted);
    }
  }
}
