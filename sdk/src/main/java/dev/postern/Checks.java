package dev.postern;

import dev.postern.internal.evaluate.ContextualBandit.Ranked;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.Evaluator;
import dev.postern.internal.evaluate.OverrideTable;
import dev.postern.internal.evaluate.StoreParameter;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.event.EventLog.Cause;
import dev.postern.internal.store.EvaluationOrigin;
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.internal.store.SpecStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers checks: evaluates by the specs of the moment, logs the exposure, tells the listeners.
 * Callers from other languages may give null, against the signature; a check still answers.
 */
final class Checks {
  private static final StatsigUser NOBODY = new StatsigUser.Builder().build();

  private final SpecStore store;
  private final Overrides overrides;
  private final StickyAnswers sticky;
  private final EventLog events;
  private final SdkListeners listeners;
  private volatile Evaluator evaluator;

  Checks(
      SpecStore store,
      Evaluator evaluator,
      Overrides overrides,
      StickyAnswers sticky,
      EventLog events,
      SdkListeners listeners) {
    this.store = store;
    this.evaluator = evaluator;
    this.overrides = overrides;
    this.sticky = sticky;
    this.events = events;
    this.listeners = listeners;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /** Sets what answers from now on. */
  void use(Evaluator next) {
    evaluator = next;
  }

  static StatsigUser orNobody(@Nullable StatsigUser user) {
    return user == null ? NOBODY : user;
  }

  boolean checkGate(StatsigUser user, String name, @Nullable CheckGateOptions options) {
    SpecSnapshot specs = store.snapshot();
    StatsigUser someone = orNobody(user);
    Evaluation evaluation = evaluation(EntityKind.GATE, someone, name, specs);
    if (options != null && options.disableExposureLogging) {
      events.notExposed(evaluation);
    } else {
      events.exposure(Cause.CHECK, someone, evaluation, specs);
    }
    if (listeners.gates().isHeard()) {
      listeners.gates().tell(new Answer(someone, evaluation, specs).featureGate());
    }
    return evaluation.decision().passes();
  }

  FeatureGate featureGate(StatsigUser user, String name, @Nullable CheckGateOptions options) {
    return gate(user, name, options).featureGate();
  }

  DynamicConfig dynamicConfig(
      StatsigUser user, String name, @Nullable GetDynamicConfigOptions options) {
    Answer answer = evaluate(EntityKind.DYNAMIC_CONFIG, user, name);
    expose(answer, options != null && options.disableExposureLogging);
    DynamicConfig config = answer.dynamicConfig(listeners.mismatches());
    listeners.dynamicConfigs().tell(config);
    return config;
  }

  Experiment experiment(StatsigUser user, String name, @Nullable GetExperimentOptions options) {
    Answer live = evaluate(EntityKind.EXPERIMENT, user, name);
    Answer answer = sticky.experiment(live, options, evaluator);
    expose(answer, options != null && options.disableExposureLogging);
    Experiment experiment = answer.experiment(listeners.mismatches());
    listeners.experiments().tell(experiment);
    return experiment;
  }

  Layer layer(StatsigUser user, String name, @Nullable GetLayerOptions options) {
    Answer live = evaluate(EntityKind.LAYER, user, name);
    Answer answer = sticky.layer(live, options, evaluator);
    Layer layer = layer(answer, options != null && options.disableExposureLogging);
    listeners.layers().tell(layer);
    return layer;
  }

  ParameterStore parameterStore(StatsigUser user, String name, boolean isSilent) {
    String store = name == null ? "" : name;
    StatsigUser someone = orNobody(user);
    events.notExposed(store);
    SpecSnapshot specs = this.store.snapshot();
    boolean isKnown = specs.specs().parameterStores().containsKey(store);
    ParameterStore answer =
        new ParameterStore(
            store,
            EvaluationDetails.of(EvaluationOrigin.of(specs, isKnown)),
            new StoreReader(this, someone, isSilent, key -> storeParameter(store, someone, key)),
            listeners.mismatches());
    listeners.parameterStores().tell(answer);
    return answer;
  }

  private @Nullable StoreParameter storeParameter(String storeName, StatsigUser user, String key) {
    events.notExposed(storeName);
    OverrideTable.Entry override =
        overrides.table().find(EntityKind.PARAMETER_STORE, storeName, user.subject());
    return override == null
        ? store.snapshot().specs().parameterStores().getOrDefault(storeName, Map.of()).get(key)
        : StoreReader.overridden(override.value(), key);
  }

  /** An answer that a parameter store needs; it is nobody's check. */
  Answer reference(EntityKind kind, StatsigUser user, String name, boolean isSilent) {
    Answer answer = evaluate(kind, user, name);
    if (isSilent) {
      events.notExposed(answer.evaluation());
    } else if (kind != EntityKind.LAYER) {
      events.exposure(Cause.REFERENCE, answer.user(), answer.evaluation(), answer.specs());
    }
    return answer;
  }

  /** Says that a parameter of a layer was read. */
  void exposeParameter(Cause cause, Answer layer, String parameter) {
    events.parameterExposure(cause, layer.user(), layer.evaluation(), layer.specs(), parameter);
  }

  void exposeManually(EntityKind kind, StatsigUser user, String name) {
    Answer answer = evaluate(kind, user, name);
    events.exposure(Cause.MANUAL, answer.user(), answer.evaluation(), answer.specs());
  }

  void exposeParameterManually(StatsigUser user, String layer, String parameter) {
    exposeParameter(
        Cause.MANUAL, evaluate(EntityKind.LAYER, user, layer), parameter == null ? "" : parameter);
  }

  void exposeBandit(StatsigUser user, String name, String ruleId) {
    Answer answer = evaluate(EntityKind.EXPERIMENT, user, name);
    events.banditExposure(
        answer.user(), answer.evaluation(), answer.specs(), ruleId == null ? "" : ruleId);
  }

  CMABRankedVariant[] rank(StatsigUser user, String name) {
    String bandit = name == null ? "" : name;
    events.notExposed(bandit);
    List<Ranked> ranked =
        evaluator.rank(bandit, orNobody(user).subject(), store.snapshot().specs());
    return ranked.stream().map(group -> variant(bandit, group)).toArray(CMABRankedVariant[]::new);
  }

  /** The answer and nothing else: no exposure, no listener. */
  Answer evaluate(EntityKind kind, @Nullable StatsigUser user, @Nullable String name) {
    SpecSnapshot specs = store.snapshot();
    StatsigUser someone = orNobody(user);
    return new Answer(someone, evaluation(kind, someone, name, specs), specs);
  }

  private Evaluation evaluation(
      EntityKind kind, StatsigUser user, @Nullable String name, SpecSnapshot specs) {
    return evaluator.evaluate(
        kind, name == null ? "" : name, user.subject(), specs.specs(), overrides.table());
  }

  private Answer gate(StatsigUser user, String name, @Nullable CheckGateOptions options) {
    Answer answer = evaluate(EntityKind.GATE, user, name);
    expose(answer, options != null && options.disableExposureLogging);
    if (listeners.gates().isHeard()) {
      listeners.gates().tell(answer.featureGate());
    }
    return answer;
  }

  private void expose(Answer answer, boolean isSilent) {
    if (isSilent) {
      events.notExposed(answer.evaluation());
    } else {
      events.exposure(Cause.CHECK, answer.user(), answer.evaluation(), answer.specs());
    }
  }

  private Layer layer(Answer answer, boolean isSilent) {
    if (isSilent) {
      events.notExposed(answer.evaluation());
      return answer.layer(parameter -> {}, listeners.mismatches());
    }
    return answer.layer(
        parameter -> exposeParameter(Cause.CHECK, answer, parameter), listeners.mismatches());
  }

  private static CMABRankedVariant variant(String bandit, Ranked ranked) {
    Decision answer = ranked.answer();
    String group = answer.groupName();
    return new CMABRankedVariant(
        group == null ? "" : group,
        answer.ruleId(),
        JsonForm.parameters(answer.value()),
        ranked.score(),
        bandit);
  }
}
