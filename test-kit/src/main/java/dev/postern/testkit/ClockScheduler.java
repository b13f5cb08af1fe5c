package dev.postern.testkit;

import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks when the clock is moved past their time, on the thread that moves it; those that are
 * due at once, at once. It has no thread of its own.
 */
final class ClockScheduler implements Scheduler {
  private final MutableClock clock;
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(Comparator.comparing(one -> one.due));

  ClockScheduler(MutableClock clock) {
    this.clock = clock;
    clock.whenMoved(this::runDue);
  }

  MutableClock clock() {
    return clock;
  }

  /** Runs everything that is planned, as if enough time had passed. */
  void runPlanned() {
    List<Planned> all;
    synchronized (planned) {
      all = List.copyOf(planned);
      planned.clear();
    }
    all.forEach(one -> one.task.run());
  }

  /** Told apart by identity. */
  private static final class Planned {
    private final Instant due;
    private final Runnable task;

    private Planned(Instant due, Runnable task) {
      this.due = due;
      this.task = task;
    }
  }

  @Override
  public Task schedule(Runnable task, Duration delay) {
    if (delay.isZero() || delay.isNegative()) {
      task.run();
      return () -> {};
    }
    Planned entry = new Planned(clock.instant().plus(delay), task);
    synchronized (planned) {
      planned.add(entry);
    }
    return () -> cancel(entry);
  }

  private void cancel(Planned entry) {
    synchronized (planned) {
      planned.remove(entry);
    }
  }

  private void runDue() {
    for (Planned next = nextDue(); next != null; next = nextDue()) {
      next.task.run();
    }
  }

  private @Nullable Planned nextDue() {
    synchronized (planned) {
      Planned first = planned.peek();
      return first == null || first.due.isAfter(clock.instant()) ? null : planned.poll();
    }
  }
}
