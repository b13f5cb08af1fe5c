package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.explain.Explanation;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the recorded data does not show, or shows only where it is at hand. */
class EvaluationTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String UNSUPPORTED = "{'type':'moon_phase'}";

  @Test
  void theFirstRuleThatMatchesDecidesEvenWhenItsRolloutFails() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("none", 0), Rule.of("all", 100));
    try (Statsig statsig = specs.open()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "g");
      assertThat(gate.getValue()).isFalse();
      assertThat(gate.getRuleID()).isEqualTo("none");
    }
  }

  @Test
  void anUnsupportedConditionClosesTheGateEvenBehindOneThatFails() {
    SpecJson specs =
        new SpecJson().gate("g", Rule.of("r", 100, emailIs("x"), UNSUPPORTED), Rule.of("s", 100));
    try (Statsig statsig = specs.open()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "g");
      assertThat(gate.getValue()).isFalse();
      assertThat(gate.getRuleID()).isEmpty();
      assertThat(gate.getIDType()).isEqualTo("userID");
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Unsupported");
    }
  }

  @Test
  void anUnsupportedConditionBehindTheDecisionDoesNotMatter() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100), Rule.of("s", 100, UNSUPPORTED));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
    }
  }

  @Test
  void anUnsupportedNestedGateClosesTheOuterOne() {
    SpecJson specs =
        new SpecJson()
            .gate("inner", Rule.of("r", 100, UNSUPPORTED))
            .gate("outer", Rule.of("r", 100, failGate("inner")));
    try (Statsig statsig = specs.open()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "outer");
      assertThat(gate.getValue()).isFalse();
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Unsupported");
    }
  }

  @Test
  void anUnknownNestedGateIsFalse() {
    SpecJson specs =
        new SpecJson()
            .gate("pass", Rule.of("r", 100, passGate("nope")))
            .gate("fail", Rule.of("r", 100, failGate("nope")));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.checkGate(ANN, "pass")).isFalse();
      assertThat(statsig.checkGate(ANN, "fail")).isTrue();
    }
  }

  @Test
  void aMalformedGateIsLeftOutAndWhatUsesItIsUnsupported() {
    SpecJson specs =
        new SpecJson().gate("outer", Rule.of("r", 100, failGate("broken"))).gate("fine", all());
    String json =
        specs.json().replace("\"feature_gates\":{", "\"feature_gates\":{\"broken\":{\"salt\":1},");
    try (Statsig statsig = open(json)) {
      assertThat(statsig.checkGate(ANN, "fine")).isTrue();
      assertThat(statsig.getFeatureGate(ANN, "broken").getEvaluationDetails().getReason())
          .isEqualTo("Bootstrap:Unrecognized");
      assertThat(statsig.getFeatureGate(ANN, "outer").getEvaluationDetails().getReason())
          .isEqualTo("Bootstrap:Unsupported");
      assertThat(statsig.getSpecCatalog().problems())
          .extracting(SpecProblem::path)
          .containsExactly("feature_gates.broken.type");
    }
  }

  @Test
  void threeHundredNestedGatesAreEvaluatedAndOneMoreIsAnError() {
    try (Statsig statsig = chain(302).open()) {
      assertThat(statsig.checkGate(ANN, "g1")).isTrue();
      FeatureGate tooDeep = statsig.getFeatureGate(ANN, "g0");
      assertThat(tooDeep.getValue()).isFalse();
      assertThat(tooDeep.getRuleID()).isEmpty();
      assertThat(tooDeep.getIDType()).isEmpty();
      assertThat(tooDeep.getEvaluationDetails().getReason())
          .isEqualTo("Error:Statsig Evaluation Depth Exceeded");
    }
  }

  @Test
  void gatesThatNameEachOtherTwiceTakeNoExponentialTime() {
    SpecJson specs = new SpecJson().gate("g250", all());
    for (int i = 0; i < 250; i++) {
      String next = passGate("g" + (i + 1));
      specs.gate("g" + i, Rule.of("no", 100, next, emailIs("x")), Rule.of("yes", 100, next));
    }
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.checkGate(ANN, "g0")).isTrue();
    }
  }

  @Test
  void unsupportedGatesInMappingsTakeNoExponentialTime() {
    SpecJson specs = new SpecJson().gate("g60", Rule.of("r", 100, UNSUPPORTED));
    StringBuilder overrides = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      specs.gate("g" + i, Rule.of("r", 100, passGate("g" + (i + 1))));
      overrides
          .append(i == 0 ? "{" : ",")
          .append(
              "'g%d':[{'new_config_name':'g60','rules':[{'rule_name':'a%d'},{'rule_name':'a%d'}]}]"
                  .formatted(i, i, i));
    }
    specs.put("overrides", overrides + "}").put("override_rules", mappingRules(60));
    // The conditions that the mapping rules name are those of the gates' own rules.
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getFeatureGate(ANN, "g0").getEvaluationDetails().getReason())
          .isEqualTo("Bootstrap:Unsupported");
    }
  }

  @Test
  void aCycleOfExperimentGroupsIsAnErrorAndEnds() {
    SpecJson specs =
        new SpecJson()
            .experiment("a", "{}", Rule.of("r", 100, groupIs("b")))
            .experiment("b", "{}", Rule.of("r", 100, groupIs("a")));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getExperiment(ANN, "a").getEvaluationDetails().getReason())
          .isEqualTo("Error:Statsig Evaluation Depth Exceeded");
    }
  }

  @Test
  void aLayerTakesItsValuesFromTheExperimentItDelegatesTo() {
    SpecJson specs =
        new SpecJson()
            .experiment(
                "e",
                "{'isActive':true}",
                Rule.of("group", 100)
                    .returning("{'rows':4}")
                    .with("{'groupName':'Test','isExperimentGroup':true}"))
            .layer("l", "{'rows':1}", "{}", Rule.of("assign", 0).with("{'configDelegate':'e'}"));
    try (Statsig statsig = specs.open()) {
      Layer layer = statsig.getLayer(ANN, "l");
      assertThat(layer.getInt("rows", -1)).isEqualTo(4);
      assertThat(layer.getRuleID()).isEqualTo("group");
      assertThat(layer.getGroupName()).isEqualTo("Test");
      assertThat(layer.getAllocatedExperimentName()).isEqualTo("e");
    }
  }

  @Test
  void aLayerThatMergesTakesTheFirstValueOfEachParameter() {
    SpecJson specs =
        new SpecJson()
            .experiment(
                "e", "{}", Rule.of("group", 100).returning("{'b':'e'}").with("{'groupName':'T'}"))
            .layer(
                "l",
                "{'a':0,'b':0,'c':0}",
                "{'useNewLayerEval':true}",
                Rule.of("first", 100).with("{'configDelegate':'e'}"),
                Rule.of("second", 100).returning("{'a':2,'b':2}"),
                Rule.of("third", 0).returning("{'c':3}"));
    try (Statsig statsig = specs.open()) {
      Layer layer = statsig.getLayer(ANN, "l");
      assertThat(layer.getValue()).isEqualTo(Map.of("a", 2L, "b", "e", "c", 0L));
      assertThat(layer.getRuleID()).isEqualTo("first");
      assertThat(layer.getGroupName()).isEqualTo("T");
    }
  }

  @Test
  void anUntrainedBanditSpreadsUnitsEvenly() {
    SpecJson specs =
        new SpecJson()
            .put(
                "cmab_configs",
                "{'b':{'salt':'s','enabled':true,'defaultValue':{},'idType':'userID',"
                    + "'sampleRate':0,'higherIsBetter':true,'groups':["
                    + "{'id':'x','name':'X','parameterValues':{'g':1}},"
                    + "{'id':'y','name':'Y','parameterValues':{'g':2}}]}}");
    int inFirst = 0;
    try (Statsig statsig = specs.open()) {
      for (int i = 0; i < 2_000; i++) {
        Experiment experiment = statsig.getExperiment(StatsigUser.of("u" + i), "b");
        assertThat(experiment.getRuleID()).isIn("x:explore", "y:explore");
        inFirst += experiment.getInt("g", 0) == 1 ? 1 : 0;
      }
    }
    assertThat(inFirst).isBetween(900, 1_100);
  }

  @Test
  void aGroupWithoutWeightsAndAScoreThatIsNoNumberAreNeverTheBest() {
    SpecJson specs =
        new SpecJson()
            .put(
                "cmab_configs",
                "{'empty':"
                    + bandit("{'x':%s,'y':%s}".formatted(weights(9, "{}"), weights(0, "{'q':0}")))
                    + ",'nan':"
                    + bandit(
                        "{'x':%s,'y':%s}".formatted(weights(9, "{'f':1}"), weights(0, "{'q':0}")))
                    + "}");
    StatsigUser user = new StatsigUser.Builder().setCustom(Map.of("f", "nan")).build();
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getExperiment(user, "empty").getRuleID()).isEqualTo("y");
      assertThat(statsig.getExperiment(user, "nan").getRuleID()).isEqualTo("y");
    }
  }

  @Test
  void aMappingMayLeadThroughAnUnknownNameToAKnownOne() {
    SpecJson specs =
        new SpecJson()
            .gate("a")
            .gate("b", all())
            .gate("d")
            .put(
                "overrides",
                "{'a':[{'new_config_name':'nowhere','rules':[{'rule_name':'r'}]},"
                    + "{'new_config_name':'via','rules':[{'rule_name':'r'}]}],"
                    + "'via':[{'new_config_name':'b','rules':[{'rule_name':'r'}]}],"
                    + "'d':[{'new_config_name':'loop','rules':[{'rule_name':'r'}]}],"
                    + "'loop':[{'new_config_name':'loop2','rules':[{'rule_name':'r'}]}],"
                    + "'loop2':[{'new_config_name':'loop','rules':[{'rule_name':'r'}]}]}")
            .put(
                "override_rules",
                "{'r':{'name':'r','id':'r','passPercentage':100,'returnValue':true,"
                    + "'idType':'userID','conditions':[]}}");
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getFeatureGate(ANN, "a").getRuleID()).isEqualTo("all");
      assertThat(statsig.getFeatureGate(ANN, "d").getEvaluationDetails().getReason())
          .isEqualTo("Error:Statsig Evaluation Depth Exceeded");
    }
  }

  @Test
  void exposuresOfNestedGatesHaveThoseOfTheGatesBelowThemFirst() {
    SpecJson specs =
        new SpecJson()
            .gate("inner", all())
            .gate("middle", Rule.of("m", 100, passGate("inner")))
            .experiment("e", "{}", Rule.of("x", 100, passGate("middle")).returning("{}"));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getExperiment(ANN, "e").getSecondaryExposures())
          .extracting(exposure -> exposure.get("gate"))
          .containsExactly("inner", "middle");
    }
  }

  @Test
  void aUserWithManyFieldsIsAskedForEachOfThem() {
    Map<String, Object> fields = new LinkedHashMap<>();
    SpecJson specs = new SpecJson();
    for (int i = 0; i < 40; i++) {
      fields.put("field" + i, "value" + i);
      specs.gate("g" + i, Rule.of("r", 100, fieldIs("field" + i, "value" + i)));
      specs.gate("h" + i, Rule.of("r", 100, fieldIs("FIELD" + i, "value" + i)));
    }
    specs.gate("none", Rule.of("r", 100, fieldIs("field40", "value39")));
    try (Statsig statsig = specs.open()) {
      StatsigUser user = new StatsigUser.Builder().setCustom(fields).build();
      for (int i = 0; i < 40; i++) {
        assertThat(statsig.checkGate(user, "g" + i)).isTrue();
        assertThat(statsig.checkGate(user, "h" + i)).isTrue();
      }
      assertThat(statsig.checkGate(user, "none")).isFalse();
    }
  }

  private static String fieldIs(String field, String value) {
    return "{'type':'user_field','field':'%s','operator':'any','targetValue':['%s']}"
        .formatted(field, value);
  }

  @Test
  void mappingsThatLeadNowhereAreNotTakenHoweverManyThereAre() {
    String rule = "'rules':[{'rule_name':'r'}]";
    StringBuilder overrides = new StringBuilder("{'a':[");
    StringBuilder deadEnds = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      String name = "'new_config_name':'m%d',".formatted(i);
      overrides.append(i == 0 ? "{" : ",{").append(name).append(rule).append('}');
      deadEnds.append(",'m%d':[{'new_config_name':'nowhere',%s}]".formatted(i, rule));
    }
    SpecJson specs =
        new SpecJson()
            .gate("a", all())
            .put("overrides", overrides + "]" + deadEnds + "}")
            .put(
                "override_rules",
                "{'r':{'name':'r','id':'r','passPercentage':100,'returnValue':true,"
                    + "'idType':'userID','conditions':[]}}");
    try (Statsig statsig = specs.open()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "a");
      assertThat(gate.getRuleID()).isEqualTo("all");
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Recognized");
    }
  }

  @Test
  void aConditionWithoutAFieldHasNoValue() {
    String condition = "{'type':'user_field','field':%s,'operator':'%s','targetValue':['x']}";
    SpecJson specs =
        new SpecJson()
            .gate("absent", Rule.of("r", 100, condition.formatted("null", "any")))
            .gate("none", Rule.of("r", 100, condition.formatted("null", "none")))
            .gate("empty", Rule.of("r", 100, condition.formatted("''", "any")));
    StatsigUser user = new StatsigUser.Builder().setCustom(Map.of("", "x")).build();
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.checkGate(user, "absent")).isFalse();
      assertThat(statsig.checkGate(user, "none")).isTrue();
      assertThat(statsig.explain(user, Explanation.Kind.GATE, "none").toString())
          .contains("user_field has no value: none [\"x\"] → yes");
      assertThat(statsig.checkGate(user, "empty")).isTrue();
    }
  }

  @Test
  void theGroupOfANestedGateIsNotThatOfTheExperiment() {
    SpecJson specs =
        new SpecJson()
            .gate("inner", all().with("{'groupName':'Other'}"))
            .experiment("e", "{}", Rule.of("r", 100, passGate("inner"), emailIs("x")));
    try (Statsig statsig = specs.open()) {
      Experiment experiment = statsig.getExperiment(ANN, "e");
      assertThat(experiment.getRuleID()).isEqualTo("default");
      assertThat(experiment.getGroupName()).isNull();
    }
  }

  private static String bandit(String config) {
    return "{'salt':'s','enabled':true,'defaultValue':{},'idType':'userID','sampleRate':0,"
        + "'higherIsBetter':true,'groups':[{'id':'x','name':'X','parameterValues':{}},"
        + "{'id':'y','name':'Y','parameterValues':{}}],'config':"
        + config
        + "}";
  }

  private static String weights(int intercept, String numerical) {
    return "{'alpha':0,'intercept':%d,'records':1,'weightsNumerical':%s,'weightsCategorical':{}}"
        .formatted(intercept, numerical);
  }

  private static SpecJson chain(int gates) {
    SpecJson specs = new SpecJson().gate("g" + (gates - 1), all());
    for (int i = 0; i < gates - 1; i++) {
      specs.gate("g" + i, Rule.of("r", 100, passGate("g" + (i + 1))));
    }
    return specs;
  }

  private static Statsig open(String json) {
    Statsig statsig =
        new Statsig(
            "",
            new StatsigOptions.Builder()
                .setSpecSource(new dev.postern.testing.BytesSource(json))
                .build());
    statsig.initialize().join();
    return statsig;
  }

  private static String mappingRules(int count) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String condition = SpecJson.conditionId(passGate("g" + (i + 1)));
      rules
          .append(i == 0 ? "{" : ",")
          .append(
              "'a%d':{'name':'a','id':'a','passPercentage':100,'returnValue':true,'idType':'userID',"
                      .formatted(i)
                  + "'conditions':['"
                  + condition
                  + "']}");
    }
    return rules + "}";
  }

  private static Rule all() {
    return Rule.of("all", 100, PUBLIC);
  }

  private static String passGate(String name) {
    return "{'type':'pass_gate','targetValue':'%s'}".formatted(name);
  }

  private static String failGate(String name) {
    return "{'type':'fail_gate','targetValue':'%s'}".formatted(name);
  }

  private static String emailIs(String email) {
    return "{'type':'user_field','field':'email','operator':'any','targetValue':['%s']}"
        .formatted(email);
  }

  private static String groupIs(String experiment) {
    return "{'type':'experiment_group','field':'%s','operator':'any','targetValue':['T']}"
        .formatted(experiment);
  }
}
