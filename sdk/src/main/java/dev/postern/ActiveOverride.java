package dev.postern;

import static java.util.Objects.requireNonNull;

/**
 * An override that holds, as a list shows it.
 *
 * @param kind what it is for: {@link SpecEntity.Kind#FEATURE_GATE}, {@link
 *     SpecEntity.Kind#DYNAMIC_CONFIG}, {@link SpecEntity.Kind#EXPERIMENT}, {@link
 *     SpecEntity.Kind#LAYER} or {@link SpecEntity.Kind#PARAMETER_STORE}
 * @param name the name of what it is for
 * @param whom the users that it is for
 * @param value a gate's {@link Boolean}, an unmodifiable {@link java.util.Map} of parameters, or
 *     the name of an experiment's group
 * @param wasRead whether it has answered a check, or a gate within one, since it was set
 * @since 0.1.0
 */
public record ActiveOverride(
    SpecEntity.Kind kind, String name, OverrideTarget whom, Object value, boolean wasRead) {
  /**
   * Checks the components.
   *
   * @param kind what it is for
   * @param name the name of what it is for
   * @param whom the users that it is for
   * @param value a gate's boolean, a map of parameters, or the name of an experiment's group
   * @param wasRead whether it has answered a check, or a gate within one, since it was set
   */
  public ActiveOverride {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(whom, "whom is null");
    requireNonNull(value, "value is null");
  }
}
