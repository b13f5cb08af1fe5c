package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/** One condition of a rule, with everything resolved that does not depend on the user. */
public sealed interface Condition {
  /** Whether it holds for the user of this run. */
  boolean isMet(EvaluationRun run);

  /** The condition as the spec file has it; null when the file does not have it. */
  @Nullable ConditionSource source();

  /** What it compares, to be shown; null when it compares nothing. */
  default @Nullable FoundValue find(EvaluationRun run) {
    return null;
  }

  /**
   * Whether it is evaluated even when its rule is lost: it leaves exposures, or ends everything.
   */
  default boolean isAlwaysEvaluated() {
    return false;
  }

  /** {@code public}: everyone. */
  record Everyone(ConditionSource source) implements Condition {
    @Override
    public boolean isMet(EvaluationRun run) {
      return true;
    }
  }

  /** A value compared with a target. */
  record Comparison(ValueSource value, Operator operator, ConditionSource source)
      implements Condition {
    @Override
    public boolean isMet(EvaluationRun run) {
      return operator.test(value.of(run));
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return value.find(run);
    }

    @Override
    public boolean isAlwaysEvaluated() {
      return value instanceof ValueSource.ExperimentGroup;
    }
  }

  /** {@code in_segment_list not_in_segment_list}: a value looked up in a list of ids. */
  record IdListMember(
      ValueSource value, @Nullable String list, boolean negated, ConditionSource source)
      implements Condition {
    @Override
    public boolean isMet(EvaluationRun run) {
      String id = value.of(run).text();
      boolean found = list != null && id != null && run.isInList(list, id);
      return found != negated;
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return value.find(run);
    }

    @Override
    public boolean isAlwaysEvaluated() {
      return value instanceof ValueSource.ExperimentGroup;
    }
  }

  /**
   * {@code pass_gate fail_gate}.
   *
   * @param name the gate's name; null when the target is none, which nothing passes
   * @param gate the gate; null when the specs do not have it
   */
  record NestedGate(
      @Nullable String name, @Nullable CompiledSpec gate, boolean negated, ConditionSource source)
      implements Condition {
    @Override
    public boolean isMet(EvaluationRun run) {
      return (name != null && run.nestedGate(name, gate)) != negated;
    }

    @Override
    public boolean isAlwaysEvaluated() {
      return true;
    }
  }

  /**
   * What this version does not know: ends the evaluation.
   *
   * @param problem what is wrong, as a sentence without a full stop
   */
  record Unsupported(String problem, @Nullable ConditionSource source) implements Condition {
    @Override
    public boolean isMet(EvaluationRun run) {
      throw EvaluationStop.unsupported();
    }

    @Override
    public boolean isAlwaysEvaluated() {
      return true;
    }
  }
}
