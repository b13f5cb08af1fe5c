package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a contextual bandit chose a group.
 *
 * @param enabled whether it is on; else everyone gets the default
 * @param targetingGate the gate that a user must pass; null when everyone may, or it was not asked
 * @param idType the kind of id that is hashed
 * @param unitId the user's id of that kind; empty when the user has none
 * @param salt what is hashed with it
 * @param bucket 0 to 9,999
 * @param sampleRate the share of units, 0 to 1, that explores instead of getting the best group
 * @param isTrained whether it has scores; without any, units are spread evenly by their bucket
 * @param higherIsBetter whether the highest score wins
 * @param groups in the order of the file
 * @since 0.1.0
 */
public record ExplainedBandit(
    boolean enabled,
    @Nullable ExplainedEntity targetingGate,
    String idType,
    String unitId,
    String salt,
    long bucket,
    double sampleRate,
    boolean isTrained,
    boolean higherIsBetter,
    List<Group> groups) {
  /**
   * Checks and copies the components.
   *
   * @param enabled whether it is on; else everyone gets the default
   * @param targetingGate the gate that a user must pass; null when everyone may, or it was not
   *     asked
   * @param idType the kind of id that is hashed
   * @param unitId the user's id of that kind; empty when the user has none
   * @param salt what is hashed with it
   * @param bucket 0 to 9,999
   * @param sampleRate the share of units, 0 to 1, that explores instead of getting the best group
   * @param isTrained whether it has scores; without any, units are spread evenly by their bucket
   * @param higherIsBetter whether the highest score wins
   * @param groups in the order of the file
   */
  public ExplainedBandit {
    requireNonNull(idType, "idType is null");
    requireNonNull(unitId, "unitId is null");
    requireNonNull(salt, "salt is null");
    groups = List.copyOf(groups);
  }

  /**
   * A group that could be chosen.
   *
   * @param score for this user; null when it has none, or when it is private
   * @param isScorePrivate whether a private attribute is part of the score, so that it is not shown
   */
  public record Group(
      String id, String name, @Nullable Double score, boolean isScorePrivate, boolean isChosen) {
    /**
     * Checks the components.
     *
     * @param id what answers tell as the rule id
     * @param name the name
     * @param score for this user; null when it has none, or when it is private
     * @param isScorePrivate whether a private attribute is part of the score, so that it is not
     *     shown
     * @param isChosen whether it is the one that the user gets
     */
    public Group {
      requireNonNull(id, "id is null");
      requireNonNull(name, "name is null");
    }
  }
}
