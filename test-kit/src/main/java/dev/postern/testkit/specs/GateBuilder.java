package dev.postern.testkit.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/**
 * Makes a gate, a segment or a holdout. Without rules it is off.
 *
 * @since 0.1.0
 */
public final class GateBuilder extends EntityBuilder<GateBuilder> {
  GateBuilder(String name, String entity) {
    super(name, entity);
  }

  /**
   * Adds a rule. The first rule whose conditions hold decides.
   *
   * @param id its id
   * @param content what it says
   * @return this builder
   */
  public GateBuilder rule(String id, Consumer<? super GateRule> content) {
    GateRule rule = new GateRule(id);
    content.accept(rule);
    return add(rule);
  }

  /**
   * Adds a rule that is for everyone, of the id {@code everyone}.
   *
   * @return this builder
   */
  public GateBuilder on() {
    return pass(100);
  }

  /**
   * Adds a rule that a share of everyone passes, of the id {@code everyone}.
   *
   * @param percent 0 to 100; two decimals count
   * @return this builder
   */
  public GateBuilder pass(double percent) {
    return rule("everyone", rule -> rule.pass(percent));
  }

  /**
   * Keeps users of a holdout out, with a first rule of the holdout's name.
   *
   * @param holdout its name
   * @return this builder
   */
  public GateBuilder holdout(String holdout) {
    return addFirst(new GateRule(holdout).when(Conditions.passesGate(holdout)).returns(false));
  }

  @Override
  GateBuilder self() {
    return this;
  }

  @Override
  String type() {
    return "feature_gate";
  }

  @Override
  JsonNode defaultValue() {
    return SpecJson.of(false);
  }
}
