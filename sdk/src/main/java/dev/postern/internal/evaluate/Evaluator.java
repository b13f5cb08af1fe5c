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
    return evaluate(new EvaluationRun(specs, context, user, overrides, null), kind, name);
  }

  /** The answer with every step that led to it. */
  public TracedEvaluation trace(
      EntityKind kind, String name, Subject user, CompiledSpecs specs, OverrideTable overrides) {
    EvaluationRun run = new EvaluationRun(specs, context, user, overrides, null);
    TraceRecorder recorder = new TraceRecorder();
    run.traceWith(recorder);
    return recorder.trace(evaluate(run, kind, name));
  }

  /** Evaluations for a client SDK, in which the app with this id is the target. */
  public ClientEvaluations forClient(
      Subject user, CompiledSpecs specs, OverrideTable overrides, UserValue appId) {
    return new ClientEvaluations(new EvaluationRun(specs, context, user, overrides, appId));
  }

  static Evaluation evaluate(EvaluationRun run, EntityKind kind, String name) {
    CompiledSpec spec = run.specs().find(kind, name);
    Decision decision = decide(run, kind, name, spec);
    boolean isFinished =
        decision.status() != Decision.Status.UNSUPPORTED
            && decision.status() != Decision.Status.TOO_DEEP;
    return run.evaluation(kind, name, decision, isFinished ? run.exposures() : Exposures.NONE);
  }

  private static Decision decide(
      EvaluationRun run, EntityKind kind, String name, @Nullable CompiledSpec spec) {
    try {
      return run.decide(kind, name, spec);
    } catch (EvaluationStop stop) {
      return stop.decision(spec);
    }
  }
}
