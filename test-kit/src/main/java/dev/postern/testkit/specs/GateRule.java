package dev.postern.testkit.specs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes a rule of a gate, a segment or a holdout.
 *
 * @since 0.1.0
 */
public final class GateRule extends RuleBuilder<GateRule> {
  private boolean value = true;

  GateRule(String id) {
    super(id);
  }

  /**
   * Says what those get who pass; true by default.
   *
   * @param gateValue whether the gate is on for them
   * @return this builder
   */
  public GateRule returns(boolean gateValue) {
    value = gateValue;
    return this;
  }

  @Override
  GateRule self() {
    return this;
  }

  @Override
  JsonNode returnValue() {
    return SpecJson.of(value);
  }
}
