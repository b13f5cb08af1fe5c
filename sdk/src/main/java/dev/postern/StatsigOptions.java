package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.OutputLogger.LogLevel;
import dev.postern.internal.event.EventSettings;
import dev.postern.internal.net.JdkHttpTransport;
import dev.postern.internal.source.SyncSettings;
import dev.postern.spi.CountryLookup;
import dev.postern.spi.EventSink;
import dev.postern.spi.IdListSource;
import dev.postern.spi.Scheduler;
import dev.postern.spi.SpecSource;
import dev.postern.spi.UserAgentParser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client works. Immutable; made by {@link Builder}. {@code docs/options.md} has a table of
 * all options. It is long because each of them has a method and its documentation.
 *
 * @since 0.1.0
 */
public final class StatsigOptions {
  private final List<SpecSource> specSources;
  private final @Nullable String environment;
  private final Map<String, ?> globalCustomFields;
  private final InstantSource clock;
  private final @Nullable Scheduler scheduler;
  private final @Nullable CountryLookup countryLookup;
  private final @Nullable UserAgentParser userAgentParser;
  private final boolean disableUserCountryLookup;
  private final boolean waitForCountryLookupInit;
  private final boolean useThirdPartyUAParser;
  private final boolean waitForUserAgentInit;
  private final LogLevel outputLoggerLevel;
  private final @Nullable OutputLoggerProvider outputLoggerProvider;
  private final @Nullable ObservabilityClient observabilityClient;
  private final @Nullable PersistentStorage persistentStorage;
  private final SyncSettings sync;
  private final EventSettings events;

  private StatsigOptions(Builder builder) {
    specSources = List.copyOf(builder.specSources);
    environment = builder.environment;
    globalCustomFields = JsonForm.copyOf(builder.globalCustomFields);
    clock = builder.clock;
    scheduler = builder.scheduler;
    countryLookup = builder.countryLookup;
    userAgentParser = builder.userAgentParser;
    disableUserCountryLookup = builder.disableUserCountryLookup;
    waitForCountryLookupInit = builder.waitForCountryLookupInit;
    useThirdPartyUAParser = builder.useThirdPartyUAParser;
    waitForUserAgentInit = builder.waitForUserAgentInit;
    outputLoggerLevel = builder.outputLoggerLevel;
    outputLoggerProvider = builder.outputLoggerProvider;
    observabilityClient = builder.observabilityClient;
    persistentStorage = builder.persistentStorage;
    sync = builder.sync();
    events = builder.events();
  }

  List<SpecSource> specSources() {
    return specSources;
  }

  @Nullable String environment() {
    return environment;
  }

  Map<String, ?> globalCustomFields() {
    return globalCustomFields;
  }

  InstantSource clock() {
    return clock;
  }

  @Nullable Scheduler scheduler() {
    return scheduler;
  }

  @Nullable CountryLookup countryLookup() {
    return countryLookup;
  }

  @Nullable UserAgentParser userAgentParser() {
    return userAgentParser;
  }

  boolean disableUserCountryLookup() {
    return disableUserCountryLookup;
  }

  boolean waitForCountryLookupInit() {
    return waitForCountryLookupInit;
  }

  boolean useThirdPartyUserAgentParser() {
    return useThirdPartyUAParser;
  }

  boolean waitForUserAgentInit() {
    return waitForUserAgentInit;
  }

  LogLevel outputLoggerLevel() {
    return outputLoggerLevel;
  }

  @Nullable OutputLoggerProvider outputLoggerProvider() {
    return outputLoggerProvider;
  }

  @Nullable ObservabilityClient observabilityClient() {
    return observabilityClient;
  }

  @Nullable PersistentStorage persistentStorage() {
    return persistentStorage;
  }

  SyncSettings sync() {
    return sync;
  }

  EventSettings events() {
    return events;
  }

  /**
   * Makes {@link StatsigOptions}. A number that is 0, and a text that is null or empty, stand for
   * the default. A value that makes no sense throws {@link IllegalArgumentException} at once, with
   * a message that names the option.
   */
  public static final class Builder {
    private static final int LEAST_DOWNLOAD_BYTES = 1_024;

    private List<SpecSource> specSources = List.of();
    private @Nullable String environment;
    private Map<String, ?> globalCustomFields = Map.of();
    private InstantSource clock = InstantSource.system();
    private @Nullable Scheduler scheduler;
    private @Nullable CountryLookup countryLookup;
    private @Nullable UserAgentParser userAgentParser;
    private boolean disableUserCountryLookup;
    private boolean waitForCountryLookupInit;
    private boolean useThirdPartyUAParser;
    private boolean waitForUserAgentInit;
    private LogLevel outputLoggerLevel = LogLevel.WARN;
    private @Nullable OutputLoggerProvider outputLoggerProvider;
    private @Nullable ObservabilityClient observabilityClient;
    private @Nullable PersistentStorage persistentStorage;
    private @Nullable URI specsUrl;
    private @Nullable URI idListsUrl;
    private long specsSyncIntervalMs;
    private long idListsSyncIntervalMs;
    private long idListsRequestTimeoutMs;
    private long initTimeoutMs;
    private boolean enableIDLists;
    private boolean fallbackToStatsigApi;
    private boolean disableNetwork;
    private @Nullable ProxyConfig proxyConfig;
    private @Nullable String serviceName;
    private @Nullable DataStore dataStore;
    private @Nullable Path specsCacheDirectory;
    private @Nullable IdListSource idListSource;
    private long maxDownloadBytes = JdkHttpTransport.MOST_BODY_BYTES;
    private List<SpecAdapterConfig> specAdapterConfigs = List.of();
    private @Nullable URI logEventUrl;
    private boolean disableAllLogging;
    private int eventLoggingMaxQueueSize;
    private int eventLoggingMaxPendingBatchQueueSize;
    private long eventLoggingFlushIntervalMs;
    private int exposureDedupeMaxKeys;
    private @Nullable List<EventSink> eventSinks;
    private final List<EventSink> addedEventSinks = new ArrayList<>();
    private EventSink.@Nullable Batched eventSpool;
    private EventCompression eventLoggingCompression = EventCompression.GZIP;
    private long shutdownTimeoutMs;
    private boolean flushOnJvmShutdown;

    /** A builder in which every option has its default. */
    public Builder() {}

    /**
     * Where the specs come from, in place of the network and the data store; such as a file, with
     * {@code postern-local-mode}.
     *
     * @param specSource the place
     * @return this builder
     */
    public Builder setSpecSource(SpecSource specSource) {
      return setSpecSources(List.of(requireNonNull(specSource, "specSource is null")));
    }

    /**
     * Several places that specs are looked for, in order, in place of the network and the data
     * store. The first that has some is used.
     *
     * @param specSources the places; empty for the default
     * @return this builder
     */
    public Builder setSpecSources(List<SpecSource> specSources) {
      this.specSources = List.copyOf(specSources);
      return this;
    }

    /**
     * Where the specs that were last downloaded are kept, for a start while the network is down or
     * slower than {@link #setInitTimeoutMs}. The directory is made when it is needed; its file can
     * be read by its owner only. Nothing is kept by default.
     *
     * @param specsCacheDirectory the directory; null for none
     * @return this builder
     */
    public Builder setSpecsCacheDirectory(@Nullable Path specsCacheDirectory) {
      this.specsCacheDirectory = specsCacheDirectory;
      return this;
    }

    /**
     * Where id lists come from, in place of the network: files, a database, a test. It does not
     * need {@link #setEnableIDLists}.
     *
     * @param idListSource the place; null for the network
     * @return this builder
     */
    public Builder setIdListSource(@Nullable IdListSource idListSource) {
      this.idListSource = idListSource;
      return this;
    }

    /**
     * How long an answer of a server may be, as it comes and decompressed; a longer one counts as a
     * failure. 256 MiB by default.
     *
     * @param maxDownloadBytes a number of bytes, at least 1,024; 0 for the default
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder setMaxDownloadBytes(long maxDownloadBytes) {
      long most = OptionChecks.atLeast("maxDownloadBytes", maxDownloadBytes, LEAST_DOWNLOAD_BYTES);
      this.maxDownloadBytes = most == 0 ? JdkHttpTransport.MOST_BODY_BYTES : most;
      return this;
    }

    /**
     * The environment tier, such as {@code production}, {@code staging} or {@code development}; by
     * default the one that the specs name, if they name one.
     *
     * @param environment the tier; null for the default
     * @return this builder
     */
    public Builder setEnvironment(@Nullable String environment) {
      this.environment = environment;
      return this;
    }

    /**
     * Custom fields that every user has, unless the user has a field of the same name.
     *
     * @param globalCustomFields values by name
     * @return this builder
     */
    public Builder setGlobalCustomFields(Map<String, ?> globalCustomFields) {
      this.globalCustomFields = requireNonNull(globalCustomFields, "globalCustomFields is null");
      return this;
    }

    /**
     * The time that conditions see and that events have; the system's by default.
     *
     * @param clock tells the time
     * @return this builder
     */
    public Builder setClock(InstantSource clock) {
      this.clock = requireNonNull(clock, "clock is null");
      return this;
    }

    /**
     * Runs polls and flushes, in place of a daemon thread of the client's own.
     *
     * @param scheduler runs tasks
     * @return this builder
     */
    public Builder setScheduler(Scheduler scheduler) {
      this.scheduler = requireNonNull(scheduler, "scheduler is null");
      return this;
    }

    /**
     * Finds the country of an ip address, in place of the table that Statsig publishes. That table
     * is read from the jar {@code com.statsig:ip3country:0.1.5} if it is on the class path.
     *
     * @param countryLookup finds countries
     * @return this builder
     */
    public Builder setCountryLookup(CountryLookup countryLookup) {
      this.countryLookup = requireNonNull(countryLookup, "countryLookup is null");
      return this;
    }

    /**
     * Whether ip addresses have no country at all; false by default.
     *
     * @param disableUserCountryLookup whether they have none
     * @return this builder
     */
    public Builder setDisableUserCountryLookup(boolean disableUserCountryLookup) {
      this.disableUserCountryLookup = disableUserCountryLookup;
      return this;
    }

    /**
     * Whether the first checks that need the country of an ip address wait for the table of
     * countries, which takes some 20 ms in a JVM that has just started; false by default: then such
     * an address has no country as long as the table is not loaded. It is loaded in the background,
     * and only for specs that look up countries: at once, or, by a client that waits, when it is
     * first needed, after a second at the latest. Initialising does not wait for it, so that a
     * process whose checks do not need it starts sooner.
     *
     * @param waitForCountryLookupInit whether they wait
     * @return this builder
     */
    public Builder setWaitForCountryLookupInit(boolean waitForCountryLookupInit) {
      this.waitForCountryLookupInit = waitForCountryLookupInit;
      return this;
    }

    /**
     * Reads user agents, in place of the parser that gives the official engine's answers.
     *
     * @param userAgentParser reads user agents
     * @return this builder
     */
    public Builder setUserAgentParser(UserAgentParser userAgentParser) {
      this.userAgentParser = requireNonNull(userAgentParser, "userAgentParser is null");
      return this;
    }

    /**
     * Whether user agents are read by the community's list of patterns, the engine's third-party
     * mode; false by default. Needs {@code com.github.ua-parser:uap-java:1.6.1} on the class path,
     * without which making the client throws {@link IllegalStateException}.
     *
     * @param useThirdPartyUAParser whether the list is used
     * @return this builder
     */
    public Builder setUseThirdPartyUAParser(boolean useThirdPartyUAParser) {
      this.useThirdPartyUAParser = useThirdPartyUAParser;
      return this;
    }

    /**
     * Whether the first checks that look at a user agent wait until the third-party list is loaded;
     * false by default: until then all agents are {@code Other}.
     *
     * @param waitForUserAgentInit whether it waits
     * @return this builder
     */
    public Builder setWaitForUserAgentInit(boolean waitForUserAgentInit) {
      this.waitForUserAgentInit = waitForUserAgentInit;
      return this;
    }

    /**
     * How much the client logs; {@link LogLevel#WARN} and what is worse by default.
     *
     * @param outputLoggerLevel the level
     * @return this builder
     */
    public Builder setOutputLoggerLevel(LogLevel outputLoggerLevel) {
      this.outputLoggerLevel = requireNonNull(outputLoggerLevel, "outputLoggerLevel is null");
      return this;
    }

    /**
     * Takes what the client logs, in place of SLF4J.
     *
     * @param outputLoggerProvider takes what is logged; null for SLF4J
     * @return this builder
     */
    public Builder setOutputLoggerProvider(@Nullable OutputLoggerProvider outputLoggerProvider) {
      this.outputLoggerProvider = outputLoggerProvider;
      return this;
    }

    /**
     * Takes the client's metrics; none by default.
     *
     * @param observabilityClient takes the metrics; null for none
     * @return this builder
     */
    public Builder setObservabilityClient(@Nullable ObservabilityClient observabilityClient) {
      this.observabilityClient = observabilityClient;
      return this;
    }

    /**
     * Keeps which group of an experiment a user got; nothing is kept by default.
     *
     * @param persistentStorage keeps values; null for none
     * @return this builder
     */
    public Builder setPersistentStorage(@Nullable PersistentStorage persistentStorage) {
      this.persistentStorage = persistentStorage;
      return this;
    }

    /**
     * Where specs are downloaded; {@code /KEY.json} is put after it. By default {@code
     * https://api.statsigcdn.com/v2/download_config_specs}.
     *
     * @param specsUrl the URL; null for the default
     * @return this builder
     */
    public Builder setSpecsUrl(@Nullable String specsUrl) {
      this.specsUrl = OptionChecks.url("specsUrl", specsUrl);
      return this;
    }

    /**
     * Where the list of id lists is, as it stands. By default {@code
     * https://api.statsigcdn.com/v1/get_id_lists/KEY.json}.
     *
     * @param idListsUrl the URL; null for the default
     * @return this builder
     */
    public Builder setIdListsUrl(@Nullable String idListsUrl) {
      this.idListsUrl = OptionChecks.url("idListsUrl", idListsUrl);
      return this;
    }

    /**
     * How long the client waits between two downloads of specs, in milliseconds: at least 1000;
     * 10,000 by default.
     *
     * @param specsSyncIntervalMs milliseconds; 0 for the default
     * @return this builder
     */
    public Builder setSpecsSyncIntervalMs(long specsSyncIntervalMs) {
      this.specsSyncIntervalMs =
          OptionChecks.atLeast("specsSyncIntervalMs", specsSyncIntervalMs, 1000);
      return this;
    }

    /**
     * How long the client waits between two downloads of id lists, in milliseconds: at least 1000;
     * 60,000 by default.
     *
     * @param idListsSyncIntervalMs milliseconds; 0 for the default
     * @return this builder
     */
    public Builder setIdListsSyncIntervalMs(long idListsSyncIntervalMs) {
      this.idListsSyncIntervalMs =
          OptionChecks.atLeast("idListsSyncIntervalMs", idListsSyncIntervalMs, 1000);
      return this;
    }

    /**
     * How long one download of an id list may take, in milliseconds; 10,000 by default.
     *
     * @param idListsRequestTimeoutMs milliseconds; 0 for the default
     * @return this builder
     */
    public Builder setIdListsRequestTimeoutMs(long idListsRequestTimeoutMs) {
      this.idListsRequestTimeoutMs =
          OptionChecks.atLeast("idListsRequestTimeoutMs", idListsRequestTimeoutMs, 1);
      return this;
    }

    /**
     * How long initialising may take, in milliseconds. By default there is no limit but that of the
     * first download, 3,000.
     *
     * @param initTimeoutMs milliseconds; 0 for the default
     * @return this builder
     */
    public Builder setInitTimeoutMs(long initTimeoutMs) {
      this.initTimeoutMs = OptionChecks.atLeast("initTimeoutMs", initTimeoutMs, 1);
      return this;
    }

    /**
     * Whether id lists are downloaded; false by default.
     *
     * @param enableIDLists whether they are
     * @return this builder
     */
    public Builder setEnableIDLists(boolean enableIDLists) {
      this.enableIDLists = enableIDLists;
      return this;
    }

    /**
     * Whether Statsig's own servers are asked when the {@link #setSpecsUrl specs URL} or the {@link
     * #setIdListsUrl id lists URL} fails; false by default.
     *
     * @param fallbackToStatsigApi whether they are
     * @return this builder
     */
    public Builder setFallbackToStatsigApi(boolean fallbackToStatsigApi) {
      this.fallbackToStatsigApi = fallbackToStatsigApi;
      return this;
    }

    /**
     * Whether the client opens no socket at all; false by default.
     *
     * @param disableNetwork whether it is switched off
     * @return this builder
     */
    public Builder setDisableNetwork(boolean disableNetwork) {
      this.disableNetwork = disableNetwork;
      return this;
    }

    /**
     * The proxy for everything that the client sends; none by default.
     *
     * @param proxyConfig the proxy; null for none
     * @return this builder
     */
    public Builder setProxyConfig(@Nullable ProxyConfig proxyConfig) {
      this.proxyConfig = OptionChecks.proxy(proxyConfig);
      return this;
    }

    /**
     * What Statsig is told that the service is called; {@code unknown} by default.
     *
     * @param serviceName the name; null for the default
     * @return this builder
     */
    public Builder setServiceName(@Nullable String serviceName) {
      this.serviceName = serviceName;
      return this;
    }

    /**
     * Where specs are looked for before the network is asked, and kept; none by default.
     *
     * @param dataStore the store; null for none
     * @return this builder
     */
    public Builder setDataStore(@Nullable DataStore dataStore) {
      this.dataStore = dataStore;
      return this;
    }

    /**
     * Where specs are looked for, in order; the first place that has some is used. By default the
     * data store, if there is one, then the network.
     *
     * @param specAdapterConfigs the places; null or empty for the default
     * @return this builder
     * @throws IllegalArgumentException if an entry names a type that there is not
     */
    public Builder setSpecAdapterConfigs(@Nullable List<SpecAdapterConfig> specAdapterConfigs) {
      this.specAdapterConfigs = OptionChecks.adapters(specAdapterConfigs);
      return this;
    }

    /**
     * Where events are sent. By default {@code https://prodregistryv2.org/v1/log_event}.
     *
     * @param logEventUrl the URL; null for the default
     * @return this builder
     */
    public Builder setLogEventUrl(@Nullable String logEventUrl) {
      this.logEventUrl = OptionChecks.url("logEventUrl", logEventUrl);
      return this;
    }

    /**
     * Whether no event is logged, neither exposures nor the application's; false by default.
     *
     * @param disableAllLogging whether nothing is logged
     * @return this builder
     */
    public Builder setDisableAllLogging(boolean disableAllLogging) {
      this.disableAllLogging = disableAllLogging;
      return this;
    }

    /**
     * How many events are sent at once, 10 to 2000; 2000 by default.
     *
     * @param eventLoggingMaxQueueSize how many; 0 for the default
     * @return this builder
     */
    public Builder setEventLoggingMaxQueueSize(long eventLoggingMaxQueueSize) {
      this.eventLoggingMaxQueueSize =
          OptionChecks.between("eventLoggingMaxQueueSize", eventLoggingMaxQueueSize, 10, 2000);
      return this;
    }

    /**
     * How many full batches wait to be sent before the oldest is dropped; 100 by default.
     *
     * @param eventLoggingMaxPendingBatchQueueSize how many; 0 for the default
     * @return this builder
     */
    public Builder setEventLoggingMaxPendingBatchQueueSize(
        long eventLoggingMaxPendingBatchQueueSize) {
      this.eventLoggingMaxPendingBatchQueueSize =
          OptionChecks.between(
              "eventLoggingMaxPendingBatchQueueSize",
              eventLoggingMaxPendingBatchQueueSize,
              1,
              1_000_000);
      return this;
    }

    /**
     * After how long events are sent that do not fill a batch, in milliseconds: at least 1000;
     * 60,000 by default.
     *
     * @param eventLoggingFlushIntervalMs milliseconds; 0 for the default
     * @return this builder
     */
    public Builder setEventLoggingFlushIntervalMs(long eventLoggingFlushIntervalMs) {
      this.eventLoggingFlushIntervalMs =
          OptionChecks.atLeast("eventLoggingFlushIntervalMs", eventLoggingFlushIntervalMs, 1000);
      return this;
    }

    /**
     * How many exposures are remembered, so that the same one is logged once a minute; 100,000 by
     * default.
     *
     * @param exposureDedupeMaxKeys how many; 0 for the default
     * @return this builder
     */
    public Builder setExposureDedupeMaxKeys(long exposureDedupeMaxKeys) {
      this.exposureDedupeMaxKeys =
          OptionChecks.between("exposureDedupeMaxKeys", exposureDedupeMaxKeys, 1, 100_000_000);
      return this;
    }

    /**
     * Where events go in place of Statsig's servers; nowhere for an empty list. By default, and
     * again for null, to Statsig.
     *
     * @param eventSinks the sinks
     * @return this builder
     */
    public Builder setEventSinks(@Nullable List<? extends EventSink> eventSinks) {
      this.eventSinks = eventSinks == null ? null : List.copyOf(eventSinks);
      return this;
    }

    /**
     * Where else events go, beside Statsig's servers or what {@link #setEventSinks} names.
     *
     * @param eventSink the sink
     * @return this builder
     */
    public Builder addEventSink(EventSink eventSink) {
      addedEventSinks.add(requireNonNull(eventSink, "eventSink is null"));
      return this;
    }

    /**
     * Takes events that cannot be sent: those that were tried in vain for too long, that are too
     * many to wait, or that are left at a shutdown. Without one, as by default, they are dropped,
     * and counted.
     *
     * @param eventSpool the sink
     * @return this builder
     */
    public Builder setEventSpool(EventSink.@Nullable Batched eventSpool) {
      this.eventSpool = eventSpool;
      return this;
    }

    /**
     * How events are compressed; {@link EventCompression#GZIP} by default. {@link
     * EventCompression#ZSTD} needs {@code io.airlift:aircompressor:2.0.3} on the class path,
     * without which making the client throws {@link IllegalStateException}.
     *
     * @param eventLoggingCompression the compression
     * @return this builder
     */
    public Builder setEventLoggingCompression(EventCompression eventLoggingCompression) {
      this.eventLoggingCompression =
          requireNonNull(eventLoggingCompression, "eventLoggingCompression is null");
      return this;
    }

    /**
     * How long shutting down may try to send events, in milliseconds; 3,000 by default.
     *
     * @param shutdownTimeoutMs milliseconds; 0 for the default
     * @return this builder
     */
    public Builder setShutdownTimeoutMs(long shutdownTimeoutMs) {
      this.shutdownTimeoutMs =
          OptionChecks.between("shutdownTimeoutMs", shutdownTimeoutMs, 1, 3_600_000);
      return this;
    }

    /**
     * Whether events that wait are sent when the JVM ends without the client having been shut down;
     * false by default. The JVM ends later by up to the {@link #setShutdownTimeoutMs shutdown
     * timeout}.
     *
     * @param flushOnJvmShutdown whether they are
     * @return this builder
     */
    public Builder setFlushOnJvmShutdown(boolean flushOnJvmShutdown) {
      this.flushOnJvmShutdown = flushOnJvmShutdown;
      return this;
    }

    /** {@return the options} */
    public StatsigOptions build() {
      return new StatsigOptions(this);
    }

    private SyncSettings sync() {
      return new SyncSettings(
          specsUrl,
          idListsUrl,
          millis(specsSyncIntervalMs, 10_000),
          millis(idListsSyncIntervalMs, 60_000),
          millis(idListsRequestTimeoutMs, 10_000),
          initTimeoutMs == 0 ? null : Duration.ofMillis(initTimeoutMs),
          enableIDLists,
          fallbackToStatsigApi,
          disableNetwork,
          proxyConfig,
          serviceName,
          dataStore,
          specAdapterConfigs,
          specsCacheDirectory,
          idListSource,
          maxDownloadBytes);
    }

    private EventSettings events() {
      return new EventSettings(
          logEventUrl,
          disableAllLogging,
          orDefault(eventLoggingMaxQueueSize, 2000),
          orDefault(eventLoggingMaxPendingBatchQueueSize, 100),
          millis(eventLoggingFlushIntervalMs, 60_000),
          orDefault(exposureDedupeMaxKeys, 100_000),
          eventSinks == null,
          allEventSinks(),
          eventSpool,
          eventLoggingCompression,
          millis(shutdownTimeoutMs, 3_000),
          flushOnJvmShutdown);
    }

    private List<EventSink> allEventSinks() {
      List<EventSink> all = new ArrayList<>(eventSinks == null ? List.of() : eventSinks);
      all.addAll(addedEventSinks);
      return all;
    }

    private static int orDefault(int number, int byDefault) {
      return number == 0 ? byDefault : number;
    }

    private static Duration millis(long millis, long byDefault) {
      return Duration.ofMillis(millis == 0 ? byDefault : millis);
    }
  }
}
