package dev.postern.internal.evaluate;

import java.util.List;

/**
 * Evaluates another config in place of the one asked for, when one of its rules passes. §2.2 of the
 * rules.
 */
public record ConfigMapping(String newName, List<MappingRule> rules) {
  /**
   * A rule of a mapping.
   *
   * @param startMillis when it begins to count; 0 for always
   */
  public record MappingRule(
      long startMillis, List<Condition> conditions, double percentage, String salt, IdType unit) {
    /** The queried spec's salt is part of the bucket, so it is known only now. */
    boolean passes(EvaluationRun run, String specSalt) {
      if (startMillis > run.nowMillis()) {
        return false;
      }
      boolean met = true;
      for (Condition condition : conditions) {
        met &= condition.isMet(run);
      }
      return met && Rollout.of(percentage, specSalt, salt, unit).includes(run.user());
    }
  }

  /** Whether one of the rules passes; one that is unsupported does not. */
  boolean applies(EvaluationRun run, String specSalt) {
    for (MappingRule rule : rules) {
      if (passes(rule, run, specSalt)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(MappingRule rule, EvaluationRun run, String specSalt) {
    try {
      return rule.passes(run, specSalt);
    } catch (EvaluationStop stop) {
      stop.rethrowIfTooDeep();
      return false;
    }
  }
}
