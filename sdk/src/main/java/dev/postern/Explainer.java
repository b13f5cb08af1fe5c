package dev.postern;

import dev.postern.explain.Explanation;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluator;
import dev.postern.internal.evaluate.OverrideTable;
import dev.postern.internal.evaluate.TracedEvaluation;
import dev.postern.internal.explain.Explanations;
import dev.postern.internal.store.EvaluationOrigin;
import dev.postern.internal.store.SpecSnapshot;
import java.util.Map;

/** Explains answers to questions at one moment of a client. */
record Explainer(Evaluator evaluator, SpecSnapshot snapshot, OverrideTable overrides) {
  Explanation explain(StatsigUser user, Explanation.Kind kind, String name) {
    TracedEvaluation traced =
        evaluator.trace(kind(kind), name, user.subject(), snapshot.specs(), overrides);
    return Explanations.of(
        traced, nameOf(user), EvaluationOrigin.of(snapshot, traced.evaluation()).reason());
  }

  private static EntityKind kind(Explanation.Kind kind) {
    return switch (kind) {
      case GATE -> EntityKind.GATE;
      case DYNAMIC_CONFIG -> EntityKind.DYNAMIC_CONFIG;
      case EXPERIMENT -> EntityKind.EXPERIMENT;
      case LAYER -> EntityKind.LAYER;
    };
  }

  private static String nameOf(StatsigUser user) {
    String id = user.getUserID();
    if (id != null && !id.isEmpty()) {
      return id;
    }
    return user.getCustomIDs().entrySet().stream()
        .findFirst()
        .map((Map.Entry<String, String> custom) -> custom.getKey() + " " + custom.getValue())
        .orElse("");
  }
}
