package dev.postern;

import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.JdkHttpTransport;
import dev.postern.internal.source.SyncSettings;
import dev.postern.internal.store.DaemonScheduler;
import dev.postern.spi.Scheduler;
import org.jspecify.annotations.Nullable;

/** What a client runs on until it is shut down: its thread, its network, its log and metrics. */
final class ClientRuntime {
  private final ClientLog log;
  private final Metrics metrics;
  private final Scheduler scheduler;
  private final boolean ownsScheduler;
  private final @Nullable HttpTransport transport;

  ClientRuntime(String sdkKey, StatsigOptions options) {
    log = new ClientLog(options.outputLoggerLevel(), options.outputLoggerProvider());
    metrics = new Metrics(options.observabilityClient(), log);
    metrics.init();
    Scheduler given = options.scheduler();
    ownsScheduler = given == null;
    scheduler = given == null ? new DaemonScheduler() : given;
    transport = transport(sdkKey, options.sync(), log);
  }

  private static @Nullable HttpTransport transport(
      String sdkKey, SyncSettings settings, ClientLog log) {
    return sdkKey.isEmpty() || settings.disableNetwork()
        ? null
        : new JdkHttpTransport(settings.proxy(), log, settings.maxDownloadBytes());
  }

  ClientLog log() {
    return log;
  }

  Metrics metrics() {
    return metrics;
  }

  /** Runs what is done later. */
  Scheduler scheduler() {
    return scheduler;
  }

  /** The network; null for a client that does not use it. */
  @Nullable HttpTransport transport() {
    return transport;
  }

  /** Frees thread and network, once nothing needs them. */
  void close() {
    if (transport != null) {
      transport.close();
    }
    if (ownsScheduler) {
      scheduler.close();
    }
    log.close();
  }
}
