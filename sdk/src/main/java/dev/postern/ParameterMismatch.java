package dev.postern;

import static java.util.Objects.requireNonNull;

/**
 * A getter that gave its fallback because the parameter is there, but of another type.
 *
 * @param kind what the parameter is of: {@link SpecEntity.Kind#DYNAMIC_CONFIG}, {@link
 *     SpecEntity.Kind#EXPERIMENT}, {@link SpecEntity.Kind#LAYER} or {@link
 *     SpecEntity.Kind#PARAMETER_STORE}
 * @param name the name that was asked for
 * @param parameter the name of the parameter
 * @param wanted the type that the getter gives, such as {@code String}, {@code Number} or {@code
 *     Boolean}
 * @param found the value of the parameter
 * @since 0.1.0
 */
public record ParameterMismatch(
    SpecEntity.Kind kind, String name, String parameter, String wanted, Object found) {
  /**
   * Checks the components.
   *
   * @param kind what the parameter is of
   * @param name the name that was asked for
   * @param parameter the name of the parameter
   * @param wanted the type that the getter gives
   * @param found the value of the parameter
   */
  public ParameterMismatch {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(parameter, "parameter is null");
    requireNonNull(wanted, "wanted is null");
    requireNonNull(found, "found is null");
  }
}
