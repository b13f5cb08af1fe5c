package dev.postern;

import dev.postern.internal.evaluate.CompiledSpec;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Rule;
import dev.postern.internal.store.EvaluationOrigin;
import dev.postern.internal.store.SpecSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers questions about the specs themselves, of which no user is part. */
final class SpecQueries {
  private final SpecSnapshot snapshot;

  SpecQueries(SpecSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Dynamic configs and experiments share their names. */
  static boolean isConfig(SpecEntity.Kind kind) {
    return kind.isDynamicConfig() || kind.isExperiment();
  }

  List<String> names(Predicate<SpecEntity.Kind> kind) {
    return snapshot.catalog().entities().stream()
        .filter(entity -> kind.test(entity.kind()))
        .map(SpecEntity::name)
        .toList();
  }

  String[] fieldsNeededFor(Predicate<SpecEntity.Kind> kind, String name) {
    return snapshot.catalog().entities().stream()
        .filter(entity -> kind.test(entity.kind()) && entity.name().equals(name))
        .flatMap(entity -> entity.fields().stream())
        .distinct()
        .toArray(String[]::new);
  }

  Experiment experimentByRule(String name, Function<CompiledSpec, @Nullable Rule> choice) {
    CompiledSpec spec = snapshot.specs().find(EntityKind.EXPERIMENT, name);
    Rule rule = spec == null ? null : choice.apply(spec);
    if (rule == null) {
      return new Experiment(name, "", Map.of(), details(false), "", null, List.of(), null);
    }
    Decision decision = rule.passed();
    return new Experiment(
        name,
        decision.ruleId(),
        JsonForm.parameters(decision.value()),
        details(true),
        rule.idType(),
        decision.groupName(),
        List.of(),
        null);
  }

  ExperimentGroupsResult groups(String name) {
    boolean isExperiment = names(kind -> kind == SpecEntity.Kind.EXPERIMENT).contains(name);
    CompiledSpec spec = snapshot.specs().find(EntityKind.EXPERIMENT, name);
    if (spec == null || !isExperiment) {
      return new ExperimentGroupsResult(null, List.of());
    }
    List<ExperimentGroup> groups =
        spec.rules().stream()
            .filter(rule -> rule.passed().inExperimentGroup())
            .map(SpecQueries::group)
            .toList();
    return new ExperimentGroupsResult(spec.header().active(), groups);
  }

  private static ExperimentGroup group(Rule rule) {
    Decision decision = rule.passed();
    String name = decision.groupName();
    return new ExperimentGroup(
        name == null ? "" : name,
        decision.ruleId(),
        rule.idType(),
        JsonForm.parameters(decision.value()));
  }

  private EvaluationDetails details(boolean isRecognized) {
    return EvaluationDetails.of(EvaluationOrigin.of(snapshot, isRecognized));
  }
}
