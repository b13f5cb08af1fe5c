package dev.postern;

import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.event.Diagnostics.Topic;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.internal.source.Failures;
import dev.postern.internal.source.IdListFeed;
import dev.postern.internal.source.IdListSourceFeed;
import dev.postern.internal.source.IdListStore;
import dev.postern.internal.source.IdListSync;
import dev.postern.internal.source.SpecIntake;
import dev.postern.internal.source.SpecSync;
import dev.postern.internal.source.SpecSyncs;
import dev.postern.internal.source.SyncHistory;
import dev.postern.internal.source.SyncSettings;
import dev.postern.internal.spec.SpecDocument;
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.internal.store.SpecStore;
import dev.postern.internal.store.SpecStore.Outcome;
import dev.postern.spi.IdListSource;
import dev.postern.spi.Scheduler;
import dev.postern.spi.SpecSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts and stops a client: its thread, its network, and how it gets specs. */
final class Lifecycle {
  private static final int STOP_SECONDS = 3;
  private static final int SHOWN_OF_KEY = 13;

  private final String sdkKey;
  private final SdkInfo sdk;
  private final ClientRuntime runtime;
  private final SpecStore store;
  private final Lookups lookups;
  private final SdkListeners listeners;
  private final Diagnostics diagnostics;
  private final InstantSource clock;
  private final @Nullable Duration initTimeout;
  private final SpecSync sync;
  private final IdListStore idLists = new IdListStore();
  private final @Nullable IdListFeed idListFeed;
  private @Nullable CompletableFuture<Boolean> idListsReady;
  private final boolean isRequired;

  Lifecycle(
      String sdkKey,
      StatsigOptions options,
      SdkInfo sdk,
      ClientRuntime runtime,
      SpecStore store,
      Lookups lookups,
      Overrides overrides,
      SdkListeners listeners,
      Diagnostics diagnostics) {
    this.sdkKey = sdkKey;
    this.sdk = sdk;
    this.runtime = runtime;
    this.store = store;
    this.lookups = lookups;
    this.listeners = listeners;
    this.diagnostics = diagnostics;
    this.clock = options.clock();
    this.isRequired = isAnyRequired(options.specSources());
    this.initTimeout = options.sync().initTimeout();
    this.idListFeed = idListFeed(options);
    this.sync =
        SpecSyncs.create(
            options.sync(),
            options.specSources(),
            new SpecSyncs.Client(
                sdkKey,
                runtime.transport(),
                store,
                new Intake(),
                overrides,
                idLists,
                runtime.scheduler(),
                clock,
                sdk,
                runtime.log(),
                runtime.metrics(),
                diagnostics));
  }

  private static boolean isAnyRequired(List<SpecSource> sources) {
    for (SpecSource source : sources) {
      if (source.isRequired()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable IdListFeed idListFeed(StatsigOptions options) {
    SyncSettings settings = options.sync();
    IdListSource source = settings.idListSource();
    if (source != null) {
      return new IdListSourceFeed(source, idLists, runtime.log());
    }
    HttpTransport transport = runtime.transport();
    if (transport == null || !settings.enableIdLists()) {
      return null;
    }
    return new IdListSync(
        settings,
        new StatsigHeaders(sdkKey, sdk, settings.serviceName(), clock),
        transport,
        runtime.scheduler(),
        runtime.log(),
        runtime.metrics(),
        diagnostics,
        idLists);
  }

  /** The id lists in use. */
  IdListStore idLists() {
    return idLists;
  }

  SyncHistory.State history() {
    return sync.history().state();
  }

  /**
   * Gets the first specs, and newer ones from then on.
   *
   * @param useEnvironment is given the tier that the specs name
   */
  CompletableFuture<InitializeDetails> initialize(Consumer<String> useEnvironment) {
    long started = clock.millis();
    Trace trace = diagnostics.begin(Topic.INITIALIZE);
    trace.start("overall", Map.of());
    CompletableFuture<Void> specs = sync.start(trace);
    CompletableFuture<InitializeDetails> ended =
        idListFeed == null
            ? specs.handle((done, failure) -> ended(started, failure, null, useEnvironment))
            : specs
                .handle((done, failure) -> Optional.ofNullable(failure))
                .thenCompose(
                    failure ->
                        firstLists(idListFeed, trace)
                            .thenApply(
                                ready ->
                                    ended(started, failure.orElse(null), ready, useEnvironment)));
    CompletableFuture<InitializeDetails> first =
        initTimeout == null || ended.isDone() ? ended : limited(ended, initTimeout);
    return diagnostics.areHeard() || runtime.metrics().areHeard()
        ? first.whenComplete((details, failure) -> report(details, trace))
        : first.copy(); // Whoever cancels it does not end what is under way.
  }

  private CompletableFuture<InitializeDetails> limited(
      CompletableFuture<InitializeDetails> ended, Duration limit) {
    CompletableFuture<InitializeDetails> first = ended.copy();
    Scheduler.Task timer = runtime.scheduler().schedule(() -> timeOut(first, limit), limit);
    return first.whenComplete((details, failure) -> timer.cancel());
  }

  private void timeOut(CompletableFuture<InitializeDetails> first, Duration limit) {
    if (!first.isDone()) {
      sync.useCopy();
      sync.poll();
      first.complete(InitializeDetails.timedOut(limit.toMillis(), store.snapshot()));
    }
  }

  private InitializeDetails ended(
      long started,
      @Nullable Throwable failure,
      @Nullable Boolean isIdListReady,
      Consumer<String> useEnvironment) {
    SpecSnapshot snapshot = store.snapshot();
    if (failure != null && isRequired && !snapshot.hasSpecs()) {
      throw new CompletionException(Failures.cause(failure));
    }
    if (snapshot.defaultEnvironment() != null) {
      useEnvironment.accept(snapshot.defaultEnvironment());
    }
    sync.poll();
    return new InitializeDetails(
        clock.millis() - started,
        true,
        snapshot.catalog().time() != 0,
        isIdListReady,
        snapshot.source(),
        details(failure));
  }

  /** Tells metrics and diagnostics; null for an initialisation that failed for good. */
  private void report(@Nullable InitializeDetails details, Trace trace) {
    boolean isReady = details != null && details.getIsConfigSpecReady();
    String source = details == null ? store.snapshot().source() : details.getSource();
    trace.end(
        "overall",
        Map.of(
            "success", details != null && details.getFailureDetails() == null,
            "configSpecReady", isReady,
            "source", source));
    trace.finish();
    if (details != null) {
      measure(details);
    }
  }

  private void measure(InitializeDetails details) {
    runtime
        .metrics()
        .dist(
            "initialization",
            Math.round(details.getDuration()),
            Map.of(
                "init_success", String.valueOf(details.getIsInitSuccess()),
                "source", details.getSource(),
                "store_populated", String.valueOf(store.snapshot().hasSpecs()),
                "sdk_key", sdkKey.substring(0, Math.min(SHOWN_OF_KEY, sdkKey.length())),
                "sdk_type", SdkInfo.TYPE,
                "sdk_version", sdk.version(),
                "init_source_api", sync.place()));
  }

  /** Whether the id lists are there, once their first sync is over. */
  private synchronized CompletableFuture<Boolean> firstLists(IdListFeed lists, Trace trace) {
    if (idListsReady == null) {
      idListsReady = lists.start(trace);
    }
    return idListsReady;
  }

  /** That the network is switched off is no failure: it was asked for. */
  private static @Nullable FailureDetails details(@Nullable Throwable failure) {
    if (failure == null || SpecSyncs.isNetworkDisabled(failure)) {
      return null;
    }
    return new FailureDetails(Failures.reason(failure), Failures.cause(failure));
  }

  /** Stops getting specs; what takes longer than three seconds is not waited for. */
  CompletableFuture<Void> stopSync() {
    if (idListFeed != null) {
      idListFeed.close();
    }
    return sync.close().completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS);
  }

  /** Frees thread and network, once nothing needs them. */
  void close() {
    runtime.close();
  }

  private final class Intake implements SpecIntake {
    @Override
    public Outcome take(String source, boolean isOrdered, InputStream specs)
        throws IOException, SpecFormatException {
      SpecDocument document = SpecStore.read(isOrdered, specs);
      Outcome outcome = store.update(source, isOrdered, document);
      lookups.prepareFor(document.looksUpCountries()); // Not before: it would slow compiling down.
      return tell(outcome);
    }

    @Override
    public void take(String source, CompiledSpecFile specs) {
      lookups.prepareFor(specs.content().looksUpCountries());
      tell(store.use(source, specs.content()));
    }

    private Outcome tell(Outcome outcome) {
      if (outcome == Outcome.APPLIED) {
        SpecSnapshot updated = store.snapshot();
        listeners.specs().tell(new SpecsUpdated(updated.source(), updated.catalog()));
      }
      return outcome;
    }
  }
}
