package dev.postern.testkit;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;

/** Starts and stops the clients of kits. */
final class KitClients {
  private KitClients() {}

  static Statsig start(StatsigOptions options, boolean isShared) {
    if (isShared && Statsig.hasShared()) {
      throw new IllegalStateException(
          "There is a shared client already: another test with one runs at the same time, or has not"
              + " closed its kit, or code under test has made one. Let such tests run one at a time"
              + " (with JUnit 5: @ResourceLock(\"dev.postern.Statsig.shared\")), and remove what code"
              + " under test has made: Statsig.removeSharedInstance()");
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
