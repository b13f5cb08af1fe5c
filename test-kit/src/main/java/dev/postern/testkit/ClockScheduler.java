package dev.postern.testkit;

import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks when the clock is moved past their time, on the thread that moves it; those that are
 * due at once, at once. It has no thread of its own.
 */
final class ClockScheduler implements Scheduler {
  private final MutableClock clock;
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(Comparator.comparing(Planned::due));

  ClockScheduler(MutableClock clock) {
    this.clock = clock;
    clock.whenMoved(this::runDue);
  }

  private record Planned(Instant due, Runnable task) {}

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
      planned.removeIf(each -> each == entry);
    }
  }

  private void runDue() {
    for (Planned next = nextDue(); next != null; next = nextDue()) {
      next.task().run();
    }
  }

  private @Nullable Planned nextDue() {
    synchronized (planned) {
      Planned first = planned.peek();
      return first == null || first.due().isAfter(clock.instant()) ? null : planned.poll();
    }
  }
}
