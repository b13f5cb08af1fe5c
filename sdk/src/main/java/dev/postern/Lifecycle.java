package dev.postern;

import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.JdkHttpTransport;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.internal.source.Failures;
import dev.postern.internal.source.IdListStore;
import dev.postern.internal.source.IdListSync;
import dev.postern.internal.source.Metrics;
import dev.postern.internal.source.SpecIntake;
import dev.postern.internal.source.SpecSync;
import dev.postern.internal.source.SpecSyncs;
import dev.postern.internal.source.SyncHistory;
import dev.postern.internal.store.DaemonScheduler;
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.internal.store.SpecStore;
import dev.postern.internal.store.SpecStore.Outcome;
import dev.postern.spi.Scheduler;
import dev.postern.spi.SpecSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts and stops a client: its thread, its network, and how it gets specs. */
final class Lifecycle {
  private static final int STOP_SECONDS = 3;

  private final SpecStore store;
  private final Lookups lookups;
  private final SdkListeners listeners;
  private final ClientLog log;
  private final InstantSource clock;
  private final @Nullable Duration initTimeout;
  private final Scheduler scheduler;
  private final boolean ownsScheduler;
  private final @Nullable HttpTransport transport;
  private final SpecSync sync;
  private final IdListStore idLists = new IdListStore();
  private final @Nullable IdListSync idListSync;
  private @Nullable CompletableFuture<Boolean> idListsReady;
  private final boolean isRequired;

  Lifecycle(
      String sdkKey,
      StatsigOptions options,
      SdkInfo sdk,
      SpecStore store,
      Lookups lookups,
      Overrides overrides,
      SdkListeners listeners,
      ClientLog log) {
    this.store = store;
    this.lookups = lookups;
    this.listeners = listeners;
    this.log = log;
    this.clock = options.clock();
    this.isRequired = options.specSources().stream().anyMatch(SpecSource::isRequired);
    this.initTimeout = options.sync().initTimeout();
    Scheduler given = options.scheduler();
    this.ownsScheduler = given == null;
    this.scheduler = given == null ? new DaemonScheduler() : given;
    this.transport =
        usesNetwork(sdkKey, options) ? new JdkHttpTransport(options.sync().proxy(), log) : null;
    this.idListSync = idListSync(sdkKey, options, sdk);
    this.sync =
        SpecSyncs.create(
            options.sync(),
            options.specSources(),
            new SpecSyncs.Client(
                sdkKey, transport, store, new Intake(), overrides, scheduler, clock, sdk, log));
  }

  /** Runs what is done later. */
  Scheduler scheduler() {
    return scheduler;
  }

  /** The network; null for a client that does not use it. */
  @Nullable HttpTransport transport() {
    return transport;
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
    CompletableFuture<InitializeDetails> ended =
        sync.start()
            .handle((done, failure) -> Optional.ofNullable(failure))
            .thenCompose(
                failure ->
                    firstIdLists()
                        .thenApply(ready -> ended(started, failure, ready, useEnvironment)));
    return initTimeout == null || ended.isDone() ? ended : limited(ended, initTimeout);
  }

  private CompletableFuture<InitializeDetails> limited(
      CompletableFuture<InitializeDetails> ended, Duration limit) {
    CompletableFuture<InitializeDetails> first = ended.copy();
    Scheduler.Task timer = scheduler.schedule(() -> timeOut(first, limit), limit);
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
      Optional<Throwable> failure,
      Optional<Boolean> isIdListReady,
      Consumer<String> useEnvironment) {
    lookups.await();
    SpecSnapshot snapshot = store.snapshot();
    if (failure.isPresent() && isRequired && !snapshot.hasSpecs()) {
      throw new CompletionException(Failures.cause(failure.get()));
    }
    if (snapshot.defaultEnvironment() != null) {
      useEnvironment.accept(snapshot.defaultEnvironment());
    }
    sync.poll();
    return new InitializeDetails(
        clock.millis() - started,
        true,
        snapshot.catalog().time() != 0,
        isIdListReady.orElse(null),
        snapshot.source(),
        details(failure.orElse(null)));
  }

  /** Whether the id lists are there, once their first sync is over; nothing without id lists. */
  private CompletableFuture<Optional<Boolean>> firstIdLists() {
    return idListSync == null
        ? CompletableFuture.completedFuture(Optional.empty())
        : firstSync(idListSync).thenApply(Optional::of);
  }

  private synchronized CompletableFuture<Boolean> firstSync(IdListSync lists) {
    if (idListsReady == null) {
      idListsReady = lists.start();
    }
    return idListsReady;
  }

  private @Nullable IdListSync idListSync(String sdkKey, StatsigOptions options, SdkInfo sdk) {
    if (transport == null || !options.sync().enableIdLists()) {
      return null;
    }
    String service = options.sync().serviceName();
    return new IdListSync(
        options.sync(),
        new StatsigHeaders(sdkKey, sdk, service, clock),
        transport,
        scheduler,
        log,
        new Metrics(options.observabilityClient(), log),
        idLists);
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
    if (idListSync != null) {
      idListSync.close();
    }
    return sync.close().completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS);
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

  private final class Intake implements SpecIntake {
    @Override
    public Outcome take(String source, boolean isOrdered, InputStream specs)
        throws IOException, SpecFormatException {
      return tell(store.update(source, isOrdered, specs));
    }

    @Override
    public void take(String source, CompiledSpecFile specs) {
      tell(store.use(source, specs.content()));
    }

    private Outcome tell(Outcome outcome) {
      if (outcome == Outcome.APPLIED) {
        SpecSnapshot updated = store.snapshot();
        lookups.prepareFor(updated.specs());
        listeners.specs().tell(new SpecsUpdated(updated.source(), updated.catalog()));
      }
      return outcome;
    }
  }

  private static boolean usesNetwork(String sdkKey, StatsigOptions options) {
    return !sdkKey.isEmpty() && !options.sync().disableNetwork();
  }
}
