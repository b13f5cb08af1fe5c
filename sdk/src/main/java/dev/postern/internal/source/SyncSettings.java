package dev.postern.internal.source;

import dev.postern.DataStore;
import dev.postern.ProxyConfig;
import dev.postern.SpecAdapterConfig;
import dev.postern.spi.IdListSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options about getting specs.
 *
 * @param specsUrl null for Statsig's own
 * @param idListsUrl null for Statsig's own
 * @param initTimeout null for none
 * @param proxy null for none
 * @param serviceName null for none
 * @param dataStore null for none
 * @param specsCacheDirectory where the last good specs are kept; null for nowhere
 * @param idListSource null for the network
 * @param maxDownloadBytes how long an answer may be
 * @param adapters where specs are looked for; empty for the usual order
 */
public record SyncSettings(
    @Nullable URI specsUrl,
    @Nullable URI idListsUrl,
    Duration specsSyncInterval,
    Duration idListsSyncInterval,
    Duration idListsRequestTimeout,
    @Nullable Duration initTimeout,
    boolean enableIdLists,
    boolean fallbackToStatsigApi,
    boolean disableNetwork,
    @Nullable ProxyConfig proxy,
    @Nullable String serviceName,
    @Nullable DataStore dataStore,
    List<SpecAdapterConfig> adapters,
    @Nullable Path specsCacheDirectory,
    @Nullable IdListSource idListSource,
    long maxDownloadBytes) {}
