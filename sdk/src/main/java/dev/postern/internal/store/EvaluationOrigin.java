package dev.postern.internal.store;

import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.SpecHeader;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer came from, as Statsig tells it.
 *
 * @param reason source and outcome, such as {@code Network:Recognized}
 * @param lcut when the specs last changed, milliseconds since 1970; null when there are none
 * @param receivedAt when they were put to use here; null when there are none
 * @param version of the gate, config, experiment or layer; null when it has none
 */
public record EvaluationOrigin(
    String reason, @Nullable Long lcut, @Nullable Long receivedAt, @Nullable Long version) {
  private static final String LOCAL_OVERRIDE = "LocalOverride:Recognized";

  /** The origin of an evaluation by these specs. */
  public static EvaluationOrigin of(SpecSnapshot specs, Evaluation evaluation) {
    Decision decision = evaluation.decision();
    Evaluation.Kept kept = evaluation.kept();
    if (kept != null) {
      return new EvaluationOrigin("Persisted", kept.time(), kept.usedAt(), version(decision));
    }
    if (isUnknown(specs) && !evaluation.isOverridden()) {
      return new EvaluationOrigin(specs.source(), null, null, null);
    }
    return new EvaluationOrigin(
        reason(specs, evaluation), specs.catalog().time(), receivedAt(specs), version(decision));
  }

  /** The origin of what the specs themselves tell, without an evaluation. */
  public static EvaluationOrigin of(SpecSnapshot specs, boolean isRecognized) {
    return isUnknown(specs)
        ? new EvaluationOrigin(specs.source(), null, null, null)
        : new EvaluationOrigin(
            isRecognized ? specs.reasons().recognized() : specs.reasons().unrecognized(),
            specs.catalog().time(),
            receivedAt(specs),
            null);
  }

  /** Without specs there is nothing to tell, unless they are just being got. */
  private static boolean isUnknown(SpecSnapshot specs) {
    return !specs.hasSpecs() && !specs.isLoading();
  }

  private static @Nullable Long receivedAt(SpecSnapshot specs) {
    return specs.hasSpecs() ? specs.receivedAt() : null;
  }

  private static String reason(SpecSnapshot specs, Evaluation evaluation) {
    String missing = evaluation.missing();
    SpecSnapshot.Reasons reasons =
        missing == null ? specs.reasons() : SpecSnapshot.Reasons.of(missing);
    return switch (evaluation.decision().status()) {
      case RECOGNIZED -> evaluation.isOverridden() ? LOCAL_OVERRIDE : reasons.recognized();
      case OVERRIDDEN -> LOCAL_OVERRIDE;
      case PERSISTED -> "Persisted";
      case UNRECOGNIZED -> reasons.unrecognized();
      case UNSUPPORTED -> reasons.unsupported();
      case TOO_DEEP -> "Error:Statsig Evaluation Depth Exceeded";
    };
  }

  private static @Nullable Long version(Decision decision) {
    SpecHeader spec = decision.spec();
    return spec == null ? null : spec.version();
  }
}
