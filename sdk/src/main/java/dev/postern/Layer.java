package dev.postern;

import dev.postern.SdkListeners.Topic;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a user gets from a layer, from whichever of its experiments the user is in.
 * Immutable.
 *
 * <p>Each getter answers with the fallback when the parameter is missing, null or of another type;
 * else it leaves an exposure of the parameter. To get a layer leaves none.
 *
 * @since 0.1.0
 */
public final class Layer extends TypedParameters {
  /** The name that was asked for. */
  public final String name;

  /** The rule that decided, {@code default} or {@code disabled}; empty for an unknown name. */
  public final String ruleID;

  /** The name of the user's group; null when the user is in none. */
  public final @Nullable String groupName;

  /** All parameters, unmodifiable; empty for an unknown name. Numbers are Long or Double. */
  public final Map<String, Object> value;

  /** The experiment that decided; null when the layer itself did. */
  public final @Nullable String allocatedExperimentName;

  /** Where the answer came from. */
  public final EvaluationDetails evaluationDetails;

  private final Consumer<String> reads;

  Layer(
      String name,
      String ruleID,
      @Nullable String groupName,
      Map<String, Object> value,
      @Nullable String allocatedExperimentName,
      EvaluationDetails evaluationDetails,
      Consumer<String> reads,
      @Nullable Topic<ParameterMismatch> mismatches) {
    super(mismatches);
    this.name = name;
    this.ruleID = ruleID;
    this.groupName = groupName;
    this.value = value;
    this.allocatedExperimentName = allocatedExperimentName;
    this.evaluationDetails = evaluationDetails;
    this.reads = reads;
  }

  /** {@return the {@link #name}} */
  public String getName() {
    return name;
  }

  /** {@return the {@link #ruleID}} */
  public String getRuleID() {
    return ruleID;
  }

  /** {@return the {@link #groupName}} */
  public @Nullable String getGroupName() {
    return groupName;
  }

  /** {@return the {@link #value}} */
  public Map<String, Object> getValue() {
    return value;
  }

  /** {@return the {@link #allocatedExperimentName}} */
  public @Nullable String getAllocatedExperimentName() {
    return allocatedExperimentName;
  }

  /** {@return the {@link #evaluationDetails}} */
  public EvaluationDetails getEvaluationDetails() {
    return evaluationDetails;
  }

  @Override
  public String toString() {
    return "Layer{name=%s, ruleID=%s, allocatedExperimentName=%s, value=%s, reason=%s}"
        .formatted(name, ruleID, allocatedExperimentName, value, evaluationDetails.reason);
  }

  @Override
  SpecEntity.Kind kind() {
    return SpecEntity.Kind.LAYER;
  }

  @Override
  String owner() {
    return name;
  }

  @Override
  void wasRead(String key) {
    reads.accept(key);
  }

  @Override
  @Nullable Object parameter(@Nullable String key, Class<?> wanted) {
    return value.get(key);
  }
}
