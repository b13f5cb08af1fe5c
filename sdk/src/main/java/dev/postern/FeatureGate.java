package dev.postern;

/**
 * The answer of a gate, with where it came from. Immutable.
 *
 * @since 0.1.0
 */
public final class FeatureGate {
  /** The name that was asked for. */
  public final String name;

  /** Whether the user passes; false for an unknown name. */
  public final boolean value;

  /** The rule that decided, {@code default} or {@code disabled}; empty for an unknown name. */
  public final String ruleID;

  /** Where the answer came from. */
  public final EvaluationDetails evaluationDetails;

  /** The kind of id that the gate is about, such as {@code userID}; empty for an unknown name. */
  public final String idType;

  FeatureGate(String name, boolean value, String ruleID, EvaluationDetails details, String idType) {
    this.name = name;
    this.value = value;
    this.ruleID = ruleID;
    this.evaluationDetails = details;
    this.idType = idType;
  }

  /** {@return the {@link #name}} */
  public String getName() {
    return name;
  }

  /** {@return the {@link #value}} */
  public boolean getValue() {
    return value;
  }

  /** {@return the {@link #ruleID}} */
  public String getRuleID() {
    return ruleID;
  }

  /** {@return the {@link #evaluationDetails}} */
  public EvaluationDetails getEvaluationDetails() {
    return evaluationDetails;
  }

  /** {@return the {@link #idType}} */
  public String getIDType() {
    return idType;
  }

  @Override
  public String toString() {
    return "FeatureGate{name=%s, value=%s, ruleID=%s, reason=%s}"
        .formatted(name, value, ruleID, evaluationDetails.reason);
  }
}
