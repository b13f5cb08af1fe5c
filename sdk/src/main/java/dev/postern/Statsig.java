package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.explain.Explanation;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.evaluate.Attributes;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.EvaluationContext;
import dev.postern.internal.evaluate.Evaluator;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.source.SyncHistory;
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.internal.store.SpecStore;
import dev.postern.spi.SpecSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client: answers which users pass a gate, and which parameters they get.
 *
 * <p>Make one for the whole application, {@link #initialize} it, and ask. Every check is answered
 * in memory, from the specs that there are at that moment; it never waits, never fails and never
 * throws. Before the specs are there, and for a name that they do not have, the answer is the
 * default: false, or no parameters.
 *
 * <p>Thread-safe. It is long because it has all methods of the official client; each hands on to a
 * class that does one thing.
 *
 * @since 0.1.0
 */
public final class Statsig implements AutoCloseable {
  private final StatsigOptions options;
  private final ClientLog log;
  private final SpecStore store;
  private final Lookups lookups;
  private final Overrides overrides = new Overrides();
  private final SdkListeners listeners;
  private final Lifecycle lifecycle;
  private final ClientEvents clientEvents;
  private final EventLog events;
  private final Checks checks;
  private final ClientInit clientInit;

  /**
   * A client with the default options that is not initialised yet.
   *
   * @param sdkKey the server secret key; may be empty for a client that never uses the network
   */
  public Statsig(String sdkKey) {
    this(sdkKey, new StatsigOptions.Builder().build());
  }

  /**
   * A client that is not initialised yet.
   *
   * @param sdkKey the server secret key; may be empty for a client that never uses the network
   * @param options how it works; null for the defaults
   * @throws IllegalStateException if the options need a library that is not on the class path
   */
  public Statsig(String sdkKey, StatsigOptions options) {
    requireNonNull(sdkKey, "sdkKey is null");
    this.options = requireNonNull(options, "options is null");
    ClientRuntime runtime = new ClientRuntime(sdkKey, options);
    this.log = runtime.log();
    this.store = new SpecStore(options.clock());
    this.lookups = new Lookups(options, runtime.scheduler());
    SdkInfo sdk = SdkInfo.create();
    this.clientInit = new ClientInit(options, sdk);
    this.listeners = new SdkListeners(log);
    this.clientEvents = new ClientEvents(sdkKey, options, runtime, sdk, store);
    this.lifecycle =
        new Lifecycle(
            sdkKey,
            options,
            sdk,
            runtime,
            store,
            lookups,
            overrides,
            listeners,
            clientEvents.diagnostics());
    this.events = clientEvents.log();
    StickyAnswers sticky = new StickyAnswers(options.persistentStorage(), options.clock(), log);
    Evaluator evaluator = evaluator(options.environment());
    this.checks = new Checks(store, evaluator, overrides, sticky, events, listeners);
  }

  /**
   * {@return a builder of a client}
   *
   * @param sdkKey the server secret key; may be empty for a client that never uses the network
   */
  public static StatsigBuilder builder(String sdkKey) {
    return new StatsigBuilder(sdkKey);
  }

  /**
   * Makes the client that {@link #shared} gives, with the default options. It is not initialised
   * yet.
   *
   * @param sdkKey the server secret key; may be empty for a client that never uses the network
   * @return the new client
   */
  public static Statsig newShared(String sdkKey) {
    return newShared(sdkKey, new StatsigOptions.Builder().build());
  }

  /**
   * Makes the client that {@link #shared} gives. It is not initialised yet.
   *
   * <p>While there is one already it stays: an error is logged, and the client that is returned is
   * one that is never given specs.
   *
   * @param sdkKey the server secret key; may be empty for a client that never uses the network
   * @param options how it works; null for the defaults
   * @return the new client
   */
  public static Statsig newShared(String sdkKey, StatsigOptions options) {
    return SharedInstance.create(sdkKey, options);
  }

  /**
   * {@return the client that {@link #newShared} made} While there is none an error is logged, and
   * the client that is returned gives defaults.
   */
  public static Statsig shared() {
    return SharedInstance.get();
  }

  /** {@return whether there is a shared client} */
  public static boolean hasShared() {
    return SharedInstance.exists();
  }

  /** Forgets the shared client, without shutting it down. */
  public static void removeSharedInstance() {
    SharedInstance.remove();
  }

  /**
   * {@return the clients of this JVM that were initialised and not shut down since, for diagnostics
   * and for tests that look for leaks} One that nobody holds any more is not among them: this keeps
   * none alive.
   */
  public static Set<Statsig> openClients() {
    return OpenClients.all();
  }

  /**
   * Gets the specs. Completes normally; what went wrong is logged. Only with a source that {@link
   * SpecSource#isRequired is required} it fails when there are no specs.
   *
   * @return completes when that has been tried
   */
  public CompletableFuture<Void> initialize() {
    return initializeWithDetails().thenAccept(details -> {});
  }

  /**
   * Gets the specs and tells how it went. Completes normally, but for a source that {@link
   * SpecSource#isRequired is required}.
   *
   * @return completes with how it went
   */
  public CompletableFuture<InitializeDetails> initializeWithDetails() {
    OpenClients.add(this);
    return lifecycle.initialize(
        tier -> {
          if (options.environment() == null) {
            checks.use(evaluator(tier));
            clientEvents.useEnvironment(tier);
          }
        });
  }

  /**
   * {@return whether a user passes a gate; false for an unknown gate} Leaves an exposure.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param gateName the name of a gate
   */
  public boolean checkGate(StatsigUser user, String gateName) {
    return checks.checkGate(user, gateName, null);
  }

  /**
   * {@return whether a user passes a gate, as {@link #checkGate(StatsigUser, String)}, with
   * options}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param gateName the name of a gate
   * @param options how it works; null for the defaults
   */
  public boolean checkGate(StatsigUser user, String gateName, @Nullable CheckGateOptions options) {
    return checks.checkGate(user, gateName, options);
  }

  /**
   * {@return whether a user passes a gate, and by which rule; false for an unknown gate} Leaves an
   * exposure.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param gateName the name of a gate
   */
  public FeatureGate getFeatureGate(StatsigUser user, String gateName) {
    return checks.featureGate(user, gateName, null);
  }

  /**
   * {@return a gate's answer, as {@link #getFeatureGate(StatsigUser, String)}, with options}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param gateName the name of a gate
   * @param options how it works; null for the defaults
   */
  public FeatureGate getFeatureGate(
      StatsigUser user, String gateName, @Nullable CheckGateOptions options) {
    return checks.featureGate(user, gateName, options);
  }

  /**
   * {@return the parameters that a user gets from a dynamic config; none from an unknown one}
   * Leaves an exposure.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param configName the name of a dynamic config
   */
  public DynamicConfig getDynamicConfig(StatsigUser user, String configName) {
    return checks.dynamicConfig(user, configName, null);
  }

  /**
   * {@return a dynamic config, as {@link #getDynamicConfig(StatsigUser, String)}, with options}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param configName the name of a dynamic config
   * @param options how it works; null for the defaults
   */
  public DynamicConfig getDynamicConfig(
      StatsigUser user, String configName, @Nullable GetDynamicConfigOptions options) {
    return checks.dynamicConfig(user, configName, options);
  }

  /**
   * {@return the group and the parameters that a user gets from an experiment; none from an unknown
   * one} Leaves an exposure.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param experimentName the name of an experiment
   */
  public Experiment getExperiment(StatsigUser user, String experimentName) {
    return checks.experiment(user, experimentName, null);
  }

  /**
   * {@return an experiment, as {@link #getExperiment(StatsigUser, String)}, with options, such as
   * the values that are kept for the user}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param experimentName the name of an experiment
   * @param options how it works; null for the defaults
   */
  public Experiment getExperiment(
      StatsigUser user, String experimentName, @Nullable GetExperimentOptions options) {
    return checks.experiment(user, experimentName, options);
  }

  /**
   * {@return the parameters that a user gets from a layer; none from an unknown one} Each parameter
   * that is read leaves an exposure of its own; to get the layer leaves none.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param layerName the name of a layer
   */
  public Layer getLayer(StatsigUser user, String layerName) {
    return checks.layer(user, layerName, null);
  }

  /**
   * {@return a layer, as {@link #getLayer(StatsigUser, String)}, with options}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param layerName the name of a layer
   * @param options how it works; null for the defaults
   */
  public Layer getLayer(StatsigUser user, String layerName, @Nullable GetLayerOptions options) {
    return checks.layer(user, layerName, options);
  }

  /**
   * {@return the same as {@link #getLayer(StatsigUser, String)}: prompts are kept as layers}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param promptName the name of a prompt
   */
  public Layer getPrompt(StatsigUser user, String promptName) {
    return checks.layer(user, promptName, null);
  }

  /**
   * {@return the same as {@link #getLayer(StatsigUser, String, GetLayerOptions)}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param promptName the name of a prompt
   * @param options how it works; null for the defaults
   */
  public Layer getPrompt(StatsigUser user, String promptName, @Nullable GetLayerOptions options) {
    return checks.layer(user, promptName, options);
  }

  /**
   * {@return the parameters of a parameter store for a user; none from an unknown one}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   */
  public ParameterStore getParameterStore(StatsigUser user, String parameterStoreName) {
    return checks.parameterStore(user, parameterStoreName, false);
  }

  /**
   * {@return a parameter store, as {@link #getParameterStore(StatsigUser, String)}, with options}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param options how it works; null for the defaults
   */
  public ParameterStore getParameterStore(
      StatsigUser user,
      String parameterStoreName,
      @Nullable ParameterStoreEvaluationOptions options) {
    return checks.parameterStore(
        user, parameterStoreName, options != null && options.disableExposureLogging);
  }

  /**
   * {@return a string of a parameter store; the fallback as in {@link ParameterStore#getString}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param parameterName the name of a parameter
   * @param fallback what is given when there is no such value
   */
  public String getStringFromParameterStore(
      StatsigUser user, String parameterStoreName, String parameterName, String fallback) {
    return getParameterStore(user, parameterStoreName).getString(parameterName, fallback);
  }

  /**
   * {@return a boolean of a parameter store; the fallback as in {@link ParameterStore#getBoolean}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param parameterName the name of a parameter
   * @param fallback what is given when there is no such value
   */
  public boolean getBooleanFromParameterStore(
      StatsigUser user, String parameterStoreName, String parameterName, boolean fallback) {
    return getParameterStore(user, parameterStoreName).getBoolean(parameterName, fallback);
  }

  /**
   * {@return a number of a parameter store; the fallback as in {@link ParameterStore#getDouble}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param parameterName the name of a parameter
   * @param fallback what is given when there is no such value
   */
  public double getDoubleFromParameterStore(
      StatsigUser user, String parameterStoreName, String parameterName, double fallback) {
    return getParameterStore(user, parameterStoreName).getDouble(parameterName, fallback);
  }

  /**
   * {@return an integer of a parameter store; the fallback as in {@link ParameterStore#getLong}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param parameterName the name of a parameter
   * @param fallback what is given when there is no such value
   */
  public long getLongFromParameterStore(
      StatsigUser user, String parameterStoreName, String parameterName, long fallback) {
    return getParameterStore(user, parameterStoreName).getLong(parameterName, fallback);
  }

  /**
   * {@return an integer of a parameter store; the fallback as in {@link ParameterStore#getInt}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param parameterName the name of a parameter
   * @param fallback what is given when there is no such value
   */
  public int getIntFromParameterStore(
      StatsigUser user, String parameterStoreName, String parameterName, int fallback) {
    return getParameterStore(user, parameterStoreName).getInt(parameterName, fallback);
  }

  /**
   * {@return an object of a parameter store; the fallback as in {@link ParameterStore#getMap}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param parameterName the name of a parameter
   * @param fallback what is given when there is no such value
   */
  public Map<String, Object> getMapFromParameterStore(
      StatsigUser user,
      String parameterStoreName,
      String parameterName,
      Map<String, Object> fallback) {
    return getParameterStore(user, parameterStoreName).getMap(parameterName, fallback);
  }

  /**
   * {@return an array of a parameter store; the fallback as in {@link ParameterStore#getArray}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param parameterStoreName the name of a parameter store
   * @param parameterName the name of a parameter
   * @param fallback what is given when there is no such value
   */
  public Object[] getArrayFromParameterStore(
      StatsigUser user, String parameterStoreName, String parameterName, Object[] fallback) {
    return getParameterStore(user, parameterStoreName).getArray(parameterName, fallback);
  }

  /**
   * {@return the groups of a contextual bandit (CMAB) with their scores for a user, the best first;
   * none for an unknown one, and for those whom it is not for} It leaves no exposure: call {@link
   * #logCMABExposure} with the group that is shown.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param cmabName the name of a contextual bandit
   */
  public CMABRankedVariant[] getCMABRankedVariants(StatsigUser user, String cmabName) {
    return checks.rank(user, cmabName);
  }

  /**
   * Logs that a user was shown a group of a contextual bandit.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param cmabName the name of a contextual bandit
   * @param ruleID the id of a rule
   */
  public void logCMABExposure(StatsigUser user, String cmabName, String ruleID) {
    checks.exposeBandit(user, cmabName, ruleID);
  }

  /**
   * Logs that a user got an answer of a gate, as it is now.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param gateName the name of a gate
   */
  public void manuallyLogGateExposure(StatsigUser user, String gateName) {
    checks.exposeManually(EntityKind.GATE, user, gateName);
  }

  /**
   * Logs that a user got the parameters of a dynamic config, as they are now.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param configName the name of a dynamic config
   */
  public void manuallyLogDynamicConfigExposure(StatsigUser user, String configName) {
    checks.exposeManually(EntityKind.DYNAMIC_CONFIG, user, configName);
  }

  /**
   * Logs that a user got the parameters of an experiment, as they are now.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param experimentName the name of an experiment
   */
  public void manuallyLogExperimentExposure(StatsigUser user, String experimentName) {
    checks.exposeManually(EntityKind.EXPERIMENT, user, experimentName);
  }

  /**
   * Logs that a user got a parameter of a layer, as it is now.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param layerName the name of a layer
   * @param parameterName the name of a parameter
   */
  public void manuallyLogLayerParamExposure(
      StatsigUser user, String layerName, String parameterName) {
    checks.exposeParameterManually(user, layerName, parameterName);
  }

  /**
   * Logs an event of the application.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param eventName the name of the event; null logs nothing
   */
  public void logEvent(StatsigUser user, String eventName) {
    log(user, eventName, null, Map.of());
  }

  /**
   * Logs an event of the application with a value, such as an article's number.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param eventName the name of the event; null logs nothing
   * @param value the value
   */
  public void logEvent(StatsigUser user, String eventName, @Nullable String value) {
    log(user, eventName, value, Map.of());
  }

  /**
   * Logs an event of the application with a value and further texts about it. A metadata value that
   * is null is left out.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param eventName the name of the event; null logs nothing
   * @param value the value
   * @param metadata texts by name; null for none
   */
  public void logEvent(
      StatsigUser user,
      String eventName,
      @Nullable String value,
      @Nullable Map<String, String> metadata) {
    log(user, eventName, value, metadata);
  }

  /**
   * Logs an event of the application with a number, such as a price.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param eventName the name of the event; null logs nothing
   * @param value the value
   */
  public void logEvent(StatsigUser user, String eventName, double value) {
    log(user, eventName, value, Map.of());
  }

  /**
   * Logs an event of the application with a number and further texts about it. A metadata value
   * that is null is left out.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param eventName the name of the event; null logs nothing
   * @param value the value
   * @param metadata texts by name; null for none
   */
  public void logEvent(
      StatsigUser user, String eventName, double value, @Nullable Map<String, String> metadata) {
    log(user, eventName, value, metadata);
  }

  /**
   * Logs that there is such a user.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   */
  public void identify(StatsigUser user) {
    events.identify(Checks.orNobody(user));
  }

  /**
   * Sends the events that are queued. Completes normally when that has been tried.
   *
   * @return completes when that has been tried
   */
  public CompletableFuture<Void> flushEvents() {
    return events.flush();
  }

  /**
   * Calls a listener with every answer of a gate, on the thread of the check. A listener that
   * throws is logged and does not disturb the check.
   *
   * @param listener what is called
   * @return ends it when closed
   */
  public Subscription onGateEvaluated(Consumer<? super FeatureGate> listener) {
    return listeners.gates().add(listener);
  }

  /**
   * Calls a listener with every dynamic config, as {@link #onGateEvaluated}.
   *
   * @param listener what is called
   * @return ends it when closed
   */
  public Subscription onDynamicConfigEvaluated(Consumer<? super DynamicConfig> listener) {
    return listeners.dynamicConfigs().add(listener);
  }

  /**
   * Calls a listener with every experiment, as {@link #onGateEvaluated}.
   *
   * @param listener what is called
   * @return ends it when closed
   */
  public Subscription onExperimentEvaluated(Consumer<? super Experiment> listener) {
    return listeners.experiments().add(listener);
  }

  /**
   * Calls a listener with every layer, as {@link #onGateEvaluated}.
   *
   * @param listener what is called
   * @return ends it when closed
   */
  public Subscription onLayerEvaluated(Consumer<? super Layer> listener) {
    return listeners.layers().add(listener);
  }

  /**
   * Calls a listener with every parameter store that is asked for, as {@link #onGateEvaluated}.
   *
   * @param listener what is called
   * @return ends it when closed
   */
  public Subscription onParameterStoreEvaluated(Consumer<? super ParameterStore> listener) {
    return listeners.parameterStores().add(listener);
  }

  /**
   * Calls a listener whenever a getter gives its fallback because the parameter is there, but of
   * another type: most likely a mistake in the code or in the specs.
   *
   * @param listener what is called, on the thread of the getter
   * @return ends it when closed
   */
  public Subscription onParameterMismatch(Consumer<? super ParameterMismatch> listener) {
    return listeners.mismatches().add(listener);
  }

  /**
   * Calls a listener when newer specs are in use.
   *
   * @param listener what is called
   * @return ends it when closed
   */
  public Subscription onSpecsUpdated(Consumer<? super SpecsUpdated> listener) {
    return listeners.specs().add(listener);
  }

  /**
   * {@return an experiment as a group of it sees it, whoever is in the group; no parameters and
   * reason {@code Unrecognized} when there is no such group} Overrides do not matter.
   *
   * @param experimentName the name of an experiment
   * @param groupName the name of a group of it
   */
  public Experiment getExperimentByGroupName(String experimentName, String groupName) {
    return queries().experimentByRule(experimentName, spec -> spec.ruleOfGroup(groupName));
  }

  /**
   * {@return the same as {@link #getExperimentByGroupName}, by the id of the group's rule}
   *
   * @param experimentName the name of an experiment
   * @param ruleID the id of a rule
   */
  public Experiment getExperimentByGroupIdAdvanced(String experimentName, String ruleID) {
    return queries().experimentByRule(experimentName, spec -> spec.ruleOfId(ruleID));
  }

  /**
   * {@return the groups of an experiment, in order}
   *
   * @param experimentName the name of an experiment
   */
  public ExperimentGroupsResult getExperimentGroups(String experimentName) {
    return queries().groups(experimentName);
  }

  /** {@return the names of all feature gates, without segments and holdouts} */
  public List<String> getFeatureGateList() {
    return queries().names(kind -> kind == SpecEntity.Kind.FEATURE_GATE);
  }

  /** {@return the names of all dynamic configs} */
  public List<String> getDynamicConfigList() {
    return queries().names(kind -> kind == SpecEntity.Kind.DYNAMIC_CONFIG);
  }

  /** {@return the names of all experiments} */
  public List<String> getExperimentList() {
    return queries().names(kind -> kind == SpecEntity.Kind.EXPERIMENT);
  }

  /** {@return the names of all autotune experiments} */
  public List<String> getAutotuneList() {
    return queries().names(kind -> kind == SpecEntity.Kind.AUTOTUNE);
  }

  /** {@return the names of all layers} */
  public List<String> getLayerList() {
    return queries().names(kind -> kind == SpecEntity.Kind.LAYER);
  }

  /** {@return the names of all parameter stores} */
  public List<String> getParameterStoreList() {
    return queries().names(kind -> kind == SpecEntity.Kind.PARAMETER_STORE);
  }

  /**
   * {@return the users' fields that a gate looks at: those that the specs name, else those of its
   * own conditions; empty for an unknown gate}
   *
   * @param gateName the name of a gate
   */
  public String[] getFieldsNeededForGate(String gateName) {
    return queries().fieldsNeededFor(SpecEntity.Kind::isGate, gateName);
  }

  /**
   * {@return the users' fields that a dynamic config looks at, as {@link #getFieldsNeededForGate}}
   *
   * @param configName the name of a dynamic config
   */
  public String[] getFieldsNeededForDynamicConfig(String configName) {
    return queries().fieldsNeededFor(SpecQueries::isConfig, configName);
  }

  /**
   * {@return the users' fields that an experiment looks at, as {@link #getFieldsNeededForGate}}
   *
   * @param experimentName the name of an experiment
   */
  public String[] getFieldsNeededForExperiment(String experimentName) {
    return queries().fieldsNeededFor(SpecQueries::isConfig, experimentName);
  }

  /**
   * {@return the users' fields that a layer looks at, as {@link #getFieldsNeededForGate}}
   *
   * @param layerName the name of a layer
   */
  public String[] getFieldsNeededForLayer(String layerName) {
    return queries().fieldsNeededFor(kind -> kind == SpecEntity.Kind.LAYER, layerName);
  }

  /**
   * {@return the client's overrides in layers, for scopes that end and for targets other than an
   * id}
   */
  public Overrides overrides() {
    return overrides;
  }

  /**
   * Gives a gate a value for everyone.
   *
   * @param gateName the name of a gate
   * @param value the value
   */
  public void overrideGate(String gateName, boolean value) {
    overrides.client().gate(gateName, value, OverrideTarget.everyone());
  }

  /**
   * Gives a gate a value for the user, or the users, with an id ({@link OverrideTarget#id}).
   *
   * @param gateName the name of a gate
   * @param value the value
   * @param id the id of a user, or a custom id
   */
  public void overrideGate(String gateName, boolean value, String id) {
    overrides.client().gate(gateName, value, OverrideTarget.id(id));
  }

  /**
   * Gives a dynamic config its parameters for everyone.
   *
   * @param configName the name of a dynamic config
   * @param value the value
   */
  public void overrideDynamicConfig(String configName, Map<String, Object> value) {
    overrides.client().dynamicConfig(configName, value, OverrideTarget.everyone());
  }

  /**
   * Gives a dynamic config its parameters for an id ({@link OverrideTarget#id}).
   *
   * @param configName the name of a dynamic config
   * @param value the value
   * @param id the id of a user, or a custom id
   */
  public void overrideDynamicConfig(String configName, Map<String, Object> value, String id) {
    overrides.client().dynamicConfig(configName, value, OverrideTarget.id(id));
  }

  /**
   * Gives an experiment its parameters for everyone.
   *
   * @param experimentName the name of an experiment
   * @param value the value
   */
  public void overrideExperiment(String experimentName, Map<String, Object> value) {
    overrides.client().experiment(experimentName, value, OverrideTarget.everyone());
  }

  /**
   * Gives an experiment its parameters for an id ({@link OverrideTarget#id}).
   *
   * @param experimentName the name of an experiment
   * @param value the value
   * @param id the id of a user, or a custom id
   */
  public void overrideExperiment(String experimentName, Map<String, Object> value, String id) {
    overrides.client().experiment(experimentName, value, OverrideTarget.id(id));
  }

  /**
   * Gives an experiment the parameters of one of its groups, for everyone.
   *
   * @param experimentName the name of an experiment
   * @param groupName the name of a group of it
   */
  public void overrideExperimentByGroupName(String experimentName, String groupName) {
    overrides.client().experimentGroup(experimentName, groupName, OverrideTarget.everyone());
  }

  /**
   * Gives an experiment a group's parameters for an id ({@link OverrideTarget#id}).
   *
   * @param experimentName the name of an experiment
   * @param groupName the name of a group of it
   * @param id the id of a user, or a custom id
   */
  public void overrideExperimentByGroupName(String experimentName, String groupName, String id) {
    overrides.client().experimentGroup(experimentName, groupName, OverrideTarget.id(id));
  }

  /**
   * Gives a layer its parameters for everyone.
   *
   * @param layerName the name of a layer
   * @param value the value
   */
  public void overrideLayer(String layerName, Map<String, Object> value) {
    overrides.client().layer(layerName, value, OverrideTarget.everyone());
  }

  /**
   * Gives a layer its parameters for an id ({@link OverrideTarget#id}).
   *
   * @param layerName the name of a layer
   * @param value the value
   * @param id the id of a user, or a custom id
   */
  public void overrideLayer(String layerName, Map<String, Object> value, String id) {
    overrides.client().layer(layerName, value, OverrideTarget.id(id));
  }

  /**
   * Gives a parameter store its parameters for everyone, in place of all that it has. A parameter
   * is a value, or a map in the form of a spec file that refers to a gate, config, experiment or
   * layer.
   *
   * @param parameterStoreName the name of a parameter store
   * @param value the value
   */
  public void overrideParameterStore(String parameterStoreName, Map<String, Object> value) {
    overrides.client().parameterStore(parameterStoreName, value, OverrideTarget.everyone());
  }

  /**
   * Gives a parameter store its parameters for an id ({@link OverrideTarget#id}).
   *
   * @param parameterStoreName the name of a parameter store
   * @param value the value
   * @param id the id of a user, or a custom id
   */
  public void overrideParameterStore(
      String parameterStoreName, Map<String, Object> value, String id) {
    overrides.client().parameterStore(parameterStoreName, value, OverrideTarget.id(id));
  }

  /**
   * Takes back all overrides of a gate, for everyone and for each id.
   *
   * @param gateName the name of a gate
   */
  public void removeGateOverride(String gateName) {
    overrides.client().remove(EntityKind.GATE, gateName);
  }

  /**
   * Takes back the override of a gate for an id.
   *
   * @param gateName the name of a gate
   * @param id the id of a user, or a custom id
   */
  public void removeGateOverride(String gateName, String id) {
    overrides.client().remove(EntityKind.GATE, gateName, OverrideTarget.id(id));
  }

  /**
   * Takes back all overrides of a dynamic config, for everyone and for each id.
   *
   * @param configName the name of a dynamic config
   */
  public void removeDynamicConfigOverride(String configName) {
    overrides.client().remove(EntityKind.DYNAMIC_CONFIG, configName);
  }

  /**
   * Takes back the override of a dynamic config for an id.
   *
   * @param configName the name of a dynamic config
   * @param id the id of a user, or a custom id
   */
  public void removeDynamicConfigOverride(String configName, String id) {
    overrides.client().remove(EntityKind.DYNAMIC_CONFIG, configName, OverrideTarget.id(id));
  }

  /**
   * Takes back all overrides of an experiment, for everyone and for each id.
   *
   * @param experimentName the name of an experiment
   */
  public void removeExperimentOverride(String experimentName) {
    overrides.client().remove(EntityKind.EXPERIMENT, experimentName);
  }

  /**
   * Takes back the override of an experiment for an id.
   *
   * @param experimentName the name of an experiment
   * @param id the id of a user, or a custom id
   */
  public void removeExperimentOverride(String experimentName, String id) {
    overrides.client().remove(EntityKind.EXPERIMENT, experimentName, OverrideTarget.id(id));
  }

  /**
   * Takes back all overrides of a layer, for everyone and for each id.
   *
   * @param layerName the name of a layer
   */
  public void removeLayerOverride(String layerName) {
    overrides.client().remove(EntityKind.LAYER, layerName);
  }

  /**
   * Takes back the override of a layer for an id.
   *
   * @param layerName the name of a layer
   * @param id the id of a user, or a custom id
   */
  public void removeLayerOverride(String layerName, String id) {
    overrides.client().remove(EntityKind.LAYER, layerName, OverrideTarget.id(id));
  }

  /**
   * Takes back all overrides of a parameter store, for everyone and for each id.
   *
   * @param parameterStoreName the name of a parameter store
   */
  public void removeParameterStoreOverride(String parameterStoreName) {
    overrides.client().remove(EntityKind.PARAMETER_STORE, parameterStoreName);
  }

  /**
   * Takes back the override of a parameter store for an id.
   *
   * @param parameterStoreName the name of a parameter store
   * @param id the id of a user, or a custom id
   */
  public void removeParameterStoreOverride(String parameterStoreName, String id) {
    overrides
        .client()
        .remove(EntityKind.PARAMETER_STORE, parameterStoreName, OverrideTarget.id(id));
  }

  /** Takes back every override that was set on the client; scopes keep theirs. */
  public void removeAllOverrides() {
    overrides.client().clear();
  }

  /**
   * {@return the same as {@link #getClientInitializeResponse(StatsigUser,
   * ClientInitResponseOptions)}}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   */
  public String getClientInitializeResponse(StatsigUser user) {
    return getClientInitializeResponse(user, new ClientInitResponseOptions());
  }

  /**
   * {@return everything that a user gets, as the JSON that a client SDK can start from in place of
   * asking Statsig} Names are hashed with djb2 unless the options say otherwise. It has the user
   * without private attributes; of those it has a hash.
   *
   * <p>No exposure is logged. Before the specs are there it has no entries. Gates that refer to
   * each other in a circle make the whole response an empty one with {@code has_updates} false.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param options how it works; null for the defaults
   */
  public String getClientInitializeResponse(StatsigUser user, ClientInitResponseOptions options) {
    return clientInit.write(
        Checks.orNobody(user), options, store.snapshot(), overrides.table(), checks.evaluator());
  }

  /**
   * {@return why a user gets what a check of that kind gives at this moment: every rule and
   * condition, the user's values, and what each gave} Never throws for an unknown name, unsupported
   * specs or no specs at all; it says so instead. No exposure is logged; answers that were kept for
   * the user do not matter.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param kind what kind of thing it is
   * @param name the name
   */
  public Explanation explain(StatsigUser user, Explanation.Kind kind, String name) {
    return new Explainer(checks.evaluator(), store.snapshot(), overrides.table())
        .explain(
            Checks.orNobody(user), requireNonNull(kind, "kind is null"), name == null ? "" : name);
  }

  /** {@return what the specs in use contain; empty before they are there} */
  public SpecCatalog getSpecCatalog() {
    return store.snapshot().catalog();
  }

  /**
   * {@return what has become of the events that were logged: how many wait, were sent, left out as
   * repeats or dropped}
   */
  public EventLogStatus getEventLogStatus() {
    return events.status();
  }

  /** {@return which specs the client has, and how getting them goes} */
  public SyncStatus status() {
    SpecSnapshot specs = store.snapshot();
    SyncHistory.State history = lifecycle.history();
    return new SyncStatus(
        specs.source(),
        specs.catalog().time(),
        specs.catalog().checksum(),
        specs.receivedAt(),
        history.lastAttempt(),
        history.failures(),
        history.lastError(),
        history.nextPoll(),
        lifecycle.idLists().sizes());
  }

  /**
   * Sends the events that are queued, for up to three seconds or what the options say, and stops
   * getting newer specs. Completes normally when that is over. Checks go on being answered from the
   * specs that there are, and what they log is counted as dropped.
   *
   * @return completes when that is over
   */
  public CompletableFuture<Void> shutdown() {
    OpenClients.remove(this);
    return CompletableFuture.allOf(clientEvents.shutdown(), lifecycle.stopSync())
        .thenRun(lifecycle::close);
  }

  /** The same as {@link #shutdown}. */
  @Override
  public void close() {
    shutdown().join();
  }

  private SpecQueries queries() {
    return new SpecQueries(store.snapshot());
  }

  private Evaluator evaluator(@Nullable String environment) {
    return new Evaluator(
        new EvaluationContext(
            Attributes.of(environment == null ? Map.of() : Map.of("tier", environment)),
            Attributes.of(options.globalCustomFields()),
            lookups.countries(),
            lookups.userAgents(),
            !lookups.areCustom(),
            lifecycle.idLists(),
            options.clock(),
            new ThreadRandom()));
  }

  private void log(
      StatsigUser user,
      @Nullable String eventName,
      @Nullable Object value,
      @Nullable Map<String, String> metadata) {
    if (eventName == null) {
      log.warn("An event without a name was not logged");
    } else {
      events.custom(Checks.orNobody(user), eventName, value, metadata);
    }
  }
}
