package dev.postern.internal.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a spec. What comes out when it matches is made when it is first asked for, once for all
 * users; two threads may make the same, which does no harm. Most rules of a large file are never
 * asked, so a rule itself is small: it is told whose rule it is by those who ask it.
 */
public final class Rule {
  private final String name;
  private final String id;
  private final String salt;
  private final @Nullable String groupName;
  private final boolean isExperimentGroup;
  private final @Nullable Object value;
  private final Rollout rollout;
  private final @Nullable CompiledSpec delegate;
  private final Condition[] conditions;
  private final boolean hasBothKinds;
  private @Nullable Decision passed;
  private @Nullable Decision failed;

  /**
   * What a rule says of itself.
   *
   * @param name as people see it
   * @param salt what is hashed with a unit, beside the spec's
   * @param value the JSON value for a unit within the rollout
   */
  public record Definition(
      String name,
      String id,
      String salt,
      @Nullable String groupName,
      boolean isExperimentGroup,
      @Nullable Object value) {}

  /**
   * A compiled rule.
   *
   * @param conditions in the order of the file, all of which must hold; not copied, as rules that
   *     have the same share them
   * @param delegate the config that decides in place of this rule; null when there is none
   */
  public Rule(
      Definition definition,
      Condition[] conditions,
      Rollout rollout,
      @Nullable CompiledSpec delegate) {
    this.name = definition.name();
    this.id = definition.id();
    this.salt = definition.salt();
    this.groupName = definition.groupName();
    this.isExperimentGroup = definition.isExperimentGroup();
    this.value = definition.value();
    this.rollout = rollout;
    this.delegate = delegate;
    this.conditions = conditions;
    this.hasBothKinds = hasBothKinds(conditions);
  }

  /** Whether some may be skipped once the rule is lost, and some may not. */
  private static boolean hasBothKinds(Condition[] conditions) {
    for (Condition condition : conditions) {
      if (condition.isAlwaysEvaluated() != conditions[0].isAlwaysEvaluated()) {
        return true;
      }
    }
    return false;
  }

  boolean matches(EvaluationRun run) {
    TraceRecorder trace = run.trace();
    return trace == null ? holds(run) : trace.rule(run, this);
  }

  /** Those that are always evaluated come after the others, whatever the order of the file. */
  boolean holds(EvaluationRun run) {
    if (hasBothKinds) {
      return allMet(run, true, allMet(run, false, true));
    }
    TraceRecorder trace = run.trace();
    for (int i = 0; i < conditions.length; i++) {
      Condition condition = conditions[i];
      if (trace == null ? !condition.isMet(run) : !trace.condition(run, condition)) {
        return lost(run, i + 1);
      }
    }
    return true;
  }

  /** What is left may have to be evaluated nonetheless. */
  private boolean lost(EvaluationRun run, int next) {
    for (int i = next; i < conditions.length && conditions[i].isAlwaysEvaluated(); i++) {
      isMet(run, conditions[i]);
    }
    return false;
  }

  /** Looks at the conditions of one kind. */
  private boolean allMet(EvaluationRun run, boolean always, boolean metBefore) {
    boolean met = metBefore;
    for (Condition condition : conditions) {
      if (condition.isAlwaysEvaluated() == always && (met || always)) {
        met &= isMet(run, condition);
      }
    }
    return met;
  }

  private static boolean isMet(EvaluationRun run, Condition condition) {
    TraceRecorder trace = run.trace();
    return trace == null ? condition.isMet(run) : trace.condition(run, condition);
  }

  /** What everyone gets, if this is the first rule; null when it depends on whom. */
  @Nullable Decision constant(CompiledSpec spec) {
    Boolean includes = rollout.constant();
    if (includes == null || !isForEveryone()) {
      return null;
    }
    return includes ? passed(spec) : failed(spec);
  }

  /** Whether it matches everyone and decides itself. */
  boolean isForEveryone() {
    for (Condition condition : conditions) {
      if (!(condition instanceof Condition.Everyone)) {
        return false;
      }
    }
    return delegate == null;
  }

  boolean rollsOut(EvaluationRun run, CompiledSpec spec) {
    return run.isWithin(rollout, spec.salt(), salt);
  }

  /** As people see it; often the same as the id. */
  public String name() {
    return name;
  }

  /** What is told of it as the rule that decided. */
  public String id() {
    return id;
  }

  /** The group of an experiment, or the name that people gave it; null when it has none. */
  public @Nullable String groupName() {
    return groupName;
  }

  /** Whether it is a group of an experiment. */
  public boolean isExperimentGroup() {
    return isExperimentGroup;
  }

  /** The JSON value for a unit within the rollout; null when there is none. */
  public @Nullable Object value() {
    return value;
  }

  /** The kind of id that its rollout is about. */
  public String idType() {
    return rollout.unit().name();
  }

  /** All conditions in the order of the file. */
  List<Condition> conditions() {
    return List.of(conditions);
  }

  @Nullable CompiledSpec delegate() {
    return delegate;
  }

  /** What a rule for everyone decides. */
  Decision decide(Subject user, BucketMemo buckets, CompiledSpec spec) {
    return rollout.includes(user, buckets, spec.salt(), salt) ? passed(spec) : failed(spec);
  }

  Decision decide(EvaluationRun run, CompiledSpec spec) {
    return rollsOut(run, spec) ? passed(spec) : failed(spec);
  }

  /** What comes out for a unit within the rollout. */
  Decision passed(CompiledSpec spec) {
    Decision made = passed;
    if (made == null) {
      boolean passes = !Boolean.FALSE.equals(value);
      made =
          Decision.byRule(
                  spec.header(),
                  value,
                  passes,
                  id,
                  groupName,
                  isExperimentGroup,
                  rollout.samplingRate())
              .compiled();
      passed = made;
    }
    return made;
  }

  /** What comes out for a unit outside the rollout; half of all rules have none such. */
  private Decision failed(CompiledSpec spec) {
    Decision made = failed;
    if (made == null) {
      made = passed(spec).withValue(spec.defaultValue()).compiled();
      failed = made;
    }
    return made;
  }
}
