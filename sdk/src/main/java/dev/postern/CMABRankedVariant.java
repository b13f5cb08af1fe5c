package dev.postern;

import java.util.Map;

/**
 * A group of a contextual bandit with its score for a user. Immutable.
 *
 * @since 0.1.0
 */
public final class CMABRankedVariant {
  /** The name of the group. */
  public final String variantName;

  /** The rule id to give to {@link Statsig#logCMABExposure} when the group is shown. */
  public final String ruleID;

  /** The group's parameters, unmodifiable. */
  public final Map<String, Object> value;

  /** The score; a group of which nothing is known has 0. */
  public final double score;

  /** The name of the bandit. */
  public final String cmabName;

  CMABRankedVariant(
      String variantName, String ruleID, Map<String, Object> value, double score, String cmabName) {
    this.variantName = variantName;
    this.ruleID = ruleID;
    this.value = value;
    this.score = score;
    this.cmabName = cmabName;
  }

  @Override
  public String toString() {
    return "CMABRankedVariant{cmabName=%s, variantName=%s, ruleID=%s, score=%s, value=%s}"
        .formatted(cmabName, variantName, ruleID, score, value);
  }
}
