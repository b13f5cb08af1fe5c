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
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.internal.store.SpecStore;
import dev.postern.spi.SpecSource;
import java.io.IOException;
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
        parameters(decision),
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
        parameters(decision),
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
        parameters(decision),
        delegation == null ? null : delegation.experiment(),
        details(snapshot, evaluation));
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
    return clientInit.write(user == null ? NOBODY : user, options, store.snapshot(), evaluator);
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
    return evaluator.evaluate(kind, name == null ? "" : name, someone.subject(), snapshot.specs());
  }

  private static Map<String, Object> parameters(Decision decision) {
    return decision.value() instanceof Map<?, ?> map ? JsonForm.asObject(map) : Map.of();
  }

  private static String idType(Decision decision) {
    SpecHeader spec = decision.spec();
    return spec == null ? "" : spec.idType();
  }

  private static EvaluationDetails details(SpecSnapshot snapshot, Evaluation evaluation) {
    if (!snapshot.hasSpecs()) {
      return new EvaluationDetails(snapshot.source(), 0, 0, null);
    }
    Decision decision = evaluation.decision();
    String source = evaluation.missing() == null ? snapshot.source() : evaluation.missing();
    String reason =
        switch (decision.status()) {
          case RECOGNIZED -> source + ":Recognized";
          case UNRECOGNIZED -> source + ":Unrecognized";
          case UNSUPPORTED -> source + ":Unsupported";
          case TOO_DEEP -> "Error:Statsig Evaluation Depth Exceeded";
        };
    SpecHeader spec = decision.spec();
    return new EvaluationDetails(
        reason,
        snapshot.catalog().time(),
        snapshot.receivedAt(),
        spec == null ? null : spec.version());
  }
}
