package dev.postern.testkit;

import dev.postern.ExperimentGroup;
import dev.postern.SpecEntity;
import dev.postern.Statsig;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a name. Without specs, every name is right. */
final class KnownNames {
  private final Statsig statsig;
  private final String specName;

  /**
   * The names of a client's specs.
   *
   * @param specName what messages call the specs
   */
  KnownNames(Statsig statsig, String specName) {
    this.statsig = statsig;
    this.specName = specName;
  }

  /** What is wrong with a name; null when it is known. */
  @Nullable String problem(SpecEntity.Kind kind, String name) {
    List<String> names = names(isAskedLike(kind));
    if (hasNoSpecs() || names.contains(name)) {
      return null;
    }
    String asked = "%s has no %s \"%s\".".formatted(specName, text(kind), name);
    return asked + " " + NearestNames.question(name, names);
  }

  /** What is wrong with the group of an experiment; null when it is known. */
  @Nullable String groupProblem(String experiment, String group) {
    List<String> groups =
        statsig.getExperimentGroups(experiment).groups().stream()
            .map(ExperimentGroup::groupName)
            .toList();
    if (groups.isEmpty() || groups.contains(group)) {
      return null;
    }
    return "%s: experiment \"%s\" has no group \"%s\". %s"
        .formatted(specName, experiment, group, NearestNames.question(group, groups));
  }

  boolean hasNoSpecs() {
    return statsig.getSpecCatalog().entities().isEmpty();
  }

  private List<String> names(Predicate<SpecEntity.Kind> kind) {
    return statsig.getSpecCatalog().entities().stream()
        .filter(entity -> kind.test(entity.kind()))
        .map(SpecEntity::name)
        .distinct()
        .toList();
  }

  /** Experiments and dynamic configs are asked for in each other's way too. */
  private static Predicate<SpecEntity.Kind> isAskedLike(SpecEntity.Kind kind) {
    return switch (kind) {
      case FEATURE_GATE, SEGMENT, HOLDOUT -> SpecEntity.Kind::isGate;
      case LAYER, PARAMETER_STORE -> each -> each == kind;
      default -> each -> each.isDynamicConfig() || each.isExperiment();
    };
  }

  static String text(SpecEntity.Kind kind) {
    return switch (kind) {
      case FEATURE_GATE, SEGMENT, HOLDOUT -> "gate";
      default -> kind.wireName().replace('_', ' ');
    };
  }
}
