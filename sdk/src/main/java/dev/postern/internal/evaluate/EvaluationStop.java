package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

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

  /** What becomes of the evaluation of a spec, or of an unknown name, that it ends. */
  Decision decision(@Nullable CompiledSpec spec) {
    return tooDeep ? Decision.TOO_DEEP : Decision.unsupported(spec == null ? null : spec.header());
  }

  /** Being unsupported ends only what was tried; being too deep ends everything. */
  void rethrowIfTooDeep() {
    if (tooDeep) {
      throw this;
    }
  }
}
