package dev.postern.testkit;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;

/** Starts and stops the clients of kits. */
final class KitClients {
  private KitClients() {}

  static Statsig start(StatsigOptions options, boolean isShared) {
    if (isShared && Statsig.hasShared()) {
      throw new IllegalStateException(
          "There is a shared client already: another test, or the code under test, has not removed"
              + " it (Statsig.removeSharedInstance())");
    }
    Statsig statsig = isShared ? Statsig.newShared("", options) : new Statsig("", options);
    statsig.initialize().join();
    return statsig;
  }

  static void stop(Statsig statsig, boolean isShared) {
    if (isShared) {
      Statsig.removeSharedInstance();
    }
    statsig.close();
  }
}
