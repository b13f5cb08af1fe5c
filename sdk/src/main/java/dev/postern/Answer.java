package dev.postern;

import dev.postern.SdkListeners.Topic;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Delegation;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.store.EvaluationOrigin;
import dev.postern.internal.store.SpecSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a check found, in the forms that callers get.
 *
 * @param specs those that the answer was found by
 */
record Answer(StatsigUser user, Evaluation evaluation, SpecSnapshot specs) {
  Answer with(Evaluation other) {
    return new Answer(user, other, specs);
  }

  String name() {
    return evaluation.name();
  }

  Decision decision() {
    return evaluation.decision();
  }

  boolean passes() {
    return decision().passes();
  }

  FeatureGate featureGate() {
    return new FeatureGate(name(), passes(), decision().ruleId(), details(), idType());
  }

  DynamicConfig dynamicConfig(Topic<ParameterMismatch> mismatches) {
    return new DynamicConfig(
        name(), decision().ruleId(), parameters(), details(), idType(), mismatches);
  }

  Experiment experiment(Topic<ParameterMismatch> mismatches) {
    return new Experiment(
        name(),
        decision().ruleId(),
        parameters(),
        details(),
        idType(),
        decision().groupName(),
        secondaryExposures(),
        mismatches);
  }

  /** The layer; it tells of each parameter that is read from it. */
  Layer layer(Consumer<String> reads, Topic<ParameterMismatch> mismatches) {
    Delegation delegation = decision().delegation();
    return new Layer(
        name(),
        decision().ruleId(),
        decision().groupName(),
        parameters(),
        delegation == null ? null : delegation.experiment(),
        details(),
        reads,
        mismatches);
  }

  Map<String, Object> parameters() {
    return decision().parameters();
  }

  List<Map<String, String>> secondaryExposures() {
    return evaluation.exposures().asTexts();
  }

  List<Map<String, String>> undelegatedExposures() {
    return evaluation.undelegatedExposures().asTexts();
  }

  private EvaluationDetails details() {
    return EvaluationDetails.of(EvaluationOrigin.of(specs, evaluation));
  }

  private String idType() {
    SpecHeader spec = decision().spec();
    return spec == null ? "" : spec.idType();
  }
}
