package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user gets, the same as the check itself gives.
 *
 * @param value a {@link Boolean} for a gate, an unmodifiable {@link Map} of parameters for
 *     everything else
 * @param ruleId the rule that decided, {@code default}, {@code disabled} or {@code override}; empty
 *     when there is no answer
 * @param groupName the user's group; null for none
 * @param idType the kind of id that the answer is about; empty when unknown
 * @param allocatedExperiment the experiment that decided for a layer; null when the layer did
 * @param parameterRules of a layer that merges rules, the rule that set each parameter; else empty
 * @since 0.1.0
 */
public record ExplainedAnswer(
    Status status,
    Object value,
    String ruleId,
    @Nullable String groupName,
    String idType,
    @Nullable String allocatedExperiment,
    Map<String, String> parameterRules) {
  /** How an evaluation ended. */
  public enum Status {
    /** The name is known, and there is an answer. */
    RECOGNIZED,
    /** An override answers. */
    OVERRIDDEN,
    /** The specs do not have the name. */
    UNRECOGNIZED,
    /** Something is asked for that this version does not know. */
    UNSUPPORTED,
    /** Gates or experiments refer to each other in a circle, or more than 300 deep. */
    TOO_DEEP
  }

  /**
   * Checks the components. The value is not copied.
   *
   * @param status how the evaluation ended
   * @param value the value
   * @param ruleId the rule that decided, {@code default}, {@code disabled} or {@code override};
   *     empty when there is no answer
   * @param groupName the user's group; null for none
   * @param idType the kind of id that the answer is about; empty when unknown
   * @param allocatedExperiment the experiment that decided for a layer; null when the layer did
   * @param parameterRules of a layer that merges rules, the rule that set each parameter; else
   *     empty
   */
  public ExplainedAnswer {
    requireNonNull(status, "status is null");
    requireNonNull(value, "value is null");
    requireNonNull(ruleId, "ruleId is null");
    requireNonNull(idType, "idType is null");
    parameterRules = Collections.unmodifiableMap(new LinkedHashMap<>(parameterRules));
  }

  /** {@return whether a gate is on; false for everything else} */
  public boolean isOn() {
    return Boolean.TRUE.equals(value);
  }
}
