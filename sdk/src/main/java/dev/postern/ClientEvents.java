package dev.postern;

import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.event.EventLogs;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.net.HttpTransport;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The events of a client, with the connection over which they are sent. */
final class ClientEvents {
  private final EventLog log;
  private volatile @Nullable String environment;

  /** Without a key, or without a network, nothing is sent to Statsig. */
  ClientEvents(
      String sdkKey,
      StatsigOptions options,
      Lifecycle lifecycle,
      SdkInfo sdk,
      ClientLog clientLog) {
    environment = options.environment();
    HttpTransport transport = sends(options) ? lifecycle.transport() : null;
    log =
        EventLogs.create(
            options.events(),
            new EventLogs.Client(
                sdkKey,
                transport,
                options.clock(),
                lifecycle.scheduler(),
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
    return log.shutdown();
  }

  private static boolean sends(StatsigOptions options) {
    return options.events().sendsToStatsig() && !options.events().disableAllLogging();
  }
}
