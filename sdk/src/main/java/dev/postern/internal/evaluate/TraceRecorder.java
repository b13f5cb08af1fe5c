package dev.postern.internal.evaluate;

import dev.postern.explain.ExplainedEntity.Detail;
import dev.postern.explain.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the steps of one run. It stands around the evaluator's own methods and calls them, so
 * that what it writes is what happened. Used by one thread and thrown away.
 *
 * <p>However the specs refer to each other, a trace stays small: each entity is written out once,
 * at most {@value #MOST_LEVELS} are written out within each other, and there are at most {@value
 * #MOST_STEPS} steps. What is not written down is evaluated all the same.
 */
final class TraceRecorder {
  static final int MOST_LEVELS = 20;
  static final int MOST_STEPS = 2_000;

  private final Set<Key> written = new HashSet<>();
  private List<Trace> steps = new ArrayList<>();
  private int level;
  private int count;
  private int leftOut;

  private record Key(EntityKind kind, String name) {}

  TracedEvaluation trace(Evaluation evaluation) {
    return new TracedEvaluation(evaluation, (Trace.Entity) steps.get(0), leftOut);
  }

  Decision entity(EvaluationRun run, EntityKind kind, String name, @Nullable CompiledSpec spec) {
    Supplier<Decision> answer = () -> run.answer(kind, name, spec);
    if (!begin()) {
      return run.untraced(answer);
    }
    Detail detail = detail(new Key(kind, name));
    List<Trace> outer = enter();
    Decision decision = Decision.UNRECOGNIZED;
    try {
      decision = detail == Detail.SHOWN ? answer.get() : run.untraced(answer);
      return decision;
    } catch (EvaluationStop stop) {
      decision = stop.decision(spec);
      throw stop;
    } finally {
      if (detail == Detail.SHOWN) {
        addWhatDidNotHappen(run, kind, name, spec, decision);
      }
      List<Trace> inner = leave(outer);
      steps.add(new Trace.Entity(kind, name, detail, decision, inner));
    }
  }

  /** A nested gate or experiment whose answer is known already. */
  void again(EntityKind kind, String name, Decision decision) {
    boolean isAbove = written.contains(new Key(kind, name));
    Detail detail = isAbove ? Detail.SEE_ABOVE : Detail.LEFT_OUT;
    add(new Trace.Entity(kind, name, detail, decision, List.of()));
  }

  boolean mapping(EvaluationRun run, ConfigMapping mapping, BooleanSupplier isTaken) {
    if (level == MOST_LEVELS) {
      leftOut++;
      return run.untraced(isTaken::getAsBoolean);
    }
    level++;
    try {
      return step(
          run, isTaken, (outcome, inner) -> new Trace.Mapping(mapping.newName(), outcome, inner));
    } finally {
      level--;
    }
  }

  boolean mappingRule(EvaluationRun run, ConfigMapping.MappingRule rule, BooleanSupplier isPassed) {
    boolean hasStarted = rule.startMillis() <= run.nowMillis();
    return step(
        run, isPassed, (outcome, inner) -> new Trace.MappingRule(rule, hasStarted, outcome, inner));
  }

  boolean rule(EvaluationRun run, Rule rule) {
    return step(
        run,
        () -> rule.holds(run),
        (outcome, inner) -> new Trace.Rule(rule, outcome, inOrder(run, rule, inner)));
  }

  boolean condition(EvaluationRun run, Condition condition) {
    return step(
        run,
        () -> condition.isMet(run),
        (outcome, inner) ->
            new Trace.Condition(
                condition,
                outcome,
                true,
                outcome == Outcome.STOPPED ? null : run.aside(() -> condition.find(run)),
                inner));
  }

  void rollout(Trace.Rollout rollout) {
    add(rollout);
  }

  void override(OverrideMatch whom) {
    add(new Trace.Overridden(whom));
  }

  void notCounted() {
    add(new Trace.NotCounted());
  }

  void parameters(Map<String, String> ruleIds) {
    add(new Trace.Parameters(ruleIds));
  }

  private boolean step(
      EvaluationRun run, BooleanSupplier body, BiFunction<Outcome, List<Trace>, Trace> made) {
    if (!begin()) {
      return run.untraced(body::getAsBoolean);
    }
    List<Trace> outer = steps;
    steps = new ArrayList<>();
    Outcome outcome = Outcome.STOPPED;
    try {
      boolean passed = body.getAsBoolean();
      outcome = passed ? Outcome.YES : Outcome.NO;
      return passed;
    } finally {
      List<Trace> inner = steps;
      steps = outer;
      outer.add(made.apply(outcome, inner));
    }
  }

  /** Takes the room for one more step; false when there is none. */
  private boolean begin() {
    if (count == MOST_STEPS) {
      leftOut++;
      return false;
    }
    count++;
    return true;
  }

  /** The same for what was not evaluated, unless it was, and has been counted as left out. */
  private boolean beginUnevaluated() {
    boolean isPerhapsCounted = count == MOST_STEPS && leftOut > 0;
    return !isPerhapsCounted && begin();
  }

  private void add(Trace step) {
    if (begin()) {
      steps.add(step);
    }
  }

  private List<Trace> enter() {
    List<Trace> outer = steps;
    steps = new ArrayList<>();
    level++;
    return outer;
  }

  private List<Trace> leave(List<Trace> outer) {
    List<Trace> inner = steps;
    steps = outer;
    level--;
    return inner;
  }

  private Detail detail(Key key) {
    if (written.contains(key)) {
      return Detail.SEE_ABOVE;
    }
    if (level == MOST_LEVELS) {
      return Detail.LEFT_OUT;
    }
    written.add(key);
    return Detail.SHOWN;
  }

  /**
   * A rule's conditions as the file has them. Those that the evaluation skipped have no effect
   * beyond their result, so they can be asked afterwards.
   */
  private List<Trace.Condition> inOrder(EvaluationRun run, Rule rule, List<Trace> evaluated) {
    List<Trace> rest = new ArrayList<>(evaluated);
    List<Trace.Condition> all = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      Trace.Condition known = remove(rest, condition);
      if (known != null) {
        all.add(known);
      } else if (beginUnevaluated()) {
        all.add(condition.isAlwaysEvaluated() ? notEvaluated(condition) : asked(run, condition));
      }
    }
    return all;
  }

  private static Trace.@Nullable Condition remove(List<Trace> steps, Condition condition) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Trace.Condition step && step.condition() == condition) {
        steps.remove(i);
        return step;
      }
    }
    return null;
  }

  private static Trace.Condition notEvaluated(Condition condition) {
    return new Trace.Condition(condition, Outcome.NOT_EVALUATED, false, null, List.of());
  }

  private static Trace.Condition asked(EvaluationRun run, Condition condition) {
    return run.aside(
        () ->
            new Trace.Condition(
                condition,
                condition.isMet(run) ? Outcome.YES : Outcome.NO,
                false,
                condition.find(run),
                List.of()));
  }

  /** The rules that were not reached, or what a contextual bandit chose from. */
  private void addWhatDidNotHappen(
      EvaluationRun run,
      EntityKind kind,
      String name,
      @Nullable CompiledSpec spec,
      Decision decision) {
    ContextualBandit bandit = run.specs().bandit(kind, name);
    if (steps.stream().anyMatch(TraceRecorder::isElsewhere)) {
      return;
    }
    if (bandit != null) {
      add(bandit.trace(run, decision));
    } else if (spec != null) {
      addUnreached(spec);
    }
  }

  /** Whether what was asked for did not decide itself. */
  private static boolean isElsewhere(Trace step) {
    return step instanceof Trace.Overridden
        || (step instanceof Trace.Mapping mapping && mapping.outcome() == Outcome.YES);
  }

  private void addUnreached(CompiledSpec spec) {
    long reached = steps.stream().filter(Trace.Rule.class::isInstance).count();
    for (Rule rule : spec.rules().subList((int) reached, spec.rules().size())) {
      if (beginUnevaluated()) {
        List<Trace.Condition> conditions = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
          if (beginUnevaluated()) {
            conditions.add(notEvaluated(condition));
          }
        }
        steps.add(new Trace.Rule(rule, Outcome.NOT_EVALUATED, conditions));
      }
    }
  }
}
