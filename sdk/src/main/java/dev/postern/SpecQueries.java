package dev.postern;

import dev.postern.internal.evaluate.CompiledSpec;
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
    CompiledSpec spec = experiment(name);
    Rule rule = spec == null ? null : choice.apply(spec);
    if (rule == null) {
      return new Experiment(name, "", Map.of(), details(false), "", null, List.of(), null);
    }
    return new Experiment(
        name,
        rule.id(),
        JsonForm.parameters(rule.value()),
        details(true),
        rule.idType(),
        rule.groupName(),
        List.of(),
        null);
  }

  ExperimentGroupsResult groups(String name) {
    boolean isExperiment = names(kind -> kind == SpecEntity.Kind.EXPERIMENT).contains(name);
    CompiledSpec spec = experiment(name);
    if (spec == null || !isExperiment) {
      return new ExperimentGroupsResult(null, List.of());
    }
    List<ExperimentGroup> groups =
        spec.rules().stream().filter(Rule::isExperimentGroup).map(SpecQueries::group).toList();
    return new ExperimentGroupsResult(spec.header().active(), groups);
  }

  /** The experiment of that name; null for a name that is unknown, or null itself. */
  private @Nullable CompiledSpec experiment(@Nullable String name) {
    return name == null ? null : snapshot.specs().find(EntityKind.EXPERIMENT, name);
  }

  private static ExperimentGroup group(Rule rule) {
    String name = rule.groupName();
    return new ExperimentGroup(
        name == null ? "" : name, rule.id(), rule.idType(), JsonForm.parameters(rule.value()));
  }

  private EvaluationDetails details(boolean isRecognized) {
    return EvaluationDetails.of(EvaluationOrigin.of(snapshot, isRecognized));
  }
}
