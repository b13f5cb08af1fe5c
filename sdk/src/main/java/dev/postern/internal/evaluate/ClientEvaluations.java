package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Evaluations of one user for a client SDK, all at the same moment. A nested gate is evaluated once
 * for all of them; {@code experiment_group} conditions are unsupported. Used by one thread.
 */
public final class ClientEvaluations {
  private final EvaluationRun run;
  private final Object evaluator;
  private final boolean mayRemember;

  /**
   * Evaluations by a run.
   *
   * @param evaluator stands for whose answers may be remembered
   * @param mayRemember whether the caller itself would get the same answers
   */
  ClientEvaluations(EvaluationRun run, Object evaluator, boolean mayRemember) {
    this.run = run;
    this.evaluator = evaluator;
    this.mayRemember = mayRemember;
  }

  /** The answer with all that led to it. */
  public Evaluation evaluate(EntityKind kind, String name) {
    CompiledSpec spec = mayRemember ? run.specs().find(kind, name) : null;
    Evaluation known = spec == null ? null : known(kind, spec);
    if (known != null) {
      return known;
    }
    run.restart();
    Evaluation evaluation = Evaluator.evaluate(run, kind, name);
    if (spec != null && !run.isFleeting() && spec.isOf(evaluation.decision())) {
      run.user().keep(evaluator, run.specs().edition(), spec, evaluation);
    }
    return evaluation;
  }

  /** What asks about experiments is remembered for the caller only. */
  private @Nullable Evaluation known(EntityKind kind, CompiledSpec spec) {
    Evaluation known = run.user().known(evaluator, run.specs().edition(), kind, spec);
    return known == null || !known.experiments().isEmpty() ? null : known;
  }
}
