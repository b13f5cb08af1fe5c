package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate, dynamic config, experiment or layer, and how its answer came about.
 *
 * @param detail whether the steps are here
 * @param override whom the override that answered is for; null when none did
 * @param mappings the config mappings that were tried
 * @param mappedTo what was evaluated in its place, by config mapping; null when nothing was
 * @param bandit how a group was chosen; null for what is no contextual bandit
 * @param rules all of them, in the order of the file; none when something else answered
 * @since 0.1.0
 */
public record ExplainedEntity(
    Explanation.Kind kind,
    String name,
    ExplainedAnswer answer,
    Detail detail,
    @Nullable String override,
    List<ExplainedMapping> mappings,
    @Nullable ExplainedEntity mappedTo,
    @Nullable ExplainedBandit bandit,
    List<ExplainedRule> rules) {
  /** Whether the steps are told. */
  public enum Detail {
    /** All steps are here. */
    SHOWN,
    /** They were told above, or are being told: entities may refer to each other in a circle. */
    SEE_ABOVE,
    /** They are left out, since too much is nested in each other. */
    LEFT_OUT
  }

  /**
   * Checks and copies the components.
   *
   * @param kind what kind of thing it is
   * @param name the name
   * @param answer what came out
   * @param detail whether the steps are here
   * @param override whom the override that answered is for; null when none did
   * @param mappings the config mappings that were tried
   * @param mappedTo what was evaluated in its place, by config mapping; null when nothing was
   * @param bandit how a group was chosen; null for what is no contextual bandit
   * @param rules all of them, in the order of the file; none when something else answered
   */
  public ExplainedEntity {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(answer, "answer is null");
    requireNonNull(detail, "detail is null");
    mappings = List.copyOf(mappings);
    rules = List.copyOf(rules);
  }
}
