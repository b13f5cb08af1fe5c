package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A condition of a rule.
 *
 * @param type as in the spec file, such as {@code user_field} or {@code pass_gate}; empty for a
 *     condition that the file does not have
 * @param field the field or the kind of id that it looks at; null when it looks at neither
 * @param operator as in the spec file; null when it has none
 * @param target what is compared with, as JSON, shortened; a gate's name for a nested gate
 * @param value what was compared; null when nothing was
 * @param isNeeded whether the evaluation looked at it. It skips conditions once their rule is lost;
 *     their outcome is shown all the same where finding out has no effect
 * @param nested the gate or experiment that it refers to; null when there is none or the specs do
 *     not have it
 * @param problem why it cannot be answered; null when it can
 * @since 0.1.0
 */
public record ExplainedCondition(
    String type,
    @Nullable String field,
    @Nullable String operator,
    String target,
    @Nullable ExplainedValue value,
    Outcome outcome,
    boolean isNeeded,
    @Nullable ExplainedEntity nested,
    @Nullable String problem) {
  /**
   * Checks the components.
   *
   * @param type as in the spec file, such as {@code user_field} or {@code pass_gate}; empty for a
   *     condition that the file does not have
   * @param field the field or the kind of id that it looks at; null when it looks at neither
   * @param operator as in the spec file; null when it has none
   * @param target what is compared with, as JSON, shortened; a gate's name for a nested gate
   * @param value the value
   * @param outcome what it gave
   * @param isNeeded whether the evaluation looked at it. It skips conditions once their rule is
   *     lost; their outcome is shown all the same where finding out has no effect
   * @param nested the gate or experiment that it refers to; null when there is none or the specs do
   *     not have it
   * @param problem why it cannot be answered; null when it can
   */
  public ExplainedCondition {
    requireNonNull(type, "type is null");
    requireNonNull(target, "target is null");
    requireNonNull(outcome, "outcome is null");
  }
}
