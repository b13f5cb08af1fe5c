package dev.postern;

import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.event.EventLogs;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.store.SpecStore;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The events of a client, with the connection over which they are sent. */
final class ClientEvents {
  private final EventLog log;
  private final Diagnostics diagnostics;
  private volatile @Nullable String environment;

  /** Without a key, or without a network, nothing is sent to Statsig. */
  ClientEvents(
      String sdkKey, StatsigOptions options, ClientRuntime runtime, SdkInfo sdk, SpecStore store) {
    environment = options.environment();
    HttpTransport transport = options.events().sendsToStatsig() ? runtime.transport() : null;
    log =
        options.events().areForNobody(transport != null)
            ? EventLog.NONE
            : EventLogs.create(
                options.events(),
                new EventLogs.Client(
                    sdkKey,
                    transport,
                    options.clock(),
                    runtime.scheduler(),
                    runtime.log(),
                    sdk,
                    options.sync().serviceName(),
                    options.globalCustomFields(),
                    () -> environment,
                    StatsigUser::exposureKey,
                    runtime.metrics()));
    diagnostics =
        new Diagnostics(
            transport == null ? EventLog.NONE : log,
            options.clock(),
            () -> store.snapshot().sdkConfigs(),
            new ThreadRandom(),
            sdkKey);
  }

  EventLog log() {
    return log;
  }

  /** What the client tells Statsig of itself; nobody else is told. */
  Diagnostics diagnostics() {
    return diagnostics;
  }

  /** Says which environment users are in from now on, if not in one of their own. */
  void useEnvironment(@Nullable String tier) {
    environment = tier;
  }

  CompletableFuture<Void> shutdown() {
    return log.shutdown();
  }
}
