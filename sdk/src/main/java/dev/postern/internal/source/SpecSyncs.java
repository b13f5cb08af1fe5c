package dev.postern.internal.source;

import dev.postern.DataStore;
import dev.postern.Overrides;
import dev.postern.SpecAdapterConfig;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.internal.store.DaemonThreads;
import dev.postern.internal.store.SpecStore;
import dev.postern.spi.IdListReceiver;
import dev.postern.spi.Scheduler;
import dev.postern.spi.SpecSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Finds out of the options where a client's specs come from. Used once. */
public final class SpecSyncs {
  private static final Duration FIRST_DOWNLOAD = Duration.ofSeconds(3);

  private final SyncSettings settings;
  private final Client client;
  private final Executor worker = new DaemonThreads("postern-worker");
  private final @Nullable DataStoreFeed dataStore;
  private final @Nullable LastGoodCopy copy;

  /**
   * What a client has for getting specs.
   *
   * @param sdkKey empty for a client that never uses the network
   * @param transport null when the network is switched off
   */
  public record Client(
      String sdkKey,
      @Nullable HttpTransport transport,
      SpecStore store,
      SpecIntake intake,
      Overrides overrides,
      IdListReceiver idLists,
      Scheduler scheduler,
      InstantSource clock,
      SdkInfo sdk,
      ClientLog log,
      Metrics metrics,
      Diagnostics diagnostics) {}

  private SpecSyncs(SyncSettings settings, Client client) {
    this.settings = settings;
    this.client = client;
    DataStore store = settings.dataStore();
    this.dataStore = store == null ? null : feed(store);
    Path directory = settings.specsCacheDirectory();
    this.copy = directory == null ? null : copy(directory);
  }

  /** The sync that the options ask for. */
  public static SpecSync create(SyncSettings settings, List<SpecSource> sources, Client client) {
    SpecSyncs syncs = new SpecSyncs(settings, client);
    return new SpecSync(
        sources.isEmpty() ? syncs.feeds() : syncs.feeds(sources),
        syncs.copy,
        client.store(),
        client.scheduler(),
        settings.specsSyncInterval(),
        client.clock(),
        client.log(),
        client.diagnostics());
  }

  /** Whether specs could not be had because the options switch the network off. */
  public static boolean isNetworkDisabled(Throwable failure) {
    return Failures.cause(failure) instanceof NetworkFailure known && known.isDisabled();
  }

  /** Sources of the caller's own may take long, so they get a thread if the start is limited. */
  private List<SpecFeed> feeds(List<SpecSource> sources) {
    Executor executor = settings.initTimeout() == null ? null : worker;
    List<SpecFeed> feeds = new ArrayList<>();
    for (SpecSource source : sources) {
      feeds.add(
          new SourceFeed(
              source,
              client.intake(),
              client.overrides(),
              client.idLists(),
              client.log(),
              executor));
    }
    return feeds;
  }

  private List<SpecFeed> feeds() {
    List<SpecFeed> feeds = new ArrayList<>();
    if (settings.adapters().isEmpty()) {
      addDataStore(feeds);
      addNetwork(feeds, settings.specsUrl());
    }
    for (SpecAdapterConfig adapter : settings.adapters()) {
      if ("data_store".equals(adapter.adapterType)) {
        requireDataStore();
        addDataStore(feeds);
      } else {
        String url = adapter.specsUrl;
        addNetwork(feeds, url == null || url.isEmpty() ? settings.specsUrl() : URI.create(url));
      }
    }
    return feeds;
  }

  private void requireDataStore() {
    if (dataStore == null) {
      client.log().warn("specAdapterConfigs names data_store, and no dataStore is set");
    }
  }

  private void addDataStore(List<SpecFeed> feeds) {
    if (dataStore != null) {
      feeds.add(dataStore);
    }
  }

  private void addNetwork(List<SpecFeed> feeds, @Nullable URI url) {
    if (!client.sdkKey().isEmpty()) {
      feeds.add(network(SpecsAddress.of(url, client.sdkKey())));
    }
  }

  private NetworkFeed network(SpecsAddress address) {
    Duration timeout = settings.initTimeout();
    return new NetworkFeed(
        address,
        calls(),
        this::headers,
        () -> client.store().snapshot().catalog(),
        client.intake(),
        timeout == null ? FIRST_DOWNLOAD : timeout,
        settings.fallbackToStatsigApi(),
        client.clock(),
        metrics(""),
        keepers());
  }

  private @Nullable Calls calls() {
    HttpTransport transport = client.transport();
    return transport == null
        ? null
        : new Calls(
            new NetworkRequests(transport, client.metrics(), client.clock(), client.sdkKey()),
            client.scheduler());
  }

  private SpecMetrics metrics(String place) {
    return new SpecMetrics(client.metrics(), client.store(), client.clock(), place);
  }

  private List<AppliedSpecs> keepers() {
    List<AppliedSpecs> keepers = new ArrayList<>();
    if (dataStore != null) {
      keepers.add(dataStore);
    }
    if (copy != null) {
      keepers.add(copy);
    }
    return keepers;
  }

  private DataStoreFeed feed(DataStore store) {
    return new DataStoreFeed(
        store,
        client.sdkKey(),
        client.intake(),
        worker,
        client.scheduler(),
        client.clock(),
        metrics(DataStoreFeed.PLACE),
        client.log());
  }

  private LastGoodCopy copy(Path directory) {
    return new LastGoodCopy(directory, client.sdkKey(), client.intake(), worker, client.log());
  }

  private Map<String, String> headers() {
    return new StatsigHeaders(client.sdkKey(), client.sdk(), settings.serviceName(), client.clock())
        .with(Map.of("accept-encoding", "gzip"));
  }
}
