package dev.postern.testkit;

import dev.postern.ActiveOverride;
import dev.postern.EvaluationDetails;
import dev.postern.ParameterMismatch;
import dev.postern.SpecEntity;
import dev.postern.Statsig;
import org.jspecify.annotations.Nullable;

/** Listens to a client and notes what a strict test forbids. */
final class StrictnessWatch {
  private final Statsig statsig;
  private final KnownNames names;
  private final Violations violations;

  private StrictnessWatch(Statsig statsig, KnownNames names, Violations violations) {
    this.statsig = statsig;
    this.names = names;
    this.violations = violations;
  }

  static void over(Statsig statsig, KnownNames names, Violations violations) {
    StrictnessWatch watch = new StrictnessWatch(statsig, names, violations);
    if (violations.forbids(Strictness.UNKNOWN_NAME)) {
      watch.watchNames();
    }
    if (violations.forbids(Strictness.WRONG_TYPE)) {
      statsig.onParameterMismatch(watch::mismatch);
    }
  }

  private void watchNames() {
    statsig.onGateEvaluated(
        it -> check(SpecEntity.Kind.FEATURE_GATE, it.name, it.evaluationDetails));
    statsig.onDynamicConfigEvaluated(
        it -> check(SpecEntity.Kind.DYNAMIC_CONFIG, it.name, it.evaluationDetails));
    statsig.onExperimentEvaluated(
        it -> check(SpecEntity.Kind.EXPERIMENT, it.name, it.evaluationDetails));
    statsig.onLayerEvaluated(it -> check(SpecEntity.Kind.LAYER, it.name, it.evaluationDetails));
    statsig.onParameterStoreEvaluated(
        it -> check(SpecEntity.Kind.PARAMETER_STORE, it.name, it.evaluationDetails));
  }

  private void check(SpecEntity.Kind kind, String name, EvaluationDetails details) {
    if (details.getReason().endsWith(":Unrecognized") && !isOverridden(kind, name)) {
      String problem = names.hasNoSpecs() ? noSpecs(kind, name) : names.problem(kind, name);
      if (problem != null) {
        violations.add(Strictness.UNKNOWN_NAME, problem);
      }
    }
  }

  private void mismatch(ParameterMismatch it) {
    violations.add(
        Strictness.WRONG_TYPE,
        "Parameter \"%s\" of %s \"%s\" is %s, which is no %s: the getter gave its fallback."
            .formatted(
                it.parameter(),
                KnownNames.text(it.kind()),
                it.name(),
                Values.toJson(it.found()),
                it.wanted()));
  }

  /** A parameter store says that it is unknown, though an override gives it parameters. */
  private boolean isOverridden(SpecEntity.Kind kind, String name) {
    for (ActiveOverride each : statsig.overrides().active()) {
      if (each.kind() == kind && each.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String noSpecs(SpecEntity.Kind kind, String name) {
    return "%s \"%s\" was checked, and the test has neither specs nor an override of it."
        .formatted(KnownNames.text(kind), name);
  }
}
