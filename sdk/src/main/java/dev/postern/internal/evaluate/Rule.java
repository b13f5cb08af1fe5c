package dev.postern.internal.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of a spec. What comes out when it matches is made once, when it is compiled. */
public final class Rule {
  private final String name;
  private final List<Condition> conditions;
  private final Condition[] skippable;
  private final Condition[] always;
  private final Rollout rollout;
  private final @Nullable CompiledSpec delegate;
  private final Decision passed;
  private final Decision failed;

  /**
   * A compiled rule.
   *
   * @param name as people see it
   * @param conditions all of which must hold
   * @param delegate the config that decides in place of this rule; null when there is none
   * @param passed what comes out for a unit within the rollout
   * @param failed what comes out for a unit outside it
   */
  public Rule(
      String name,
      List<Condition> conditions,
      Rollout rollout,
      @Nullable CompiledSpec delegate,
      Decision passed,
      Decision failed) {
    this.name = name;
    this.conditions = List.copyOf(conditions);
    this.skippable =
        conditions.stream().filter(c -> !c.isAlwaysEvaluated()).toArray(Condition[]::new);
    this.always =
        conditions.stream().filter(Condition::isAlwaysEvaluated).toArray(Condition[]::new);
    this.rollout = rollout;
    this.delegate = delegate;
    this.passed = passed.compiled();
    this.failed = failed.compiled();
  }

  boolean matches(EvaluationRun run) {
    TraceRecorder trace = run.trace();
    return trace == null ? holds(run) : trace.rule(run, this);
  }

  /** Some conditions are evaluated even after another one has failed. */
  boolean holds(EvaluationRun run) {
    TraceRecorder trace = run.trace();
    boolean met = allMet(run, trace);
    for (Condition condition : always) {
      met &= trace == null ? condition.isMet(run) : trace.condition(run, condition);
    }
    return met;
  }

  /** Not one helper for both loops: compiled, each is quicker with the conditions it sees. */
  private boolean allMet(EvaluationRun run, @Nullable TraceRecorder trace) {
    for (Condition condition : skippable) {
      boolean met = trace == null ? condition.isMet(run) : trace.condition(run, condition);
      if (!met) {
        return false;
      }
    }
    return true;
  }

  /** What everyone gets, if this is the first rule; null when it depends on whom. */
  @Nullable Decision constant() {
    boolean isForAll = conditions.stream().allMatch(Condition.Everyone.class::isInstance);
    Boolean includes = rollout.constant();
    if (!isForAll || delegate != null || includes == null) {
      return null;
    }
    return includes ? passed : failed;
  }

  boolean rollsOut(EvaluationRun run) {
    return run.isWithin(rollout);
  }

  /** As people see it; often the same as the id. */
  public String name() {
    return name;
  }

  /** All conditions in the order of the file. */
  List<Condition> conditions() {
    return conditions;
  }

  @Nullable CompiledSpec delegate() {
    return delegate;
  }

  /** The kind of id that its rollout is about. */
  public String idType() {
    return rollout.unit().name();
  }

  /** What comes out for a unit within the rollout. */
  public Decision passed() {
    return passed;
  }

  Decision decide(EvaluationRun run) {
    return run.isWithin(rollout) ? passed : failed;
  }
}
