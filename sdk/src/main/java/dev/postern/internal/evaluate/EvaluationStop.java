package dev.postern.internal.evaluate;

/**
 * Ends an evaluation from within nested gates. Not an error: it carries no stack trace and never
 * leaves the evaluator.
 */
final class EvaluationStop extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean tooDeep;

  private EvaluationStop(String message, boolean tooDeep) {
    super(message, null, false, false);
    this.tooDeep = tooDeep;
  }

  /** Something is asked for that this version does not know. */
  static EvaluationStop unsupported() {
    return new EvaluationStop("unsupported", false);
  }

  /** Gates are nested too deep. */
  static EvaluationStop tooDeep() {
    return new EvaluationStop("too deep", true);
  }

  boolean isTooDeep() {
    return tooDeep;
  }

  /** Being unsupported ends only what was tried; being too deep ends everything. */
  void rethrowIfTooDeep() {
    if (tooDeep) {
      throw this;
    }
  }
}
