package dev.postern;

import dev.postern.SdkListeners.Topic;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a user gets from an experiment, and the group. Immutable.
 *
 * @since 0.1.0
 */
public final class Experiment extends BaseConfig {
  /** The name of the user's group; null when the user is in none. */
  public final @Nullable String groupName;

  /** The nested gates that took part, each with {@code gate}, {@code gateValue}, {@code ruleID}. */
  public final List<Map<String, String>> secondaryExposures;

  Experiment(
      String name,
      String ruleID,
      Map<String, Object> value,
      EvaluationDetails evaluationDetails,
      String idType,
      @Nullable String groupName,
      List<Map<String, String>> secondaryExposures,
      @Nullable Topic<ParameterMismatch> mismatches) {
    super(name, ruleID, value, evaluationDetails, idType, mismatches);
    this.groupName = groupName;
    this.secondaryExposures = secondaryExposures;
  }

  /** {@return the {@link #groupName}} */
  public @Nullable String getGroupName() {
    return groupName;
  }

  /** {@return the {@link #secondaryExposures}} */
  public List<Map<String, String>> getSecondaryExposures() {
    return secondaryExposures;
  }

  @Override
  SpecEntity.Kind kind() {
    return SpecEntity.Kind.EXPERIMENT;
  }
}
