package dev.postern;

import dev.postern.SdkListeners.Topic;
import dev.postern.internal.spec.JsonBinding;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link DynamicConfig} and an {@link Experiment} have in common: named parameters.
 * Immutable.
 *
 * <p>Each getter answers with the fallback when the parameter is missing, null or of another type.
 *
 * @since 0.1.0
 */
public abstract class BaseConfig extends TypedParameters {
  /** The name that was asked for. */
  public final String name;

  /** The rule that decided, {@code default} or {@code disabled}; empty for an unknown name. */
  public final String ruleID;

  /** All parameters, unmodifiable; empty for an unknown name. Numbers are Long or Double. */
  public final Map<String, Object> value;

  /** Where the answer came from. */
  public final EvaluationDetails evaluationDetails;

  /** The kind of id that the config is about, such as {@code userID}; empty when unknown. */
  public final String idType;

  BaseConfig(
      String name,
      String ruleID,
      Map<String, Object> value,
      EvaluationDetails evaluationDetails,
      String idType,
      @Nullable Topic<ParameterMismatch> mismatches) {
    super(mismatches);
    this.name = name;
    this.ruleID = ruleID;
    this.value = value;
    this.evaluationDetails = evaluationDetails;
    this.idType = idType;
  }

  /** {@return the {@link #name}} */
  public String getName() {
    return name;
  }

  /** {@return the {@link #ruleID}} */
  public String getRuleID() {
    return ruleID;
  }

  /** {@return the {@link #value}} */
  public Map<String, Object> getValue() {
    return value;
  }

  /** {@return the {@link #evaluationDetails}} */
  public EvaluationDetails getEvaluationDetails() {
    return evaluationDetails;
  }

  /** {@return the {@link #idType}} */
  public String getIDType() {
    return idType;
  }

  /**
   * {@return all parameters as one record, class with setters or anything else that Jackson makes
   * of a JSON object} Fields that the type does not have are left out. Empty when the type cannot
   * be made of them.
   *
   * @param <T> what it is made into
   * @param type the class that is wanted
   */
  public <T> Optional<T> getValueAs(Class<T> type) {
    return JsonBinding.to(type, value);
  }

  @Override
  public String toString() {
    return "%s{name=%s, ruleID=%s, value=%s, reason=%s}"
        .formatted(getClass().getSimpleName(), name, ruleID, value, evaluationDetails.reason);
  }

  @Override
  String owner() {
    return name;
  }

  @Override
  @Nullable Object parameter(@Nullable String key, Class<?> wanted) {
    return value.get(key);
  }
}
