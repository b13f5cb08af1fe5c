package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.explain.Explanation.Kind;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which config is evaluated in place of the one that is asked for. §2.2 of the rules. */
class ConfigMappingTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Test
  void aRuleCountsFromTheVeryMillisecondOfItsStart() {
    String start = LoggingClient.START.plusMillis(1).toEpochMilli() + "";
    SpecJson specs = mapped("{'rule_name':'r','start_time':" + start + "}", PUBLIC);
    try (LoggingClient client = new LoggingClient(specs)) {
      assertThat(client.statsig.getFeatureGate(ANN, "old").getRuleID()).isEqualTo("was");
      assertThat(client.statsig.explain(ANN, Kind.GATE, "old").toString()).contains("begins at");
      client.time.move(Duration.ofMillis(1));
      assertThat(client.statsig.getFeatureGate(ANN, "old").getRuleID()).isEqualTo("is");
      assertThat(client.statsig.explain(ANN, Kind.GATE, "old").toString())
          .doesNotContain("begins at");
    }
  }

  @Test
  void aNameThatTheSpecsDoNotHaveMayBeMapped() {
    SpecJson specs = mapped("{'rule_name':'r'}", PUBLIC);
    String renamed = specs.json().replace("{\"old\":[{", "{\"gone\":[{");
    try (LoggingClient client = new LoggingClient(renamed, options -> {})) {
      FeatureGate gate = client.statsig.getFeatureGate(ANN, "gone");
      assertThat(gate.getRuleID()).isEqualTo("is");
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Recognized");
      assertThat(client.statsig.getFeatureGate(ANN, "old").getRuleID()).isEqualTo("was");
    }
  }

  /** The twin's rollout is over the same salts. */
  @Test
  void itsShareIsOfTheBucketsOfWhatWasAskedFor() {
    SpecJson specs =
        mapped("{'rule_name':'r'}", PUBLIC)
            .gate("twin", Rule.of("r", 50, PUBLIC).with("{'salt':'r'}"));
    String half =
        specs
            .json()
            .replace("\"id\":\"r\",\"passPercentage\":100", "\"id\":\"r\",\"passPercentage\":50")
            .replace("salt-of-twin", "salt-of-old");
    try (LoggingClient client = new LoggingClient(half, options -> {})) {
      Map<Boolean, List<StatsigUser>> users =
          IntStream.range(0, 100)
              .mapToObj(i -> StatsigUser.of("u" + i))
              .collect(Collectors.groupingBy(user -> client.statsig.checkGate(user, "twin")));
      assertThat(users.get(true)).allMatch(user -> ruleOfOld(client, user).equals("is"));
      assertThat(users.get(false)).allMatch(user -> ruleOfOld(client, user).equals("was"));
    }
  }

  private static String ruleOfOld(LoggingClient client, StatsigUser user) {
    return client.statsig.getFeatureGate(user, "old").getRuleID();
  }

  @Test
  void aRuleThatIsUnsupportedDoesNotPass() {
    try (Statsig statsig = mapped("{'rule_name':'r'}", "{'type':'moon_phase'}").open()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "old");
      assertThat(gate.getRuleID()).isEqualTo("was");
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Recognized");
    }
  }

  @Test
  void oneWhoseGatesAreTooDeepEndsTheEvaluation() {
    SpecJson specs =
        mapped("{'rule_name':'r'}", passGate("circle"))
            .gate("circle", Rule.of("c", 100, passGate("circle")));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getFeatureGate(ANN, "old").getEvaluationDetails().getReason())
          .isEqualTo("Error:Statsig Evaluation Depth Exceeded");
    }
  }

  @Test
  void itMayLeadToAContextualBandit() {
    SpecJson specs =
        mapped("{'rule_name':'r'}", PUBLIC)
            .experiment("old", "{}", Rule.of("was", 100, PUBLIC).returning("{'g':0}"))
            .put(
                "cmab_configs",
                "{'new':{'salt':'s','enabled':true,'defaultValue':{},'idType':'userID',"
                    + "'sampleRate':0,'higherIsBetter':true,'groups':["
                    + "{'id':'x','name':'X','parameterValues':{'g':1}}]}}");
    try (Statsig statsig = specs.open()) {
      Experiment experiment = statsig.getExperiment(ANN, "old");
      assertThat(experiment.getRuleID()).isEqualTo("x:explore");
      assertThat(experiment.getInt("g", -1)).isEqualTo(1);
    }
  }

  /** The gate {@code old}, which a rule with that condition maps to {@code new}. */
  private static SpecJson mapped(String rule, String condition) {
    return new SpecJson()
        .gate("old", Rule.of("was", 100, PUBLIC))
        .gate("new", Rule.of("is", 100, PUBLIC))
        .gate("has_the_condition", Rule.of("r", 100, condition))
        .put("overrides", "{'old':[{'new_config_name':'new','rules':[" + rule + "]}]}")
        .put(
            "override_rules",
            "{'r':{'name':'r','id':'r','passPercentage':100,'returnValue':true,'idType':'userID',"
                + "'conditions':['%s']}}".formatted(SpecJson.conditionId(condition)));
  }

  private static String passGate(String name) {
    return "{'type':'pass_gate','targetValue':'%s'}".formatted(name);
  }
}
