package dev.postern;

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

  Experiment(
      String name,
      String ruleID,
      Map<String, Object> value,
      EvaluationDetails evaluationDetails,
      String idType,
      @Nullable String groupName) {
    super(name, ruleID, value, evaluationDetails, idType);
    this.groupName = groupName;
  }

  /** The {@link #groupName}. */
  public @Nullable String getGroupName() {
    return groupName;
  }
}
