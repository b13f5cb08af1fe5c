package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.explain.ExplainedAnswer.Status;
import dev.postern.explain.ExplainedCondition;
import dev.postern.explain.ExplainedEntity;
import dev.postern.explain.ExplainedEntity.Detail;
import dev.postern.explain.ExplainedRule;
import dev.postern.explain.Explanation;
import dev.postern.explain.Explanation.Kind;
import dev.postern.explain.Outcome;
import dev.postern.explain.ValueOrigin;
import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;
import dev.postern.testing.BytesSource;
import dev.postern.testing.ExplainedAnswers;
import dev.postern.testing.Responses;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an explanation says, step by step; long because the texts stand here in full. */
class ExplanationTest {
  private static final StatsigUser ANN =
      new StatsigUser.Builder()
          .setUserID("ann")
          .setEmail("ann@example.org")
          .setCountry("DE")
          .setCustomIDs(Map.of("companyID", "c-1"))
          .setCustom(Map.of("plan", "pro", "points", 12))
          .setPrivateAttributes(Map.of("salary", 4321))
          .build();

  @Test
  void aGateIsExplainedRuleByRule() {
    SpecJson specs =
        new SpecJson()
            .gate("staff", Rule.of("s", 100, field("email", "str_ends_with_any", "['@acme.com']")))
            .gate(
                "new_checkout",
                Rule.of("employees", 100, passGate("staff"), field("plan", "any", "['pro']")),
                Rule.of("5tpq", 90, field("country", "any", "['DE','AT']"))
                    .with("{'name':'Germany 90 %'}"),
                Rule.of("rest", 100, PUBLIC));
    assertText(
        specs,
        ANN,
        Kind.GATE,
        "new_checkout",
        """
        gate new_checkout for user ann: ON by rule 2 "Germany 90 %" (id 5tpq)
          reason: Bootstrap:Recognized
          rule 1 (id employees): does not match
            pass_gate staff: OFF by default: no rule matches → no
              rule 1 (id s): does not match
                email = "ann@example.org": str_ends_with_any ["@acme.com"] → no
            plan (custom) = "pro": any ["pro"] → yes
          rule 2 "Germany 90 %" (id 5tpq): matches
            country = "DE": any ["DE", "AT"] → yes
            rollout 90 %: userID "ann", salt "salt-of-new_checkout.salt-of-5tpq", bucket 8941 of 10000, below 9000 passes → in
          rule 3 (id rest): not reached""");
  }

  @Test
  void conditionsThatTheEvaluationSkipsAreShownAsNotNeeded() {
    SpecJson specs =
        new SpecJson()
            .gate(
                "g",
                Rule.of(
                    "r",
                    100,
                    field("email", "any", "['x']"),
                    field("plan", "any", "['pro']"),
                    field("points", "lt", "5"),
                    PUBLIC,
                    field("plan", "in_segment_list", "'plans'")));
    List<ExplainedCondition> conditions = rules(specs, "g").get(0).conditions();
    assertThat(conditions)
        .extracting(ExplainedCondition::isNeeded)
        .containsExactly(true, false, false, false, false);
    assertThat(conditions)
        .extracting(ExplainedCondition::outcome)
        .containsExactly(Outcome.NO, Outcome.YES, Outcome.NO, Outcome.YES, Outcome.NO);
    assertThat(explain(specs, "g").toString())
        .contains("any [\"pro\"] → yes (not needed)")
        .contains("everyone → yes (not needed)")
        .contains("plan (custom) = \"pro\": in_segment_list \"plans\" → no (not needed)");
  }

  @Test
  void rulesThatAreNotReachedAreListedWithTheirConditions() {
    SpecJson specs =
        new SpecJson().gate("g", Rule.of("a", 100), Rule.of("b", 100, passGate("g"), PUBLIC));
    ExplainedRule second = rules(specs, "g").get(1);
    assertThat(second.outcome()).isEqualTo(Outcome.NOT_EVALUATED);
    assertThat(second.conditions())
        .extracting(ExplainedCondition::outcome)
        .containsExactly(Outcome.NOT_EVALUATED, Outcome.NOT_EVALUATED);
  }

  @Test
  void valuesSayWhereTheyComeFrom() {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setEnvironment("staging")
            .setGlobalCustomFields(Map.of("region", "eu"))
            .setClock(() -> Instant.parse("2026-03-01T12:00:00Z"));
    SpecJson specs =
        new SpecJson()
            .put("app_id", "'shop'")
            .gate(
                "g",
                Rule.of(
                    "r",
                    100,
                    field("email", "neq", "'x'"),
                    field("plan", "neq", "'x'"),
                    field("region", "neq", "'x'"),
                    field("salary", "gt", "1000"),
                    field("shoe_size", "neq", "'x'"),
                    "{'type':'unit_id','idType':'companyID','operator':'any','targetValue':['c-1']}",
                    "{'type':'environment_field','field':'tier','operator':'any',"
                        + "'targetValue':['staging']}",
                    "{'type':'target_app','operator':'any','targetValue':['shop']}",
                    "{'type':'current_time','operator':'after','targetValue':1772323200000}",
                    "{'type':'user_bucket','operator':'lt','targetValue':1000,"
                        + "'additionalValues':{'salt':'pepper'}}"));
    try (Statsig statsig = specs.open(options)) {
      Explanation explanation = ExplainedAnswers.assertSame(statsig, ANN, Kind.GATE, "g");
      assertThat(explanation.entity().rules().get(0).conditions())
          .extracting(condition -> requireNonNull(condition.value()).origin())
          .containsExactly(
              ValueOrigin.USER,
              ValueOrigin.CUSTOM,
              ValueOrigin.GLOBAL_CUSTOM,
              ValueOrigin.PRIVATE_ATTRIBUTE,
              ValueOrigin.NONE,
              ValueOrigin.CUSTOM_ID,
              ValueOrigin.ENVIRONMENT,
              ValueOrigin.SPECS,
              ValueOrigin.CLOCK,
              ValueOrigin.BUCKET);
      assertThat(explanation.toString())
          .contains("    email = \"ann@example.org\": neq \"x\" → yes\n")
          .contains("    plan (custom) = \"pro\": neq \"x\" → yes\n")
          .contains("    region (global custom) = \"eu\": neq \"x\" → yes\n")
          .contains("    salary (private attribute, not shown): gt 1000 → yes\n")
          .contains("    shoe_size has no value: neq \"x\" → yes\n")
          .contains("    unit_id companyID (custom id) = \"c-1\": any [\"c-1\"] → yes\n")
          .contains("    environment tier (client's environment) = \"staging\": any")
          .contains("    target_app = \"shop\": any [\"shop\"] → yes\n")
          .contains(
              "    current_time = 2026-03-01T12:00:00Z (1772366400000):"
                  + " after 2026-03-01T00:00:00Z (1772323200000) → yes\n")
          .containsPattern(
              "user_bucket \\(hash of userID \"ann\", salt \"pepper\"\\) = \\d+: lt 1000")
          .doesNotContain("4321");
    }
  }

  @Test
  void whatIsReadFromTheUserAgentAndTheIpIsShownWithItsSource() {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder().setCountryLookup(ip -> ip.equals("203.0.113.9") ? "DE" : null);
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID("u")
            .setIp("203.0.113.9")
            .setUserAgent(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/115.0.0.0 Safari/537.36")
            .build();
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, ua("['Chrome']"), ip("['DE']")));
    try (Statsig statsig = specs.open(options)) {
      Explanation explanation = statsig.explain(user, Kind.GATE, "g");
      assertThat(explanation.toString())
          .contains("browser_name (from user agent \"Mozilla/5.0 (Windows NT 10.0;")
          .contains("…) = \"Chrome\": any [\"Chrome\"] → yes")
          .contains("country (from ip \"203.0.113.9\") = \"DE\": any [\"DE\"] → yes");
      assertThat(statsig.explain(StatsigUser.of("u"), Kind.GATE, "g").toString())
          .contains("browser_name (from user agent none) has no value: any [\"Chrome\"] → no")
          .contains("country (from ip none) has no value: any [\"DE\"] → no (not needed)");
    }
  }

  @Test
  void whatIsDerivedFromAPrivateIpOrUserAgentIsNotShown() {
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID("u")
            .setPrivateAttributes(Map.of("ip", "203.0.113.9", "user_agent", "Chrome/115.0"))
            .build();
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, ip("['x']"), ua("['x']")));
    try (Statsig statsig =
        specs.open(new StatsigOptions.Builder().setCountryLookup(ip -> "NZ" + ip.length()))) {
      Explanation explanation = statsig.explain(user, Kind.GATE, "g");
      assertThat(explanation.toString())
          .contains("country (from ip, which is private, not shown): any [\"x\"] → no")
          .doesNotContain("203.0")
          .doesNotContain("NZ");
      assertThat(explanation.toJson()).doesNotContain("203.0").doesNotContain("NZ");
    }
  }

  @Test
  void whatIsNotLoadedYetIsNamed() {
    StatsigUser user = new StatsigUser.Builder().setUserID("u").setIp("203.0.113.9").build();
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, ip("['DE']")));
    try (Statsig statsig =
        specs.open(new StatsigOptions.Builder().setDisableUserCountryLookup(true))) {
      assertThat(ExplainedAnswers.assertSame(statsig, user, Kind.GATE, "g").toString())
          .contains("reason: CountryLookupNotLoaded:Recognized")
          .contains("note: the table of countries is not loaded, so no ip has a country");
    }
  }

  @Test
  void soIsAParserOfUserAgentsThatIsNotReady() {
    StatsigUser user = new StatsigUser.Builder().setUserID("u").setUserAgent("Chrome/1").build();
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, ua("['Chrome']")));
    UserAgentParser late =
        new UserAgentParser() {
          @Override
          public ParsedUserAgent parse(String userAgent) {
            throw new IllegalStateException("not ready");
          }

          @Override
          public boolean isReady() {
            return false;
          }
        };
    try (Statsig statsig = specs.open(new StatsigOptions.Builder().setUserAgentParser(late))) {
      assertThat(ExplainedAnswers.assertSame(statsig, user, Kind.GATE, "g").toString())
          .contains("reason: UAParserNotLoaded:Recognized")
          .contains("has no value: any [\"Chrome\"] → no");
    }
  }

  @Test
  void lookingAtASkippedConditionDoesNotChangeTheReason() {
    StatsigUser user = new StatsigUser.Builder().setUserID("u").setIp("203.0.113.9").build();
    SpecJson specs =
        new SpecJson().gate("g", Rule.of("r", 100, field("email", "any", "['x']"), ip("['DE']")));
    try (Statsig statsig =
        specs.open(new StatsigOptions.Builder().setDisableUserCountryLookup(true))) {
      assertThat(ExplainedAnswers.assertSame(statsig, user, Kind.GATE, "g").reason())
          .isEqualTo("Bootstrap:Recognized");
    }
  }

  @Test
  void aGateOutsideItsRolloutSaysSo() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 0.5, PUBLIC));
    assertThat(explain(specs, "g").toString())
        .startsWith("gate g for user ann: OFF by rule 1 (id r), outside its rollout of 0.5 %\n")
        .contains("below 50 passes → out");
  }

  @Test
  void longTargetsAreShortened() {
    List<String> elements = new ArrayList<>(Collections.nCopies(4_999, "'x'"));
    elements.add(0, "'first'");
    SpecJson specs =
        new SpecJson().gate("g", Rule.of("r", 100, field("email", "any", elements.toString())));
    assertThat(explain(specs, "g").toString())
        .contains("any [\"first\", \"x\", \"x\"")
        .contains("… 4,990 more] → no")
        .hasSizeLessThan(500);
  }

  @Test
  void longValuesOfTheUserAreShortened() {
    StatsigUser user =
        new StatsigUser.Builder().setUserID("u").setCustom(Map.of("f", "x".repeat(9_999))).build();
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, field("f", "any", "['x']")));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.explain(user, Kind.GATE, "g").toString()).hasSizeLessThan(500);
      assertThat(statsig.explain(user, Kind.GATE, "g").toJson()).hasSizeLessThan(2_000);
    }
  }

  @Test
  void anOverrideIsNamedWithWhomItIsFor() {
    SpecJson specs =
        new SpecJson()
            .gate("g", Rule.of("r", 100, passGate("inner")))
            .gate("inner")
            .experiment("e", "{}", Rule.of("t", 100, PUBLIC).returning("{'rows':4}"));
    try (Statsig statsig = specs.open()) {
      statsig.overrideGate("inner", true, "ann");
      statsig.overrideExperiment("e", Map.of("rows", 7));
      Explanation gate = ExplainedAnswers.assertSame(statsig, ANN, Kind.GATE, "g");
      assertThat(gate.toString())
          .startsWith("gate g for user ann: ON by rule 1 (id r)\n")
          .contains("reason: LocalOverride:Recognized")
          .contains("pass_gate inner: ON by an override for id ann → yes");
      Explanation experiment = ExplainedAnswers.assertSame(statsig, ANN, Kind.EXPERIMENT, "e");
      assertThat(experiment.answer().status()).isEqualTo(Status.OVERRIDDEN);
      assertThat(experiment.entity().override()).isEqualTo("everyone");
      assertThat(experiment.entity().rules()).isEmpty();
      assertThat(experiment.toString()).contains("value: {\"rows\":7}");
      statsig
          .overrides()
          .client()
          .gate("inner", true, OverrideTarget.unit("companyID", "c-1"))
          .gate("g", false, OverrideTarget.when(user -> true));
      assertThat(statsig.explain(ANN, Kind.GATE, "inner").entity().override())
          .isEqualTo("companyID c-1");
      assertThat(statsig.explain(ANN, Kind.GATE, "g").toString())
          .contains("OFF by an override for users who pass a test");
    }
  }

  @Test
  void aLayerThatHandsOverShowsTheExperiment() {
    SpecJson specs =
        new SpecJson()
            .experiment(
                "e",
                "{'isActive':true}",
                Rule.of("t", 100, PUBLIC)
                    .returning("{'rows':4}")
                    .with("{'groupName':'Test','isExperimentGroup':true}"))
            .layer(
                "l", "{'rows':1}", "{}", Rule.of("a", 100, PUBLIC).with("{'configDelegate':'e'}"));
    assertText(
        specs,
        ANN,
        Kind.LAYER,
        "l",
        """
        layer l for user ann: group "Test" by experiment e, rule t
          reason: Bootstrap:Recognized
          value: {"rows":4}
          rule 1 (id a): matches
            everyone → yes
            hands over to experiment e: group "Test" by rule 1 "Test" (id t)
              rule 1 "Test" (id t): matches
                everyone → yes
                rollout 100 % → in""");
  }

  @Test
  void aLayerThatMergesShowsWhichRuleSetWhat() {
    SpecJson specs =
        new SpecJson()
            .experiment("e", "{}", Rule.of("t", 100).returning("{'b':2}"))
            .experiment("late", "{}", Rule.of("t", 100).returning("{'c':9}"))
            .layer(
                "l",
                "{'a':0,'b':0,'c':0}",
                "{'useNewLayerEval':true}",
                Rule.of("first", 100).with("{'configDelegate':'e'}"),
                Rule.of("second", 100).returning("{'a':1,'b':1}"),
                Rule.of("third", 100).with("{'configDelegate':'late'}"),
                Rule.of("fourth", 0).returning("{'c':5}"));
    Explanation layer = explain(specs, Kind.LAYER, "l");
    assertThat(layer.answer().parameterRules())
        .containsExactlyInAnyOrderEntriesOf(Map.of("b", "first", "a", "second", "c", "default"));
    assertThat(layer.entity().rules().get(2).note()).contains("does not count");
    assertThat(layer.toString())
        .contains("rule 4 (id fourth): matches\n    rollout 0 % → out")
        .contains("parameters from rule first: b")
        .contains("parameters from rule second: a")
        .contains("parameters from the layer's defaults: c");
  }

  @Test
  void configMappingIsExplained() {
    SpecJson specs =
        new SpecJson()
            .gate("old")
            .gate("new", Rule.of("all", 100, PUBLIC))
            .put(
                "overrides",
                "{'old':[{'new_config_name':'nowhere','rules':[{'rule_name':'r'}]},"
                    + "{'new_config_name':'new','rules':[{'rule_name':'later',"
                    + "'start_time':4102444800000},{'rule_name':'r'}]}]}")
            .put(
                "override_rules",
                "{'r':" + mappingRule("r") + ",'later':" + mappingRule("l") + "}");
    assertText(
        specs,
        ANN,
        Kind.GATE,
        "old",
        """
        gate old for user ann: ON by config mapping to new
          reason: Bootstrap:Recognized
          config mapping to nowhere: does not apply: unknown name
            rule 1 (id r): matches
              rollout 100 % → in
          config mapping to new: applies
            rule 1 (id l): does not match; begins at 2100-01-01T00:00:00Z (4102444800000)
            rule 2 (id r): matches
              rollout 100 % → in
          evaluated in its place: gate new: ON by rule 1 (id all)
            rule 1 (id all): matches
              everyone → yes
              rollout 100 % → in""");
  }

  @Test
  void aContextualBanditShowsItsScoresUnlessAPrivateAttributeIsPartOfThem() {
    String config =
        "{'x':{'alpha':0,'intercept':2,'records':1,'weightsNumerical':{'points':0.5},"
            + "'weightsCategorical':{}},'y':{'alpha':0,'intercept':1,'records':1,"
            + "'weightsNumerical':{'salary':0.001},'weightsCategorical':{}}}";
    SpecJson specs =
        new SpecJson()
            .gate("target", Rule.of("all", 100, PUBLIC))
            .put(
                "cmab_configs",
                ("{'b':{'salt':'s','enabled':true,'defaultValue':{},'idType':'userID','sampleRate':0,"
                        + "'targetingGateName':'target','higherIsBetter':true,'groups':["
                        + "{'id':'x','name':'X','parameterValues':{'g':1}},"
                        + "{'id':'y','name':'Y','parameterValues':{'g':2}}],'config':%s}}")
                    .formatted(config));
    assertThat(explain(specs, Kind.EXPERIMENT, "b").toString())
        .startsWith("experiment b for user ann: group \"X\" by the bandit, rule id x\n")
        .contains("    targeting gate target: ON by rule 1 (id all)\n")
        .contains("    below 0 gets any group; else the highest score wins\n")
        .contains("    group \"X\" (id x): score 8 → chosen\n")
        .contains("    group \"Y\" (id y): score private, not shown")
        .doesNotContain("5.321");
  }

  @Test
  void aBanditThatIsOffOrNotForTheUserSaysSo() {
    String bandit =
        "{'salt':'s','enabled':%s,'defaultValue':{'g':0},'idType':'userID','sampleRate':0,"
            + "'targetingGateName':'nobody','higherIsBetter':true,'groups':["
            + "{'id':'x','name':'X','parameterValues':{'g':1}}]}";
    SpecJson specs =
        new SpecJson()
            .gate("nobody")
            .put(
                "cmab_configs",
                "{'off':" + bandit.formatted("false") + ",'on':" + bandit.formatted("true") + "}");
    assertThat(explain(specs, Kind.EXPERIMENT, "off").toString())
        .contains("by default: the bandit is off or has no groups")
        .contains("contextual bandit: off");
    assertThat(explain(specs, Kind.EXPERIMENT, "on").toString())
        .contains("by default: the user is outside its targeting gate")
        .contains("targeting gate nobody: OFF by default: no rule matches");
  }

  @Test
  void theGroupOfAnExperimentIsExplainedWithTheExperiment() {
    SpecJson specs =
        new SpecJson()
            .experiment("e", "{}", Rule.of("t", 100, PUBLIC).with("{'groupName':'Test'}"))
            .gate("g", Rule.of("r", 100, groupIs("e", "Test"), groupIs("e", "Other")));
    assertThat(explain(specs, "g").toString())
        .contains("    group in experiment e = \"Test\": any [\"Test\"] → yes\n")
        .contains("      experiment e: group \"Test\" by rule 1 \"Test\" (id t)\n")
        .contains("      experiment e: group \"Test\" by rule t (see above)");
  }

  @Test
  void anUnknownNameIsExplained() {
    Explanation gate = explain(new SpecJson(), "nope");
    assertThat(gate.answer().status()).isEqualTo(Status.UNRECOGNIZED);
    assertThat(gate.toString())
        .isEqualTo(
            """
            gate nope for user ann: OFF, unknown: the specs have no gate of that name
              reason: Bootstrap:Unrecognized""");
    assertThat(explain(new SpecJson(), Kind.LAYER, "nope").toString())
        .startsWith("layer nope for user ann: no value, unknown: the specs have no layer");
  }

  @Test
  void anUnknownNestedGateIsExplained() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, passGate("nope")));
    assertThat(explain(specs, "g").toString())
        .contains("pass_gate nope: OFF, unknown: the specs have no gate of that name → no");
  }

  @Test
  void withoutSpecsThatIsTheReason() {
    try (Statsig statsig = new Statsig("", new StatsigOptions.Builder().build())) {
      assertThat(ExplainedAnswers.assertSame(statsig, ANN, Kind.GATE, "g").toString())
          .isEqualTo("gate g for user ann: OFF, since there are no specs\n  reason: Uninitialized");
      statsig.initialize().join();
      assertThat(ExplainedAnswers.assertSame(statsig, ANN, Kind.LAYER, "l").toString())
          .isEqualTo(
              "layer l for user ann: no value, since there are no specs\n  reason: NoValues");
    }
  }

  @Test
  void whatIsUnsupportedIsNamed() {
    SpecJson specs =
        new SpecJson()
            .gate("type", Rule.of("r", 100, "{'type':'moon_phase'}"), Rule.of("s", 100))
            .gate("operator", Rule.of("r", 100, field("email", "sounds_like", "'x'")))
            .gate("none", Rule.of("r", 100, "{'type':'user_field','field':'email'}"))
            .gate("lost", Rule.of("r", 100).with("{'conditions':['4711']}"))
            .gate("outer", Rule.of("r", 100, passGate("type")));
    assertText(
        specs,
        ANN,
        Kind.GATE,
        "type",
        """
        gate type for user ann: OFF, unsupported: it asks for something that this version does not know
          reason: Bootstrap:Unsupported
          rule 1 (id r): cannot be answered
            moon_phase → unsupported: the condition type "moon_phase" is not known
          rule 2 (id s): not reached""");
    assertThat(explain(specs, "operator").toString())
        .contains(
            "email: sounds_like \"x\" → unsupported: the operator \"sounds_like\" is not known");
    assertThat(explain(specs, "none").toString())
        .contains("email → unsupported: the condition has no operator");
    assertThat(explain(specs, "lost").toString())
        .contains("unsupported: the condition \"4711\" is not in the specs, or malformed");
    assertThat(explain(specs, "outer").toString())
        .contains("pass_gate type: OFF, unsupported: it asks for something")
        .contains("→ cannot be answered");
  }

  @Test
  void whatRefersToSomethingMalformedSaysSo() {
    SpecJson specs =
        new SpecJson()
            .gate("outer", Rule.of("r", 100, passGate("broken")))
            .layer("l", "{}", "{}", Rule.of("r", 100).with("{'configDelegate':'broken'}"));
    String json =
        specs
            .json()
            .replace("\"feature_gates\":{", "\"feature_gates\":{\"broken\":{\"salt\":1},")
            .replace("\"dynamic_configs\":{", "\"dynamic_configs\":{\"broken\":{\"salt\":1}");
    try (Statsig statsig = open(json)) {
      assertThat(ExplainedAnswers.assertSame(statsig, ANN, Kind.GATE, "outer").toString())
          .contains("pass_gate broken → unsupported: the gate \"broken\" is malformed");
      assertThat(ExplainedAnswers.assertSame(statsig, ANN, Kind.LAYER, "l").toString())
          .contains("unsupported: the experiment \"broken\" is malformed");
    }
  }

  @Test
  void aGateIsExplainedOnceAndReferredToAfterwards() {
    SpecJson specs =
        new SpecJson()
            .gate("inner", Rule.of("i", 100, field("email", "any", "['x']")))
            .gate(
                "g",
                Rule.of("r", 100, passGate("inner")),
                Rule.of("s", 100, "{'type':'fail_gate','targetValue':'inner'}"));
    List<ExplainedRule> rules = rules(specs, "g");
    assertThat(nested(rules.get(0)).detail()).isEqualTo(Detail.SHOWN);
    assertThat(nested(rules.get(1)).detail()).isEqualTo(Detail.SEE_ABOVE);
    assertThat(explain(specs, "g").toString())
        .contains("fail_gate inner: OFF by default: no rule matches (see above) → yes");
  }

  @Test
  void gatesInACircleEnd() {
    SpecJson specs =
        new SpecJson()
            .gate("a", Rule.of("r", 100, passGate("b"), passGate("c")))
            .gate("b", Rule.of("r", 100, passGate("a"), passGate("c")))
            .gate("c", Rule.of("r", 100, passGate("c")));
    Explanation explanation = explain(specs, "a");
    assertThat(explanation.answer().status()).isEqualTo(Status.TOO_DEEP);
    assertThat(explanation.toString())
        .startsWith("gate a for user ann: OFF, too deep: something refers to itself")
        .contains("(see above) → cannot be answered")
        .hasLineCount(8);
  }

  @Test
  void deepChainsAreShownAsFarAsTwentyLevels() {
    SpecJson specs = new SpecJson().gate("g299", Rule.of("all", 100, PUBLIC));
    for (int i = 0; i < 299; i++) {
      specs.gate("g" + i, Rule.of("r", 100, passGate("g" + (i + 1))));
    }
    Explanation explanation = explain(specs, "g0");
    assertThat(explanation.answer().isOn()).isTrue();
    assertThat(explanation.toString())
        .contains("pass_gate g20: ON by rule r (details left out: too deep) → yes")
        .hasLineCount(2 + 20 * 3);
  }

  @Test
  void gatesThatNameEachOtherAgainAndAgainTakeNoMoreThanTheBound() {
    SpecJson specs = new SpecJson();
    for (int i = 0; i < 100; i++) {
      String[] all = new String[100];
      for (int j = 0; j < 100; j++) {
        all[j] = passGate("g" + (i < j ? j : "_none" + j));
      }
      specs.gate("g" + i, Rule.of("no", 100, all), Rule.of("r", 100, all));
    }
    Explanation explanation = explain(specs, "g0");
    assertThat(explanation.leftOut()).isPositive();
    assertThat(explanation.toString().lines()).hasSizeLessThan(2_100);
    assertThat(explanation.toString()).endsWith("more steps, which are too many to show");
  }

  @Test
  void mappingsInACircleEnd() {
    SpecJson specs =
        new SpecJson()
            .gate("a")
            .put(
                "overrides",
                "{'a':[{'new_config_name':'x','rules':[{'rule_name':'r'}]}],"
                    + "'x':[{'new_config_name':'y','rules':[{'rule_name':'r'}]}],"
                    + "'y':[{'new_config_name':'x','rules':[{'rule_name':'r'}]}]}")
            .put("override_rules", "{'r':" + mappingRule("r") + "}");
    Explanation explanation = explain(specs, "a");
    assertThat(explanation.answer().status()).isEqualTo(Status.TOO_DEEP);
    assertThat(explanation.toString()).contains("config mapping to x: too deep");
  }

  @Test
  void theJsonHasTheSameSteps() {
    SpecJson specs =
        new SpecJson()
            .gate(
                "g",
                Rule.of("r", 50, field("email", "any", "['ann@example.org']"), passGate("inner")),
                Rule.of("s", 50))
            .gate("inner");
    JsonNode json = Responses.parse(explain(specs, "g").toJson());
    Responses.assertPart(json, "/kind", "'gate'");
    Responses.assertPart(json, "/user", "'ann'");
    Responses.assertPart(json, "/answer/status", "'recognized'");
    Responses.assertPart(
        json,
        "/rules/0/conditions/0",
        "{'type':'user_field','field':'email','operator':'any','target':'[\\'ann@example.org\\']',"
            + "'value':{'origin':'user','text':'\\'ann@example.org\\''},'outcome':'yes',"
            + "'needed':true}");
    Responses.assertPart(
        json,
        "/rules/0/conditions/1/nested",
        "{'kind':'gate','name':'inner','answer':{'status':'recognized','value':false,"
            + "'rule_id':'default','id_type':'userID'}}");
    assertThat(json.at("/rules/1/rollout/pass_percentage").asDouble()).isEqualTo(50);
    assertThat(json.at("/rules/1/rollout/bucket").asInt()).isBetween(0, 9_999);
  }

  @Test
  void namesThatAreNoOrdinaryTextAreQuoted() {
    assertThat(explain(new SpecJson(), "a\nb").toString())
        .startsWith("gate \"a\\nb\" for user ann");
  }

  @Test
  void aUserWithoutAnIdIsCalledByACustomIdOrNotAtAll() {
    StatsigUser device = new StatsigUser.Builder().setCustomIDs(Map.of("stableID", "d-1")).build();
    try (Statsig statsig = new SpecJson().gate("g").open()) {
      assertThat(statsig.explain(device, Kind.GATE, "g").toString())
          .startsWith("gate g for user stableID d-1: ");
      assertThat(statsig.explain(new StatsigUser.Builder().build(), Kind.GATE, "g").toString())
          .startsWith("gate g for a user without id: ");
    }
  }

  private static Explanation explain(SpecJson specs, String gate) {
    return explain(specs, Kind.GATE, gate);
  }

  private static Explanation explain(SpecJson specs, Kind kind, String name) {
    try (Statsig statsig = specs.open()) {
      return ExplainedAnswers.assertSame(statsig, ANN, kind, name);
    }
  }

  private static void assertText(
      SpecJson specs, StatsigUser user, Kind kind, String name, String expected) {
    try (Statsig statsig = specs.open()) {
      assertThat(ExplainedAnswers.assertSame(statsig, user, kind, name).toString())
          .isEqualTo(expected);
    }
  }

  private static List<ExplainedRule> rules(SpecJson specs, String gate) {
    return explain(specs, gate).entity().rules();
  }

  private static ExplainedEntity nested(ExplainedRule rule) {
    return requireNonNull(rule.conditions().get(0).nested());
  }

  private static Statsig open(String json) {
    Statsig statsig =
        new Statsig("", new StatsigOptions.Builder().setSpecSource(new BytesSource(json)).build());
    statsig.initialize().join();
    return statsig;
  }

  private static String field(String name, String operator, String target) {
    return "{'type':'user_field','field':'%s','operator':'%s','targetValue':%s}"
        .formatted(name, operator, target);
  }

  private static String ua(String names) {
    return "{'type':'ua_based','field':'browser_name','operator':'any','targetValue':%s}"
        .formatted(names);
  }

  private static String ip(String countries) {
    return "{'type':'ip_based','field':'country','operator':'any','targetValue':%s}"
        .formatted(countries);
  }

  private static String groupIs(String experiment, String group) {
    return "{'type':'experiment_group','field':'%s','operator':'any','targetValue':['%s']}"
        .formatted(experiment, group);
  }

  private static String passGate(String name) {
    return "{'type':'pass_gate','targetValue':'%s'}".formatted(name);
  }

  private static String mappingRule(String id) {
    return ("{'name':'%s','id':'%s','passPercentage':100,'returnValue':true,'idType':'userID',"
            + "'conditions':[]}")
        .formatted(id, id);
  }
}
