package dev.postern;

import static dev.postern.testing.Responses.assertPart;
import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.Responses;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layers that take parameters from every rule that passes. §7 of the rules. */
class MergedLayerTest {
  private static final Rule PLAIN = Rule.of("plain", 100, PUBLIC).returning("{'a':1}");
  private static final Rule DELEGATING =
      Rule.of("delegating", 100, PUBLIC).returning("{}").with("{'configDelegate':'e'}");
  private static final String ON_EXPOSED = "[{'gate':'on','gateValue':'true','ruleID':'r'}]";

  @Test
  void anExperimentThatComesTooLateLeavesItsExposuresIfAnotherRuleFollows() {
    JsonNode layer = layer(PLAIN, DELEGATING, Rule.of("last", 0, PUBLIC));
    assertPart(layer, "/secondary_exposures", ON_EXPOSED);
    assertPart(layer, "/value", "{'a':1,'b':0}");
    assertPart(layer, "/allocated_experiment_name", "");
  }

  @Test
  void andNoneAsTheLastRule() {
    JsonNode layer = layer(PLAIN, DELEGATING);
    assertPart(layer, "/secondary_exposures", "[]");
    assertPart(layer, "/parameter_rule_ids", "{'a':'plain','b':'default'}");
    assertPart(layer, "/value", "{'a':1,'b':0}");
  }

  @Test
  void whatWasExposedBeforeItStays() {
    Rule asking = Rule.of("plain", 100, "{'type':'pass_gate','targetValue':'before'}");
    assertPart(
        layer(asking.returning("{'a':1}"), DELEGATING),
        "/secondary_exposures",
        "[{'gate':'before','gateValue':'true','ruleID':'b'}]");
  }

  @Test
  void anExperimentThatComesFirstCountsWhereverItStands() {
    JsonNode layer = layer(Rule.of("never", 0, PUBLIC).returning("{'a':9}"), DELEGATING);
    assertPart(layer, "/secondary_exposures", ON_EXPOSED);
    assertPart(layer, "/value", "{'b':2,'a':0}");
    assertPart(layer, "/allocated_experiment_name", "'e'");
  }

  @Test
  void aFirstRuleForEveryoneIsNotAllThatCounts() {
    Rule more = Rule.of("more", 100, PUBLIC).returning("{'a':5,'b':5}");
    try (Statsig statsig = specs(PLAIN, more).open()) {
      Layer layer = statsig.getLayer(StatsigUser.of("ann"), "l");
      assertThat(layer.getValue()).isEqualTo(Map.of("a", 1L, "b", 5L));
      assertThat(layer.getRuleID()).isEqualTo("default");
    }
    assertPart(layer(PLAIN, more), "/parameter_rule_ids", "{'a':'plain','b':'more'}");
  }

  private static JsonNode layer(Rule... rules) {
    return Responses.of(specs(rules), StatsigUser.of("ann"), Responses.unhashed())
        .at("/layer_configs/l");
  }

  private static SpecJson specs(Rule... rules) {
    return new SpecJson()
        .gate("on", Rule.of("r", 100, PUBLIC))
        .gate("before", Rule.of("b", 100, PUBLIC))
        .experiment(
            "e",
            "{}",
            Rule.of("g", 100, "{'type':'pass_gate','targetValue':'on'}").returning("{'b':2}"))
        .layer("l", "{'a':0,'b':0}", "{'useNewLayerEval':true}", rules);
  }
}
