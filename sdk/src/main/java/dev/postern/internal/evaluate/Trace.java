package dev.postern.internal.evaluate;

import dev.postern.explain.ExplainedEntity.Detail;
import dev.postern.explain.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of an evaluation, written down while it was taken. What belongs to a rule's answer, its
 * rollout and the experiment that it hands over to, follows the rule.
 */
public sealed interface Trace {
  /** An evaluation by name, with the steps that it took. */
  record Entity(EntityKind kind, String name, Detail detail, Decision decision, List<Trace> steps)
      implements Trace {}

  /** An override answers. */
  record Overridden(OverrideMatch whom) implements Trace {}

  /** A config mapping is tried; it is taken when one of its rules passes and its name is known. */
  record Mapping(String newName, Outcome outcome, List<Trace> steps) implements Trace {}

  /** A rule of a config mapping, with its rollout among the steps. */
  record MappingRule(
      ConfigMapping.MappingRule rule, boolean hasStarted, Outcome outcome, List<Trace> steps)
      implements Trace {}

  /** The conditions of a rule. */
  record Rule(
      dev.postern.internal.evaluate.Rule rule, Outcome outcome, List<Trace.Condition> conditions)
      implements Trace {}

  /**
   * One condition.
   *
   * @param isNeeded whether the evaluation looked at it; others are looked at for the trace alone
   * @param value what was compared; null when nothing was
   */
  record Condition(
      dev.postern.internal.evaluate.Condition condition,
      Outcome outcome,
      boolean isNeeded,
      @Nullable FoundValue value,
      List<Trace> steps)
      implements Trace {}

  /**
   * Whether a unit is within a rollout.
   *
   * @param bucket null when everyone or no one is
   */
  record Rollout(
      double percentage,
      String salt,
      String idType,
      String unitId,
      @Nullable Long bucket,
      boolean includes)
      implements Trace {}

  /** A layer that merges rules evaluated an experiment that does not count. */
  record NotCounted() implements Trace {}

  /** Which rule set each parameter of a layer that merges rules. */
  record Parameters(Map<String, String> ruleIds) implements Trace {}

  /** A contextual bandit chose. */
  record Bandit(
      boolean enabled,
      String salt,
      String idType,
      String unitId,
      long bucket,
      double sampleRate,
      boolean isTrained,
      boolean higherIsBetter,
      List<BanditGroup> groups)
      implements Trace {}

  /**
   * A group of a contextual bandit.
   *
   * @param score null when it has none or it tells of a private attribute
   */
  record BanditGroup(
      String id, String name, @Nullable Double score, boolean isScorePrivate, boolean isChosen) {}
}
