package dev.postern.internal.event;

import dev.postern.internal.store.SdkConfigs;
import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The exposures since some moment: all of them are forgotten at once when the window ends, by
 * default a minute after the first. Thread-safe.
 */
final class SeenWindow {
  private static final long WINDOW_MS = 60_000;

  private final SeenExposures exposures;
  private final Scheduler scheduler;
  private final AtomicBoolean ends = new AtomicBoolean();

  SeenWindow(int capacity, Scheduler scheduler) {
    this.exposures = new SeenExposures(capacity);
    this.scheduler = scheduler;
  }

  boolean isRepeat(String name, String ruleId, String parameter, long unit) {
    return exposures.isRepeat(name, ruleId, parameter, unit);
  }

  /** Something is in the window, so that it has to end some time. */
  void expectEnd(SdkConfigs configs) {
    if (!ends.get() && ends.compareAndSet(false, true)) {
      Long asked = configs.dedupeWindowMs();
      long millis = asked == null ? WINDOW_MS : Math.max(0, asked);
      scheduler.schedule(this::end, Duration.ofMillis(millis));
    }
  }

  private void end() {
    ends.set(false);
    exposures.clear();
  }
}
