package dev.postern.explain;

import static java.util.Objects.requireNonNull;

/**
 * Why a user got an answer: every rule and condition that was looked at, in order, and what each
 * gave. {@link #toString} is a text for people, {@link #toJson} the same for machines.
 *
 * <p>The steps were written down by the evaluation that gave the answer, so the two always agree.
 * Only where a contextual bandit draws a group at random, the next check may draw another.
 *
 * <p>It stays small whatever the specs: a gate that is referred to several times is explained where
 * it comes first, at most 20 entities are explained within each other, and at most 2,000 steps
 * (entities, rules, conditions and the like) are told.
 *
 * <p>Values of private attributes, and what is derived from them, are left out. Other values of the
 * user are not: it is for those who may see the user's data.
 *
 * @param user the user's id, else the first of the custom ids with its type; empty for neither
 * @param reason where the answer comes from, as in evaluation details
 * @param entity what was asked for, with all that led to the answer
 * @param leftOut how many steps, at least, are not told, since there were too many; 0 for none
 * @since 0.1.0
 */
public record Explanation(String user, String reason, ExplainedEntity entity, int leftOut) {
  /**
   * Checks the components.
   *
   * @param user the user's id, else the first of the custom ids with its type; empty for neither
   * @param reason where the answer comes from, as in evaluation details
   * @param entity what was asked for, with all that led to the answer
   * @param leftOut how many steps, at least, are not told, since there were too many; 0 for none
   */
  public Explanation {
    requireNonNull(user, "user is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(entity, "entity is null");
  }

  /** What can be explained. */
  public enum Kind {
    /** A feature gate, segment or holdout. */
    GATE("gate"),
    /** A dynamic config. */
    DYNAMIC_CONFIG("dynamic_config"),
    /** An experiment, autotune or contextual bandit. */
    EXPERIMENT("experiment"),
    /** A layer. */
    LAYER("layer");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** {@return the name that texts and JSON have for it} */
    public String wireName() {
      return wireName;
    }
  }

  /** {@return what kind of thing was asked for} */
  public Kind kind() {
    return entity.kind();
  }

  /** {@return the name that was asked for} */
  public String name() {
    return entity.name();
  }

  /** {@return what the user gets} */
  public ExplainedAnswer answer() {
    return entity.answer();
  }

  /** {@return all of it as JSON on one line, names in snake case; what is absent is left out} */
  public String toJson() {
    return ExplanationJson.of(this);
  }

  /** All of it as lines of text, indented, without a line break at the end. */
  @Override
  public String toString() {
    return ExplanationText.of(this);
  }
}
