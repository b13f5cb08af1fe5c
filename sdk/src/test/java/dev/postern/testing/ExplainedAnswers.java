package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.BaseConfig;
import dev.postern.Experiment;
import dev.postern.FeatureGate;
import dev.postern.Layer;
import dev.postern.SpecEntity;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.explain.ExplainedAnswer;
import dev.postern.explain.Explanation;

/** Compares explanations with the answers that they explain. */
public final class ExplainedAnswers {
  private ExplainedAnswers() {}

  /** Asserts that the explanation of everything in the specs has the answer of the check. */
  public static int assertAll(Statsig statsig, StatsigUser user) {
    int compared = 0;
    for (SpecEntity entity : statsig.getSpecCatalog().entities()) {
      if (entity.kind() != SpecEntity.Kind.PARAMETER_STORE) {
        assertSame(statsig, user, kind(entity.kind()), entity.name());
        compared++;
      }
    }
    return compared;
  }

  public static Explanation assertSame(
      Statsig statsig, StatsigUser user, Explanation.Kind kind, String name) {
    Explanation explanation = statsig.explain(user, kind, name);
    assertThat(explanation.kind()).isEqualTo(kind);
    assertThat(explanation.name()).isEqualTo(name);
    assertThat(told(explanation))
        .as("%s", explanation)
        .isEqualTo(checked(statsig, user, kind, name));
    Responses.parse(explanation.toJson());
    return explanation;
  }

  private static Answer told(Explanation explanation) {
    ExplainedAnswer answer = explanation.answer();
    Explanation.Kind kind = explanation.kind();
    boolean isLayer = kind == Explanation.Kind.LAYER;
    boolean hasGroup = isLayer || kind == Explanation.Kind.EXPERIMENT;
    return new Answer(
        answer.value(),
        answer.ruleId(),
        hasGroup ? String.valueOf(answer.groupName()) : "",
        isLayer ? String.valueOf(answer.allocatedExperiment()) : answer.idType(),
        explanation.reason());
  }

  private static Answer checked(
      Statsig statsig, StatsigUser user, Explanation.Kind kind, String name) {
    return switch (kind) {
      case GATE -> gate(statsig.getFeatureGate(user, name));
      case DYNAMIC_CONFIG -> config(statsig.getDynamicConfig(user, name), "");
      case EXPERIMENT -> experiment(statsig.getExperiment(user, name));
      case LAYER -> layer(statsig.getLayer(user, name));
    };
  }

  private static Answer gate(FeatureGate gate) {
    return new Answer(
        gate.getValue(),
        gate.getRuleID(),
        "",
        gate.getIDType(),
        gate.getEvaluationDetails().getReason());
  }

  private static Answer experiment(Experiment experiment) {
    return config(experiment, String.valueOf(experiment.getGroupName()));
  }

  private static Answer config(BaseConfig config, String group) {
    return new Answer(
        config.getValue(),
        config.getRuleID(),
        group,
        config.getIDType(),
        config.getEvaluationDetails().getReason());
  }

  private static Answer layer(Layer layer) {
    return new Answer(
        layer.getValue(),
        layer.getRuleID(),
        String.valueOf(layer.getGroupName()),
        String.valueOf(layer.getAllocatedExperimentName()),
        layer.getEvaluationDetails().getReason());
  }

  private static Explanation.Kind kind(SpecEntity.Kind kind) {
    if (kind.isGate()) {
      return Explanation.Kind.GATE;
    }
    if (kind.isExperiment()) {
      return Explanation.Kind.EXPERIMENT;
    }
    return kind == SpecEntity.Kind.LAYER ? Explanation.Kind.LAYER : Explanation.Kind.DYNAMIC_CONFIG;
  }

  /** What both have to say. Gates and dynamic configs have no group, layers no id type. */
  private record Answer(Object value, String ruleId, String group, String about, String reason) {}
}
