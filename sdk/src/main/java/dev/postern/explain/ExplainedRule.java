package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a gate, config, experiment or layer, or of a config mapping.
 *
 * @param number 1 for the first
 * @param name as in the spec file, where it is often the same as the id
 * @param groupName the group that it stands for; null for none
 * @param outcome whether all conditions hold; {@link Outcome#NOT_EVALUATED} for a rule behind the
 *     one that decided
 * @param conditions all of them, in the order of the file
 * @param rollout which share passes; null when that was not asked
 * @param delegate the experiment that a layer's rule hands over to; null for none
 * @param note what else there is to know; null for nothing
 * @since 0.1.0
 */
public record ExplainedRule(
    int number,
    String name,
    String id,
    @Nullable String groupName,
    Outcome outcome,
    List<ExplainedCondition> conditions,
    @Nullable ExplainedRollout rollout,
    @Nullable ExplainedEntity delegate,
    @Nullable String note) {
  /**
   * Checks and copies the components.
   *
   * @param number 1 for the first
   * @param name as in the spec file, where it is often the same as the id
   * @param id what answers tell as the rule id
   * @param groupName the group that it stands for; null for none
   * @param outcome whether all conditions hold; {@link Outcome#NOT_EVALUATED} for a rule behind the
   *     one that decided
   * @param conditions all of them, in the order of the file
   * @param rollout which share passes; null when that was not asked
   * @param delegate the experiment that a layer's rule hands over to; null for none
   * @param note what else there is to know; null for nothing
   */
  public ExplainedRule {
    requireNonNull(name, "name is null");
    requireNonNull(id, "id is null");
    requireNonNull(outcome, "outcome is null");
    conditions = List.copyOf(conditions);
  }
}
