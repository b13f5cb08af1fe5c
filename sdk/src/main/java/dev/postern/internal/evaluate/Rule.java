package dev.postern.internal.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of a spec. What comes out when it matches is made once, when it is compiled. */
public final class Rule {
  private final Condition[] skippable;
  private final Condition[] always;
  private final Rollout rollout;
  private final @Nullable CompiledSpec delegate;
  private final Decision passed;
  private final Decision failed;

  /**
   * A compiled rule.
   *
   * @param conditions all of which must hold
   * @param delegate the config that decides in place of this rule; null when there is none
   * @param passed what comes out for a unit within the rollout
   * @param failed what comes out for a unit outside it
   */
  public Rule(
      List<Condition> conditions,
      Rollout rollout,
      @Nullable CompiledSpec delegate,
      Decision passed,
      Decision failed) {
    this.skippable =
        conditions.stream().filter(c -> !c.isAlwaysEvaluated()).toArray(Condition[]::new);
    this.always =
        conditions.stream().filter(Condition::isAlwaysEvaluated).toArray(Condition[]::new);
    this.rollout = rollout;
    this.delegate = delegate;
    this.passed = passed;
    this.failed = failed;
  }

  /** Some conditions are evaluated even after another one has failed. */
  boolean matches(EvaluationRun run) {
    boolean met = allMet(run);
    for (Condition condition : always) {
      met &= condition.isMet(run);
    }
    return met;
  }

  private boolean allMet(EvaluationRun run) {
    for (Condition condition : skippable) {
      if (!condition.isMet(run)) {
        return false;
      }
    }
    return true;
  }

  boolean rollsOutTo(Subject user) {
    return rollout.includes(user);
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

  Decision decide(Subject user) {
    return rollout.includes(user) ? passed : failed;
  }
}
