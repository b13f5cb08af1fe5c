package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A config mapping: another config to evaluate in place of the one asked for.
 *
 * @param newName the other config
 * @param outcome {@link Outcome#YES} when one of the rules passes and the name is known
 * @param rules those that were tried; the first that passes is enough
 * @param further mappings of the new name, when only they can tell what it stands for
 * @since 0.1.0
 */
public record ExplainedMapping(
    String newName, Outcome outcome, List<ExplainedRule> rules, List<ExplainedMapping> further) {
  /**
   * Checks and copies the components.
   *
   * @param newName the other config
   * @param outcome {@link Outcome#YES} when one of the rules passes and the name is known
   * @param rules those that were tried; the first that passes is enough
   * @param further mappings of the new name, when only they can tell what it stands for
   */
  public ExplainedMapping {
    requireNonNull(newName, "newName is null");
    requireNonNull(outcome, "outcome is null");
    rules = List.copyOf(rules);
    further = List.copyOf(further);
  }
}
