package dev.postern;

import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.event.EventLogs;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.JdkHttpTransport;
import dev.postern.spi.Scheduler;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The events of a client, with the connection over which they are sent. */
final class ClientEvents {
  private final @Nullable HttpTransport transport;
  private final EventLog log;
  private volatile @Nullable String environment;

  /** Without a key, or without a network, nothing is sent to Statsig. */
  ClientEvents(
      String sdkKey,
      StatsigOptions options,
      Scheduler scheduler,
      SdkInfo sdk,
      ClientLog clientLog) {
    environment = options.environment();
    transport = sends(sdkKey, options) ? new JdkHttpTransport() : null;
    log =
        EventLogs.create(
            options.events(),
            new EventLogs.Client(
                sdkKey,
                transport,
                options.clock(),
                scheduler,
                clientLog,
                sdk,
                options.sync().serviceName(),
                options.globalCustomFields(),
                () -> environment,
                StatsigUser::exposureKey,
                options.observabilityClient()));
  }

  EventLog log() {
    return log;
  }

  /** Says which environment users are in from now on, if not in one of their own. */
  void useEnvironment(@Nullable String tier) {
    environment = tier;
  }

  CompletableFuture<Void> shutdown() {
    return log.shutdown().thenRun(this::closeTransport);
  }

  private void closeTransport() {
    if (transport != null) {
      transport.close();
    }
  }

  private static boolean sends(String sdkKey, StatsigOptions options) {
    return !sdkKey.isEmpty()
        && !options.sync().disableNetwork()
        && options.events().sendsToStatsig()
        && !options.events().disableAllLogging();
  }
}
