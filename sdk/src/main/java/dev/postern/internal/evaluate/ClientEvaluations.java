package dev.postern.internal.evaluate;

/**
 * Evaluations of one user for a client SDK, all at the same moment. A nested gate is evaluated once
 * for all of them; {@code experiment_group} conditions are unsupported. Used by one thread.
 */
public final class ClientEvaluations {
  private final EvaluationRun run;

  ClientEvaluations(EvaluationRun run) {
    this.run = run;
  }

  /** The answer with all that led to it. */
  public Evaluation evaluate(EntityKind kind, String name) {
    run.restart();
    return Evaluator.evaluate(run, kind, name);
  }
}
