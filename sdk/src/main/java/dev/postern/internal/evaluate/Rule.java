package dev.postern.internal.evaluate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule of a spec. What comes out when it matches is made once, and only pointed to by checks. */
public final class Rule {
  private final String name;
  private final Condition[] conditions;
  private final Condition[] skippable;
  private final Condition[] always;
  private final Rollout rollout;
  private final @Nullable CompiledSpec delegate;
  private final Decision passed;
  private final @Nullable Object valueOutside;

  /** Made when first asked for. Two threads may make the same, which does no harm. */
  private @Nullable Decision failed;

  /**
   * A compiled rule.
   *
   * @param name as people see it
   * @param delegate the config that decides in place of this rule; null when there is none
   * @param passed what comes out for a unit within the rollout
   * @param valueOutside the JSON value for a unit outside it
   */
  public Rule(
      String name,
      RuleConditions conditions,
      Rollout rollout,
      @Nullable CompiledSpec delegate,
      Decision passed,
      @Nullable Object valueOutside) {
    this.name = name;
    this.conditions = conditions.all();
    this.skippable = conditions.skippable();
    this.always = conditions.always();
    this.rollout = rollout;
    this.delegate = delegate;
    this.passed = passed.compiled();
    this.valueOutside = valueOutside;
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
    Boolean includes = rollout.constant();
    if (includes == null || !isForEveryone()) {
      return null;
    }
    return includes ? passed : failed();
  }

  /** Whether it matches everyone and decides itself. */
  boolean isForEveryone() {
    return delegate == null && Stream.of(conditions).allMatch(Condition.Everyone.class::isInstance);
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
    return List.of(conditions);
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

  /** What a rule for everyone decides. */
  Decision decide(Subject user, BucketMemo buckets) {
    return rollout.includes(user, buckets) ? passed : failed();
  }

  /** What comes out for a unit outside the rollout; half of all rules have none such. */
  private Decision failed() {
    Decision made = failed;
    if (made == null) {
      made = passed.withValue(valueOutside).compiled();
      failed = made;
    }
    return made;
  }

  Decision decide(EvaluationRun run) {
    return run.isWithin(rollout) ? passed : failed();
  }
}
