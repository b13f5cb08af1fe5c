package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.evaluate.Attributes;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Delegation;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.EvaluationContext;
import dev.postern.internal.evaluate.Evaluator;
import dev.postern.internal.evaluate.IdLists;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.store.EvaluationOrigin;
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.internal.store.SpecStore;
import dev.postern.spi.SpecSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client: answers which users pass a gate, and which parameters they get.
 *
 * <p>Make one for the whole application, {@link #initialize} it, and ask. Every check is answered
 * in memory, from the specs that there are at that moment; it never waits, never fails and never
 * throws. Before the specs are there, and for a name that they do not have, the answer is the
 * default: false, or no parameters.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class Statsig implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Statsig.class);
  private static final StatsigUser NOBODY = new StatsigUser.Builder().build();

  private final StatsigOptions options;
  private final SpecStore store;
  private final Lookups lookups;
  private final Overrides overrides = new Overrides();
  private final ClientInit clientInit;
  private volatile Evaluator evaluator;

  /**
   * A client that is not initialised yet.
   *
   * @param sdkKey the server secret key; may be empty for a client that never uses the network
   * @throws IllegalStateException if the options need a library that is not on the class path
   */
  public Statsig(String sdkKey, StatsigOptions options) {
    requireNonNull(sdkKey, "sdkKey is null");
    this.options = requireNonNull(options, "options is null");
    this.store = new SpecStore(options.clock());
    this.lookups = new Lookups(options);
    this.clientInit = new ClientInit(options);
    this.evaluator = evaluator(options.environment());
  }

  /** Gets the specs. Always completes normally; what went wrong is logged. */
  public CompletableFuture<Void> initialize() {
    return initializeWithDetails().thenAccept(details -> {});
  }

  /** Gets the specs and tells how it went. Always completes normally. */
  public CompletableFuture<InitializeDetails> initializeWithDetails() {
    long started = options.clock().millis();
    FailureDetails failure = loadSpecs();
    store.attemptEnded();
    lookups.await();
    SpecSnapshot snapshot = store.snapshot();
    if (options.environment() == null && snapshot.defaultEnvironment() != null) {
      evaluator = evaluator(snapshot.defaultEnvironment());
    }
    return CompletableFuture.completedFuture(
        new InitializeDetails(
            options.clock().millis() - started,
            true,
            snapshot.catalog().time() != 0,
            snapshot.source(),
            failure));
  }

  /** Whether a user passes a gate; false for an unknown gate. */
  public boolean checkGate(StatsigUser user, String gateName) {
    return evaluate(EntityKind.GATE, gateName, user, store.snapshot()).decision().passes();
  }

  /** Whether a user passes a gate, and by which rule; false for an unknown gate. */
  public FeatureGate getFeatureGate(StatsigUser user, String gateName) {
    SpecSnapshot snapshot = store.snapshot();
    Evaluation evaluation = evaluate(EntityKind.GATE, gateName, user, snapshot);
    Decision decision = evaluation.decision();
    return new FeatureGate(
        gateName,
        decision.passes(),
        decision.ruleId(),
        details(snapshot, evaluation),
        idType(decision));
  }

  /** The parameters that a user gets from a dynamic config; none from an unknown one. */
  public DynamicConfig getDynamicConfig(StatsigUser user, String configName) {
    SpecSnapshot snapshot = store.snapshot();
    Evaluation evaluation = evaluate(EntityKind.DYNAMIC_CONFIG, configName, user, snapshot);
    Decision decision = evaluation.decision();
    return new DynamicConfig(
        configName,
        decision.ruleId(),
        JsonForm.parameters(decision.value()),
        details(snapshot, evaluation),
        idType(decision));
  }

  /** The group and the parameters that a user gets from an experiment; none from an unknown one. */
  public Experiment getExperiment(StatsigUser user, String experimentName) {
    SpecSnapshot snapshot = store.snapshot();
    Evaluation evaluation = evaluate(EntityKind.EXPERIMENT, experimentName, user, snapshot);
    Decision decision = evaluation.decision();
    return new Experiment(
        experimentName,
        decision.ruleId(),
        JsonForm.parameters(decision.value()),
        details(snapshot, evaluation),
        idType(decision),
        decision.groupName());
  }

  /** The parameters that a user gets from a layer; none from an unknown one. */
  public Layer getLayer(StatsigUser user, String layerName) {
    SpecSnapshot snapshot = store.snapshot();
    Evaluation evaluation = evaluate(EntityKind.LAYER, layerName, user, snapshot);
    Decision decision = evaluation.decision();
    Delegation delegation = decision.delegation();
    return new Layer(
        layerName,
        decision.ruleId(),
        decision.groupName(),
        JsonForm.parameters(decision.value()),
        delegation == null ? null : delegation.experiment(),
        details(snapshot, evaluation));
  }

  /** The same as {@link #getLayer}: prompts are kept as layers. */
  public Layer getPrompt(StatsigUser user, String promptName) {
    return getLayer(user, promptName);
  }

  /**
   * An experiment as a group of it sees it, whoever is in the group; no parameters and reason
   * {@code Unrecognized} when there is no such group. Overrides do not matter.
   */
  public Experiment getExperimentByGroupName(String experimentName, String groupName) {
    return queries().experimentByRule(experimentName, spec -> spec.ruleOfGroup(groupName));
  }

  /** The same as {@link #getExperimentByGroupName}, by the id of the group's rule. */
  public Experiment getExperimentByGroupIdAdvanced(String experimentName, String ruleID) {
    return queries().experimentByRule(experimentName, spec -> spec.ruleOfId(ruleID));
  }

  /** The groups of an experiment, in order. */
  public ExperimentGroupsResult getExperimentGroups(String experimentName) {
    return queries().groups(experimentName);
  }

  /** The names of all feature gates, without segments and holdouts. */
  public List<String> getFeatureGateList() {
    return queries().names(kind -> kind == SpecEntity.Kind.FEATURE_GATE);
  }

  /** The names of all dynamic configs. */
  public List<String> getDynamicConfigList() {
    return queries().names(kind -> kind == SpecEntity.Kind.DYNAMIC_CONFIG);
  }

  /** The names of all experiments. */
  public List<String> getExperimentList() {
    return queries().names(kind -> kind == SpecEntity.Kind.EXPERIMENT);
  }

  /** The names of all autotune experiments. */
  public List<String> getAutotuneList() {
    return queries().names(kind -> kind == SpecEntity.Kind.AUTOTUNE);
  }

  /** The names of all layers. */
  public List<String> getLayerList() {
    return queries().names(kind -> kind == SpecEntity.Kind.LAYER);
  }

  /** The names of all parameter stores. */
  public List<String> getParameterStoreList() {
    return queries().names(kind -> kind == SpecEntity.Kind.PARAMETER_STORE);
  }

  /**
   * The users' fields that a gate looks at: those that the specs name, else those of its own
   * conditions; empty for an unknown gate.
   */
  public String[] getFieldsNeededForGate(String gateName) {
    return queries().fieldsNeededFor(SpecEntity.Kind::isGate, gateName);
  }

  /** The users' fields that a dynamic config looks at, as {@link #getFieldsNeededForGate}. */
  public String[] getFieldsNeededForDynamicConfig(String configName) {
    return queries().fieldsNeededFor(SpecQueries::isConfig, configName);
  }

  /** The users' fields that an experiment looks at, as {@link #getFieldsNeededForGate}. */
  public String[] getFieldsNeededForExperiment(String experimentName) {
    return queries().fieldsNeededFor(SpecQueries::isConfig, experimentName);
  }

  /** The users' fields that a layer looks at, as {@link #getFieldsNeededForGate}. */
  public String[] getFieldsNeededForLayer(String layerName) {
    return queries().fieldsNeededFor(kind -> kind == SpecEntity.Kind.LAYER, layerName);
  }

  /** The client's overrides in layers, for scopes that end and for targets other than an id. */
  public Overrides overrides() {
    return overrides;
  }

  /** Gives a gate a value for everyone. */
  public void overrideGate(String gateName, boolean value) {
    overrides.client().gate(gateName, value, OverrideTarget.everyone());
  }

  /** Gives a gate a value for the user, or the users, with an id ({@link OverrideTarget#id}). */
  public void overrideGate(String gateName, boolean value, String id) {
    overrides.client().gate(gateName, value, OverrideTarget.id(id));
  }

  /** Gives a dynamic config its parameters for everyone. */
  public void overrideDynamicConfig(String configName, Map<String, Object> value) {
    overrides.client().dynamicConfig(configName, value, OverrideTarget.everyone());
  }

  /** Gives a dynamic config its parameters for an id ({@link OverrideTarget#id}). */
  public void overrideDynamicConfig(String configName, Map<String, Object> value, String id) {
    overrides.client().dynamicConfig(configName, value, OverrideTarget.id(id));
  }

  /** Gives an experiment its parameters for everyone. */
  public void overrideExperiment(String experimentName, Map<String, Object> value) {
    overrides.client().experiment(experimentName, value, OverrideTarget.everyone());
  }

  /** Gives an experiment its parameters for an id ({@link OverrideTarget#id}). */
  public void overrideExperiment(String experimentName, Map<String, Object> value, String id) {
    overrides.client().experiment(experimentName, value, OverrideTarget.id(id));
  }

  /** Gives an experiment the parameters of one of its groups, for everyone. */
  public void overrideExperimentByGroupName(String experimentName, String groupName) {
    overrides.client().experimentGroup(experimentName, groupName, OverrideTarget.everyone());
  }

  /** Gives an experiment a group's parameters for an id ({@link OverrideTarget#id}). */
  public void overrideExperimentByGroupName(String experimentName, String groupName, String id) {
    overrides.client().experimentGroup(experimentName, groupName, OverrideTarget.id(id));
  }

  /** Gives a layer its parameters for everyone. */
  public void overrideLayer(String layerName, Map<String, Object> value) {
    overrides.client().layer(layerName, value, OverrideTarget.everyone());
  }

  /** Gives a layer its parameters for an id ({@link OverrideTarget#id}). */
  public void overrideLayer(String layerName, Map<String, Object> value, String id) {
    overrides.client().layer(layerName, value, OverrideTarget.id(id));
  }

  /** Takes back all overrides of a gate, for everyone and for each id. */
  public void removeGateOverride(String gateName) {
    overrides.client().remove(EntityKind.GATE, gateName);
  }

  /** Takes back the override of a gate for an id. */
  public void removeGateOverride(String gateName, String id) {
    overrides.client().remove(EntityKind.GATE, gateName, OverrideTarget.id(id));
  }

  /** Takes back all overrides of a dynamic config, for everyone and for each id. */
  public void removeDynamicConfigOverride(String configName) {
    overrides.client().remove(EntityKind.DYNAMIC_CONFIG, configName);
  }

  /** Takes back the override of a dynamic config for an id. */
  public void removeDynamicConfigOverride(String configName, String id) {
    overrides.client().remove(EntityKind.DYNAMIC_CONFIG, configName, OverrideTarget.id(id));
  }

  /** Takes back all overrides of an experiment, for everyone and for each id. */
  public void removeExperimentOverride(String experimentName) {
    overrides.client().remove(EntityKind.EXPERIMENT, experimentName);
  }

  /** Takes back the override of an experiment for an id. */
  public void removeExperimentOverride(String experimentName, String id) {
    overrides.client().remove(EntityKind.EXPERIMENT, experimentName, OverrideTarget.id(id));
  }

  /** Takes back all overrides of a layer, for everyone and for each id. */
  public void removeLayerOverride(String layerName) {
    overrides.client().remove(EntityKind.LAYER, layerName);
  }

  /** Takes back the override of a layer for an id. */
  public void removeLayerOverride(String layerName, String id) {
    overrides.client().remove(EntityKind.LAYER, layerName, OverrideTarget.id(id));
  }

  /** Takes back every override that was set on the client; scopes keep theirs. */
  public void removeAllOverrides() {
    overrides.client().clear();
  }

  /** The same as {@link #getClientInitializeResponse(StatsigUser, ClientInitResponseOptions)}. */
  public String getClientInitializeResponse(StatsigUser user) {
    return getClientInitializeResponse(user, new ClientInitResponseOptions());
  }

  /**
   * Everything that a user gets, as the JSON that a client SDK can start from in place of asking
   * Statsig. Names are hashed with djb2 unless the options say otherwise. It has the user without
   * private attributes; of those it has a hash.
   *
   * <p>No exposure is logged. Before the specs are there it has no entries. Gates that refer to
   * each other in a circle make the whole response an empty one with {@code has_updates} false.
   */
  public String getClientInitializeResponse(StatsigUser user, ClientInitResponseOptions options) {
    return clientInit.write(
        user == null ? NOBODY : user, options, store.snapshot(), overrides.table(), evaluator);
  }

  /** What the specs in use contain; empty before they are there. */
  public SpecCatalog getSpecCatalog() {
    return store.snapshot().catalog();
  }

  /** Stops getting newer specs. Checks go on being answered from those that there are. */
  public CompletableFuture<Void> shutdown() {
    SpecSource source = options.specSource();
    if (source != null) {
      source.close();
    }
    return CompletableFuture.completedFuture(null);
  }

  /** The same as {@link #shutdown}. */
  @Override
  public void close() {
    shutdown().join();
  }

  private SpecQueries queries() {
    return new SpecQueries(store.snapshot());
  }

  private @Nullable FailureDetails loadSpecs() {
    SpecSource source = options.specSource();
    if (source == null) {
      return null;
    }
    try {
      source.start(
          specs -> {
            store.update(source.name(), specs);
            lookups.prepareFor(store.snapshot().specs());
          });
      return null;
    } catch (IOException | SpecFormatException | RuntimeException failure) {
      LOG.warn("No specs from {}: {}", source.name(), failure.getMessage());
      return new FailureDetails(String.valueOf(failure.getMessage()), failure);
    }
  }

  private Evaluator evaluator(@Nullable String environment) {
    return new Evaluator(
        new EvaluationContext(
            Attributes.of(environment == null ? Map.of() : Map.of("tier", environment)),
            Attributes.of(options.globalCustomFields()),
            lookups.countries(),
            lookups.userAgents(),
            IdLists.NONE,
            options.clock(),
            () -> ThreadLocalRandom.current().nextLong()));
  }

  /** Callers from other languages may give null, against the signature; a check still answers. */
  private Evaluation evaluate(
      EntityKind kind, String name, StatsigUser user, SpecSnapshot snapshot) {
    StatsigUser someone = user == null ? NOBODY : user;
    return evaluator.evaluate(
        kind, name == null ? "" : name, someone.subject(), snapshot.specs(), overrides.table());
  }

  private static String idType(Decision decision) {
    SpecHeader spec = decision.spec();
    return spec == null ? "" : spec.idType();
  }

  private static EvaluationDetails details(SpecSnapshot snapshot, Evaluation evaluation) {
    return EvaluationDetails.of(EvaluationOrigin.of(snapshot, evaluation));
  }
}
