package dev.postern.testkit.specs;

import static dev.postern.testkit.specs.Conditions.country;
import static dev.postern.testkit.specs.Conditions.email;
import static dev.postern.testkit.specs.Conditions.inSegment;
import static dev.postern.testkit.specs.Conditions.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.Experiment;
import dev.postern.FeatureGate;
import dev.postern.Layer;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecsTest {
  private static final StatsigUser ANN =
      new StatsigUser.Builder()
          .setUserID("ann")
          .setEmail("ann@shop.example")
          .setCountry("DE")
          .setCustomIDs(Map.of("companyID", "acme"))
          .build();
  private static final StatsigUser BOB = StatsigUser.of("bob");

  @Test
  void theFirstRuleWhoseConditionsHoldDecides() {
    BuiltSpec spec =
        Specs.spec(
            s ->
                s.gate(
                    "g",
                    g ->
                        g.rule("de", r -> r.when(country().isAnyOf("DE")))
                            .rule("rest", r -> r.pass(0))));
    try (Statsig statsig = SpecsSchemaTest.client(spec)) {
      FeatureGate ann = statsig.getFeatureGate(ANN, "g");
      FeatureGate bob = statsig.getFeatureGate(BOB, "g");
      assertThat(List.of(ann.getValue(), ann.getRuleID())).isEqualTo(List.of(true, "de"));
      assertThat(List.of(bob.getValue(), bob.getRuleID())).isEqualTo(List.of(false, "rest"));
    }
  }

  @Test
  void aGateWithoutRulesIsOff() {
    BuiltSpec spec = Specs.spec(s -> s.gate("g", g -> {}).gate("off", GateBuilder::disabled));
    try (Statsig statsig = SpecsSchemaTest.client(spec)) {
      assertThat(statsig.getFeatureGate(ANN, "g").getRuleID()).isEqualTo("default");
      assertThat(statsig.getFeatureGate(ANN, "off").getRuleID()).isEqualTo("disabled");
    }
  }

  @Test
  void segmentsAndHoldoutsAreGatesOfOtherKinds() {
    BuiltSpec spec =
        Specs.spec(
            s ->
                s.segment("staff", g -> g.rule("m", r -> r.when(email().endsWith("@shop.example"))))
                    .holdout(
                        "held", g -> g.rule("acme", r -> r.when(unit("companyID").isAnyOf("acme"))))
                    .gate("beta", g -> g.rule("staff", r -> r.when(inSegment("staff"))))
                    .gate("kept_out", g -> g.on().holdout("held")));
    try (Statsig statsig = SpecsSchemaTest.client(spec)) {
      assertThat(statsig.checkGate(ANN, "beta")).isTrue();
      assertThat(statsig.checkGate(BOB, "beta")).isFalse();
      assertThat(statsig.getFeatureGate(ANN, "kept_out").getRuleID()).isEqualTo("held");
      assertThat(statsig.checkGate(ANN, "kept_out")).isFalse();
      assertThat(statsig.checkGate(BOB, "kept_out")).isTrue();
      assertThat(statsig.getFeatureGateList()).containsExactly("beta", "kept_out");
    }
  }

  @Test
  void rulesOfAConfigFillUpWithTheValuesForEveryone() {
    BuiltSpec spec =
        Specs.spec(
            s ->
                s.dynamicConfig(
                    "rates",
                    c ->
                        c.param("price", 4.9)
                            .param("currency", "EUR")
                            .rule("de", r -> r.when(country().isAnyOf("DE")).returns("price", 0))));
    try (Statsig statsig = SpecsSchemaTest.client(spec)) {
      assertThat(statsig.getDynamicConfig(ANN, "rates").getValue())
          .isEqualTo(Map.of("price", 0L, "currency", "EUR"));
      assertThat(statsig.getDynamicConfig(BOB, "rates").getValue())
          .isEqualTo(Map.of("price", 4.9, "currency", "EUR"));
    }
  }

  @Test
  void groupsOfAnExperimentHaveTheirShares() {
    BuiltSpec spec =
        Specs.spec(
            s ->
                s.experiment(
                    "button",
                    e ->
                        e.group("Control", 50, Map.of("colour", "grey"))
                            .group("Blue", 25, Map.of("colour", "blue"))
                            .allocation(80)
                            .force("Blue", "ann")));
    try (Statsig statsig = SpecsSchemaTest.client(spec)) {
      List<Experiment> answers =
          IntStream.range(0, 10_000)
              .mapToObj(i -> statsig.getExperiment(StatsigUser.of("u-" + i), "button"))
              .toList();
      assertThat(count(answers, "Control")).isBetween(3_850L, 4_150L);
      assertThat(count(answers, "Blue")).isBetween(1_850L, 2_150L);
      assertThat(answers.stream().filter(a -> a.getRuleID().equals("layerAssignment")).count())
          .isBetween(1_850L, 2_150L);
      Experiment forced = statsig.getExperiment(ANN, "button");
      assertThat(forced.getGroupName()).isEqualTo("Blue");
      assertThat(forced.getString("colour", "-")).isEqualTo("blue");
    }
  }

  @Test
  void experimentsKeepUsersOut() {
    BuiltSpec spec =
        Specs.spec(
            s ->
                s.gate("in", g -> g.rule("de", r -> r.when(country().isAnyOf("DE"))))
                    .holdout(
                        "held", g -> g.rule("bob", r -> r.when(Conditions.userId().isAnyOf("bob"))))
                    .experiment("targeted", e -> all(e).targeting(country().isAnyOf("DE")))
                    .experiment("gated", e -> all(e).targetingGate("in"))
                    .experiment("holdout", e -> all(e).holdout("held"))
                    .experiment("later", e -> all(e).notStarted())
                    .experiment("over", e -> all(e).launched("All")));
    try (Statsig statsig = SpecsSchemaTest.client(spec)) {
      assertThat(rule(statsig, "targeted")).containsExactly("All", "inlineTargetingRules");
      assertThat(rule(statsig, "gated")).containsExactly("All", "targetingGate");
      assertThat(rule(statsig, "holdout")).containsExactly("All", "held");
      assertThat(rule(statsig, "later")).containsExactly("prestart", "prestart");
      assertThat(rule(statsig, "over")).containsExactly("launchedGroup", "launchedGroup");
      assertThat(statsig.getExperimentGroups("targeted").isExperimentActive()).isTrue();
      assertThat(statsig.getExperimentGroups("later").isExperimentActive()).isFalse();
    }
  }

  @Test
  void aLayerHandsOverToOneOfItsExperiments() {
    BuiltSpec spec =
        Specs.spec(
            s ->
                s.experiment("one", e -> e.group("All", 100, Map.of("text", "one")))
                    .experiment("two", e -> e.group("All", 100, Map.of("text", "two")))
                    .layer(
                        "page",
                        l ->
                            l.params(Map.of("text", "Buy", "rows", 3))
                                .experiment("one", 50)
                                .experiment("two"))
                    .parameterStore("web", p -> p.ofLayer("label", "page", "text").value("n", 1)));
    try (Statsig statsig = SpecsSchemaTest.client(spec)) {
      List<Layer> answers =
          IntStream.range(0, 1_000)
              .mapToObj(i -> statsig.getLayer(StatsigUser.of("u-" + i), "page"))
              .toList();
      assertThat(answers)
          .allSatisfy(
              a -> assertThat(a.getString("text", "-")).isEqualTo(a.allocatedExperimentName))
          .allSatisfy(a -> assertThat(a.getInt("rows", 0)).isEqualTo(3));
      assertThat(answers.stream().filter(a -> "one".equals(a.allocatedExperimentName)).count())
          .isBetween(400L, 600L);
      assertThat(statsig.getExperiment(ANN, "one").getRuleID())
          .isNotEqualTo(statsig.getExperiment(ANN, "two").getRuleID());
      assertThat(statsig.getStringFromParameterStore(ANN, "web", "label", "-"))
          .isEqualTo(statsig.getLayer(ANN, "page").getString("text", ""));
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedAtOnce() {
    assertThatThrownBy(() -> Specs.spec(s -> s.gate("g", g -> {}).gate("g", g -> {})))
        .hasMessage("There are two of the name g: gate");
    assertThatThrownBy(() -> Specs.spec(s -> s.gate("g", g -> g.rule("r", r -> r.pass(101)))))
        .hasMessage("the share of rule r is 101.0 %; it must be 0 to 100");
    assertThatThrownBy(
            () ->
                Specs.spec(
                    s ->
                        s.experiment(
                            "e", e -> e.group("A", 60, Map.of()).group("B", 50, Map.of()))))
        .hasMessage("the sum of the groups of e is 110.0 %; it must be 0 to 100");
    assertThatThrownBy(() -> Specs.spec(s -> s.layer("l", l -> l.experiment("e"))))
        .hasMessage("Layer l has the experiment e, which is not added here");
    assertThatThrownBy(() -> Specs.spec(s -> s.experiment("e", e -> e.launched("A"))))
        .hasMessage("e has no group A");
    assertThatThrownBy(() -> Specs.parse("[1]")).hasMessageStartingWith("Specs are a JSON object");
  }

  @Test
  void specsAreWrittenAndReadAndChanged(@TempDir Path folder) throws IOException {
    BuiltSpec spec = Specs.parse(Fixtures.STOREFRONT.specText());
    BuiltSpec again = Specs.read(spec.writeTo(folder.resolve("specs.json")));
    assertThat(again).isEqualTo(spec).hasSameHashCodeAs(spec).hasToString(spec.json());

    BuiltSpec changed = again.with(s -> s.gate("new_checkout", g -> {}));
    assertThat(changed).isNotEqualTo(again);
    try (Statsig before = SpecsSchemaTest.client(again);
        Statsig after = SpecsSchemaTest.client(changed)) {
      assertThat(before.checkGate(StatsigUser.of("u-1001"), "new_checkout")).isTrue();
      assertThat(after.checkGate(StatsigUser.of("u-1001"), "new_checkout")).isFalse();
      assertThat(after.getFeatureGateList()).hasSameElementsAs(before.getFeatureGateList());
    }
  }

  private static ExperimentBuilder all(ExperimentBuilder experiment) {
    return experiment.group("All", 100, Map.of("p", 1));
  }

  private static List<String> rule(Statsig statsig, String experiment) {
    return List.of(
        statsig.getExperiment(ANN, experiment).getRuleID(),
        statsig.getExperiment(BOB, experiment).getRuleID());
  }

  private static long count(List<Experiment> answers, String group) {
    return answers.stream().filter(answer -> group.equals(answer.getGroupName())).count();
  }
}
