package dev.postern.testkit;

import dev.postern.SpecEntity;
import org.jspecify.annotations.Nullable;

/** Refuses overrides of what the specs do not have, in a test that is that strict. */
final class OverrideNames {
  private final KnownNames names;
  private final Violations violations;

  OverrideNames(KnownNames names, Violations violations) {
    this.names = names;
    this.violations = violations;
  }

  void require(SpecEntity.Kind kind, String name) {
    violations.fail(Strictness.UNKNOWN_NAME, names.problem(kind, name));
  }

  void requireGroup(String experiment, String group) {
    violations.fail(Strictness.UNKNOWN_GROUP, names.groupProblem(experiment, group));
  }

  /** The same for an override of a file, which the message names. */
  void require(OverrideEntry entry) {
    String problem = names.problem(entry.kind(), entry.name());
    violations.fail(Strictness.UNKNOWN_NAME, inFile(entry, problem));
    if (entry.value() instanceof OverrideEntry.Group group) {
      String unknown = names.groupProblem(entry.name(), group.name());
      violations.fail(Strictness.UNKNOWN_GROUP, inFile(entry, unknown));
    }
  }

  private static @Nullable String inFile(OverrideEntry entry, @Nullable String problem) {
    return problem == null ? null : "Overlay %s: %s".formatted(entry.overlay(), problem);
  }
}
