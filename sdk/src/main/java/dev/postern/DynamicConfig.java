package dev.postern;

import java.util.Map;

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
      String idType) {
    super(name, ruleID, value, evaluationDetails, idType);
  }
}
