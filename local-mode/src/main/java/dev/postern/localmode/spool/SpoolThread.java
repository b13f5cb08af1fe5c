package dev.postern.localmode.spool;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does what a spool has to do while nobody writes. */
final class SpoolThread implements AutoCloseable {
  private final ScheduledExecutorService executor;
  private final Future<?> ticking;

  SpoolThread(Runnable tick, EventSpool.Settings settings) {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "postern-spool");
              thread.setDaemon(true);
              return thread;
            });
    long millis = interval(settings).toMillis();
    ticking = executor.scheduleWithFixedDelay(tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ticking.cancel(false);
    executor.shutdown();
  }

  private static Duration interval(EventSpool.Settings settings) {
    boolean isSynced = settings.sync() == SyncPolicy.INTERVAL;
    Duration age = settings.segmentAge();
    Duration interval = settings.syncInterval();
    return isSynced && interval.compareTo(age) < 0 ? interval : age;
  }
}
