package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom an override answers for, what it answers, and that it goes away without a trace. */
class OverridesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigUser BOB = StatsigUser.of("bob");
  private static final StatsigUser ACME =
      new StatsigUser.Builder()
          .setUserID("carol")
          .setCustomIDs(Map.of("companyID", "acme", "stableID", "s1"))
          .build();

  private Statsig statsig = client();

  @BeforeEach
  void open() {
    statsig = client();
  }

  @AfterEach
  void close() {
    statsig.close();
  }

  @Test
  void whatHoldsIsListedWithWhomItIsForAndWhetherItWasRead() {
    StatsigUser ann = StatsigUser.of("ann");
    try (Statsig statsig = new SpecJson().gate("a", Rule.of("r", 100)).open();
        OverrideScope scope = statsig.overrides().open()) {
      scope.gate("a", false, OverrideTarget.id("ann"));
      scope.gate("b", true, OverrideTarget.unit("companyID", "c-1"));
      scope.gate("c", true, OverrideTarget.when(user -> true));
      scope.gate("d", true);
      assertThat(statsig.checkGate(ann, "a")).isFalse();
      assertThat(statsig.overrides().active())
          .extracting(one -> one.name() + " " + one.whom() + " " + one.value() + one.wasRead())
          .containsExactly(
              "a \"ann\" falsetrue",
              "b companyID \"c-1\" truefalse",
              "c users who pass a test truefalse",
              "d everyone truefalse");
    }
  }

  @Test
  void anOverriddenGateSaysSo() {
    statsig.overrideGate("off", true);
    FeatureGate gate = statsig.getFeatureGate(ANN, "off");
    assertThat(gate.getValue()).isTrue();
    assertThat(gate.getRuleID()).isEqualTo("override");
    assertThat(gate.getIDType()).isEmpty();
    assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("LocalOverride:Recognized");
    assertThat(gate.getEvaluationDetails().getLcut()).isEqualTo(1_700_000_000_000L);
    assertThat(gate.getEvaluationDetails().getVersion()).isNull();
  }

  @Test
  void overridesHoldBeforeInitialisationAndForUnknownNames() {
    try (Statsig early = new Statsig("", new StatsigOptions.Builder().build())) {
      early.overrideGate("nowhere", true);
      FeatureGate gate = early.getFeatureGate(ANN, "nowhere");
      assertThat(gate.getValue()).isTrue();
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("LocalOverride:Recognized");
      assertThat(gate.getEvaluationDetails().getLcut()).isZero();
    }
  }

  @Test
  void anIdIsAUsersIdOrAnyCustomId() {
    statsig.overrideGate("off", true, "acme");
    assertThat(statsig.checkGate(ACME, "off")).isTrue();
    assertThat(statsig.checkGate(StatsigUser.of("acme"), "off")).isTrue();
    assertThat(statsig.checkGate(ANN, "off")).isFalse();
    statsig.removeGateOverride("off", "acme");
    statsig.overrideGate("off", true, "nobody");
    assertThat(statsig.checkGate(ACME, "off")).isFalse();
  }

  @Test
  void theUsersIdComesBeforeCustomIdsAndThoseBeforeEveryone() {
    statsig.overrideGate("off", true);
    statsig.overrideGate("off", false, "acme");
    assertThat(statsig.checkGate(ANN, "off")).isTrue();
    assertThat(statsig.checkGate(ACME, "off")).isFalse();
    statsig.overrideGate("off", true, "carol");
    assertThat(statsig.checkGate(ACME, "off")).isTrue();
  }

  @Test
  void aUnitIsAnIdOfOneType() {
    statsig.overrides().client().gate("off", true, OverrideTarget.unit("companyID", "acme"));
    assertThat(statsig.checkGate(ACME, "off")).isTrue();
    assertThat(statsig.checkGate(StatsigUser.of("acme"), "off")).isFalse();
  }

  @Test
  void aTestPicksUsers() {
    OverrideTarget germans = OverrideTarget.when(user -> "DE".equals(user.getCountry()));
    try (OverrideScope scope = statsig.overrides().open()) {
      scope.gate("off", true, germans);
      assertThat(statsig.checkGate(new StatsigUser.Builder().setCountry("DE").build(), "off"))
          .isTrue();
      assertThat(statsig.checkGate(ANN, "off")).isFalse();
    }
  }

  @Test
  void ofTwoTestsThatHoldTheLaterOneCounts() {
    statsig.overrides().client().gate("off", false, OverrideTarget.when(user -> true));
    statsig.overrides().client().gate("off", true, OverrideTarget.when(user -> true));
    assertThat(statsig.checkGate(ANN, "off")).isTrue();
    statsig.overrides().client().gate("off", false, OverrideTarget.when(user -> true));
    assertThat(statsig.checkGate(ANN, "off")).isFalse();
  }

  @Test
  void aTestThatThrowsSaysNo() {
    try (OverrideScope scope = statsig.overrides().open()) {
      scope.gate(
          "off",
          true,
          OverrideTarget.when(
              user -> {
                throw new IllegalStateException("cannot say");
              }));
      assertThat(statsig.checkGate(ANN, "off")).isFalse();
    }
  }

  @Test
  void nestedGatesAreOverriddenToo() {
    statsig.overrideGate("off", true);
    FeatureGate outer = statsig.getFeatureGate(ANN, "needs_off");
    assertThat(outer.getValue()).isTrue();
    assertThat(outer.getRuleID()).isEqualTo("r");
    assertThat(outer.getEvaluationDetails().getReason()).isEqualTo("LocalOverride:Recognized");
  }

  /** A segment leaves no exposure, but the reason tells. */
  @Test
  void soAreSegments() {
    SpecJson specs =
        new SpecJson()
            .gate("segment:staff")
            .gate("g", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'segment:staff'}"));
    try (Statsig other = specs.open()) {
      other.overrideGate("segment:staff", true);
      FeatureGate gate = other.getFeatureGate(ANN, "g");
      assertThat(gate.getRuleID()).isEqualTo("r");
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("LocalOverride:Recognized");
    }
  }

  @Test
  void configsExperimentsAndLayersHaveTablesOfTheirOwn() {
    statsig.overrideDynamicConfig("e", Map.of("rows", 1));
    assertThat(statsig.getDynamicConfig(ANN, "e").getInt("rows", 0)).isEqualTo(1);
    assertThat(statsig.getExperiment(ANN, "e").getInt("rows", 0)).isEqualTo(4);
    statsig.overrideExperiment("e", Map.of("rows", 2));
    assertThat(statsig.getExperiment(ANN, "e").getInt("rows", 0)).isEqualTo(2);
    assertThat(statsig.getExperiment(ANN, "e").getGroupName()).isNull();
    statsig.overrideLayer("l", Map.of("rows", 3));
    assertThat(statsig.getLayer(ANN, "l").getInt("rows", 0)).isEqualTo(3);
    assertThat(statsig.getLayer(ANN, "l").getAllocatedExperimentName()).isNull();
  }

  @Test
  void aGroupGivesItsParameters() {
    statsig.overrideExperimentByGroupName("e", "Other");
    assertThat(statsig.getExperiment(ANN, "e").getInt("rows", 0)).isEqualTo(9);
    statsig.overrideExperimentByGroupName("e", "No such group");
    assertThat(statsig.getExperiment(ANN, "e").getValue()).isEmpty();
    assertThat(statsig.getExperiment(ANN, "e").getRuleID()).isEqualTo("override");
  }

  @Test
  void aLayerTakesTheValuesOfAnOverriddenExperiment() {
    statsig.overrideExperiment("e", Map.of("rows", 7));
    Layer layer = statsig.getLayer(ANN, "l");
    assertThat(layer.getInt("rows", 0)).isEqualTo(7);
    assertThat(layer.getRuleID()).isEqualTo("override");
    assertThat(layer.getAllocatedExperimentName()).isEqualTo("e");
    assertThat(layer.getEvaluationDetails().getReason()).isEqualTo("LocalOverride:Recognized");
  }

  @Test
  void removingByNameTakesAllAndByIdTakesOne() {
    statsig.overrideGate("off", true);
    statsig.overrideGate("off", true, "ann");
    statsig.overrideGate("off", true, "bob");
    statsig.removeGateOverride("off", "ann");
    statsig.overrideGate("off", false);
    assertThat(statsig.checkGate(ANN, "off")).isFalse();
    assertThat(statsig.checkGate(BOB, "off")).isTrue();
    statsig.removeGateOverride("off");
    assertThat(statsig.getFeatureGate(BOB, "off").getRuleID()).isEqualTo("default");
  }

  @Test
  void removingAllLeavesScopesAlone() {
    statsig.overrideGate("off", true);
    try (OverrideScope scope = statsig.overrides().open()) {
      scope.gate("needs_off", true);
      statsig.removeAllOverrides();
      assertThat(statsig.checkGate(ANN, "off")).isFalse();
      assertThat(statsig.checkGate(ANN, "needs_off")).isTrue();
    }
  }

  @Test
  void anUpperScopeComesFirstHoweverBroadItIs() {
    statsig.overrideGate("off", false, "ann");
    try (OverrideScope scope = statsig.overrides().open()) {
      scope.gate("off", true);
      assertThat(statsig.checkGate(ANN, "off")).isTrue();
    }
    assertThat(statsig.getFeatureGate(ANN, "off").getRuleID()).isEqualTo("override");
    assertThat(statsig.checkGate(ANN, "off")).isFalse();
  }

  @Test
  void scopesMayBeClosedInAnyOrderAndTwice() {
    OverrideScope lower = statsig.overrides().open();
    OverrideScope upper = statsig.overrides().open();
    lower.gate("off", true);
    upper.gate("off", false);
    lower.close();
    assertThat(statsig.getFeatureGate(ANN, "off").getRuleID()).isEqualTo("override");
    upper.close();
    upper.close();
    assertThat(statsig.getFeatureGate(ANN, "off").getRuleID()).isEqualTo("default");
  }

  @Test
  void aClosedScopeHasNoEffectAnyMore() {
    OverrideScope scope = statsig.overrides().open();
    scope.close();
    scope.gate("off", true);
    assertThat(statsig.checkGate(ANN, "off")).isFalse();
  }

  @Property(tries = 100)
  void overridesOfSomeUsersNeverReachOthersAndLeaveNoTrace(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 9) Integer> users) {
    try (Statsig client = client()) {
      boolean[] isOverridden = new boolean[10];
      for (int user : users) {
        isOverridden[user] = !isOverridden[user];
        if (isOverridden[user]) {
          client.overrideGate("off", true, "u" + user);
        } else {
          client.removeGateOverride("off", "u" + user);
        }
        for (int i = 0; i < isOverridden.length; i++) {
          assertThat(client.checkGate(StatsigUser.of("u" + i), "off")).isEqualTo(isOverridden[i]);
        }
      }
      client.removeGateOverride("off");
      assertThat(client.overrides().table().isEmpty()).isTrue();
    }
  }

  private static Statsig client() {
    return new SpecJson()
        .gate("off")
        .gate("needs_off", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'off'}"))
        .experiment(
            "e",
            "{'isActive':true}",
            Rule.of("test", 100, PUBLIC)
                .returning("{'rows':4}")
                .with("{'groupName':'Test','isExperimentGroup':true}"),
            Rule.of("other", 100, PUBLIC)
                .returning("{'rows':9}")
                .with("{'groupName':'Other','isExperimentGroup':true}"))
        .layer("l", "{'rows':1}", "{}", Rule.of("a", 100, PUBLIC).with("{'configDelegate':'e'}"))
        .open();
  }
}
