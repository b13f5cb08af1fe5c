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
   * @param name as people see it
   * @param startMillis when it begins to count; 0 for always
   */
  public record MappingRule(
      String name,
      String id,
      long startMillis,
      List<Condition> conditions,
      Rollout rollout,
      String salt) {
    /** The queried spec's salt is part of the bucket, so it is known only now. */
    private boolean holds(EvaluationRun run, String specSalt) {
      if (startMillis > run.nowMillis()) {
        return false;
      }
      TraceRecorder trace = run.trace();
      boolean met = true;
      for (Condition condition : conditions) {
        met &= trace == null ? condition.isMet(run) : trace.condition(run, condition);
      }
      return met && run.isWithin(rollout, specSalt, salt);
    }

    boolean passes(EvaluationRun run, String specSalt) {
      TraceRecorder trace = run.trace();
      return trace == null
          ? holds(run, specSalt)
          : trace.mappingRule(run, this, () -> holds(run, specSalt));
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
