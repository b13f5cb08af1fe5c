package dev.postern;

import dev.postern.SdkListeners.Topic;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a user gets from a dynamic config. Immutable.
 *
 * @since 0.1.0
 */
public final class DynamicConfig extends BaseConfig {
  DynamicConfig(
      String name,
      String ruleID,
      Map<String, Object> value,
      EvaluationDetails evaluationDetails,
      String idType,
      @Nullable Topic<ParameterMismatch> mismatches) {
    super(name, ruleID, value, evaluationDetails, idType, mismatches);
  }

  @Override
  SpecEntity.Kind kind() {
    return SpecEntity.Kind.DYNAMIC_CONFIG;
  }
}
