package dev.postern;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client that a whole application shares, for callers who cannot be handed one. */
final class SharedInstance {
  private static final Logger LOG = LoggerFactory.getLogger("dev.postern");
  private static final String NO_KEY = "INVALID_SECRET_KEY";
  private static final AtomicReference<Statsig> SHARED = new AtomicReference<>();

  private SharedInstance() {}

  static Statsig create(String sdkKey, StatsigOptions options) {
    if (!exists()) {
      Statsig statsig = new Statsig(sdkKey, options);
      if (SHARED.compareAndSet(null, statsig)) {
        return statsig;
      }
    }
    LOG.error(
        "There is a shared instance already, and it stays. Call removeSharedInstance() first to"
            + " replace it.");
    return without();
  }

  static Statsig get() {
    Statsig statsig = SHARED.get();
    if (statsig == null) {
      LOG.error("There is no shared instance yet. Call newShared() first.");
      return without();
    }
    return statsig;
  }

  static boolean exists() {
    return SHARED.get() != null;
  }

  static void remove() {
    SHARED.set(null);
  }

  private static Statsig without() {
    return new Statsig(NO_KEY, new StatsigOptions.Builder().setDisableNetwork(true).build());
  }
}
