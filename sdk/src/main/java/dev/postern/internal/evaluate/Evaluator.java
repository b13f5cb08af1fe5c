package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Answers questions about users: which value, and by which rule. Thread-safe; never throws.
 *
 * <p>The rules of evaluation, and the section numbers that the classes here quote, are in {@code
 * docs/evaluation.md}.
 */
public final class Evaluator {
  private final EvaluationContext context;

  /** An evaluator with these surroundings. */
  public Evaluator(EvaluationContext context) {
    this.context = context;
  }

  /** The answer with all that led to it. */
  public Evaluation evaluate(
      EntityKind kind, String name, Subject user, CompiledSpecs specs, OverrideTable overrides) {
    EvaluationRun run = new EvaluationRun(specs, context, user, overrides);
    CompiledSpec spec = specs.find(kind, name);
    Decision decision = decide(run, kind, name, spec);
    boolean isFinished =
        decision.status() != Decision.Status.UNSUPPORTED
            && decision.status() != Decision.Status.TOO_DEEP;
    Exposures exposures = isFinished ? run.exposures() : Exposures.NONE;
    return new Evaluation(kind, name, decision, exposures, run.isOverridden(), run.missing());
  }

  private static Decision decide(
      EvaluationRun run, EntityKind kind, String name, @Nullable CompiledSpec spec) {
    try {
      return run.decide(kind, name, spec);
    } catch (EvaluationStop stop) {
      return stop.isTooDeep()
          ? Decision.TOO_DEEP
          : Decision.unsupported(spec == null ? null : spec.header());
    }
  }
}
