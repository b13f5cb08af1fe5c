package dev.postern.testkit;

import dev.postern.ActiveOverride;
import dev.postern.OverrideScope;
import dev.postern.OverrideTarget;
import dev.postern.SpecEntity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An override that a test has set.
 *
 * @param kind as in {@link ActiveOverride}
 * @param value a boolean, parameters, or a {@link Group}
 * @param place where it was set
 * @param overlay the file that it is from; null for none
 */
record OverrideEntry(
    SpecEntity.Kind kind,
    String name,
    OverrideTarget whom,
    Object value,
    Throwable place,
    @Nullable String overlay) {
  /** The group of an experiment. */
  record Group(String name) {}

  OverrideEntry withTarget(OverrideTarget other) {
    return new OverrideEntry(kind, name, other, value, place, overlay);
  }

  /** Whether one of them replaces the other. */
  boolean isSameAs(OverrideEntry other) {
    return isFor(other.kind, other.name) && whom.equals(other.whom);
  }

  boolean isSameAs(ActiveOverride other) {
    return isFor(other.kind(), other.name()) && whom.equals(other.whom());
  }

  private boolean isFor(SpecEntity.Kind otherKind, String otherName) {
    return kind == otherKind && name.equals(otherName);
  }

  void applyTo(OverrideScope scope) {
    if (value instanceof Boolean flag) {
      scope.gate(name, flag, whom);
    } else if (value instanceof Group group) {
      scope.experimentGroup(name, group.name(), whom);
    } else {
      apply(Values.asObject((Map<?, ?>) value), scope);
    }
  }

  private void apply(Map<String, ? extends @Nullable Object> values, OverrideScope scope) {
    switch (kind) {
      case DYNAMIC_CONFIG -> scope.dynamicConfig(name, values, whom);
      case EXPERIMENT -> scope.experiment(name, values, whom);
      case LAYER -> scope.layer(name, values, whom);
      case PARAMETER_STORE -> scope.parameterStore(name, values, whom);
      default -> throw new AssertionError(kind);
    }
  }
}
