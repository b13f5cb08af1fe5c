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
  public Evaluation evaluate(EntityKind kind, String name, Subject user, CompiledSpecs specs) {
    return evaluate(new EvaluationRun(specs, context, user), kind, name);
  }

  /** Evaluations for a client SDK, in which the app with this id is the target. */
  public ClientEvaluations forClient(Subject user, CompiledSpecs specs, UserValue appId) {
    return new ClientEvaluations(new EvaluationRun(specs, context, user, appId));
  }

  static Evaluation evaluate(EvaluationRun run, EntityKind kind, String name) {
    CompiledSpec spec = run.specs().find(kind, name);
    Decision decision = decide(run, kind, name, spec);
    boolean isFinished =
        decision.status() == Decision.Status.RECOGNIZED
            || decision.status() == Decision.Status.UNRECOGNIZED;
    Exposures exposures = isFinished ? run.exposures() : Exposures.NONE;
    return new Evaluation(kind, name, decision, exposures, run.missing());
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
