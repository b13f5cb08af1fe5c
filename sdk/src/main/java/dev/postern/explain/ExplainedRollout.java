package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Whether a unit is within the share that a rule lets pass.
 *
 * @param percentage 0 to 100
 * @param idType the kind of id that is hashed, such as {@code userID}
 * @param unitId the user's id of that kind; empty when the user has none
 * @param salt what is hashed with it: the spec's and the rule's salt, with a dot between
 * @param bucket 0 to 9,999; null when the share is everyone or no one, since nothing is hashed then
 * @param threshold the buckets below this pass
 * @param includes whether the unit is in
 * @since 0.1.0
 */
public record ExplainedRollout(
    double percentage,
    String idType,
    String unitId,
    String salt,
    @Nullable Long bucket,
    double threshold,
    boolean includes) {
  /**
   * Checks the components.
   *
   * @param percentage 0 to 100
   * @param idType the kind of id that is hashed, such as {@code userID}
   * @param unitId the user's id of that kind; empty when the user has none
   * @param salt what is hashed with it: the spec's and the rule's salt, with a dot between
   * @param bucket 0 to 9,999; null when the share is everyone or no one, since nothing is hashed
   *     then
   * @param threshold the buckets below this pass
   * @param includes whether the unit is in
   */
  public ExplainedRollout {
    requireNonNull(idType, "idType is null");
    requireNonNull(unitId, "unitId is null");
    requireNonNull(salt, "salt is null");
  }
}
