package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a caller may give against the signature, or by mistake, breaks no check. */
@SuppressWarnings("NullAway")
class BadArgumentsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private static Statsig open() {
    return new SpecJson()
        .gate("g", Rule.of("r", 100, SpecJson.PUBLIC))
        .config("c", "{'p':1}")
        .experiment("e", "{'isActive':true}", Rule.of("r", 100, SpecJson.PUBLIC).returning("{}"))
        .open();
  }

  @Test
  void aNullUserIsOneOfWhomNothingIsKnown() {
    try (Statsig statsig = open()) {
      assertThat(statsig.checkGate(null, "g")).isTrue();
      assertThat(statsig.getDynamicConfig(null, "c").getInt("p", 7)).isEqualTo(1);
      assertThat(statsig.getExperiment(null, "c").getInt("p", 7)).isEqualTo(1);
      assertThat(statsig.getLayer(null, "l").getInt("p", 7)).isEqualTo(7);
      assertThat(statsig.getParameterStore(null, "s").getInt("p", 7)).isEqualTo(7);
      assertThat(statsig.getCMABRankedVariants(null, "b")).isEmpty();
    }
  }

  @Test
  void aNullOrEmptyNameIsUnknown() {
    try (Statsig statsig = open()) {
      assertThat(statsig.checkGate(ANN, null)).isFalse();
      assertThat(statsig.checkGate(ANN, "")).isFalse();
      assertThat(statsig.getFeatureGate(ANN, null).getEvaluationDetails().getReason())
          .isEqualTo("Bootstrap:Unrecognized");
      assertThat(statsig.getDynamicConfig(ANN, null).getInt("p", 7)).isEqualTo(7);
      assertThat(statsig.getParameterStore(ANN, null).getInt("p", 7)).isEqualTo(7);
      assertThat(statsig.getCMABRankedVariants(ANN, null)).isEmpty();
      assertThat(statsig.getExperimentByGroupName(null, "g").getEvaluationDetails().getReason())
          .isEqualTo("Bootstrap:Unrecognized");
      assertThat(statsig.getExperimentGroups(null).groups()).isEmpty();
      assertThat(statsig.getExperimentByGroupName("e", null).getRuleID()).isEmpty();
      assertThat(statsig.getExperimentByGroupIdAdvanced("e", null).getRuleID()).isEmpty();
    }
  }

  @Test
  void aNullParameterNameGivesTheFallback() {
    try (Statsig statsig = open()) {
      assertThat(statsig.getDynamicConfig(ANN, "c").getInt(null, 7)).isEqualTo(7);
      assertThat(statsig.getDynamicConfig(ANN, "c").getString("p", null)).isNull();
      assertThat(statsig.getParameterStore(ANN, "s").getInt(null, 7)).isEqualTo(7);
    }
  }

  @Test
  void nullOptionsAreTheDefaults() {
    try (Statsig statsig = open()) {
      assertThat(statsig.checkGate(ANN, "g", null)).isTrue();
      assertThat(statsig.getDynamicConfig(ANN, "c", null).getInt("p", 7)).isEqualTo(1);
      assertThat(statsig.getExperiment(ANN, "c", null).getInt("p", 7)).isEqualTo(1);
      assertThat(statsig.getLayer(ANN, "l", null).getInt("p", 7)).isEqualTo(7);
    }
  }

  @Test
  void nothingThatIsLoggedThrows() {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("a", null);
    metadata.put(null, "b");
    try (Statsig statsig = open()) {
      assertThatCode(
              () -> {
                statsig.logEvent(null, null);
                statsig.logEvent(ANN, "e", (String) null);
                statsig.logEvent(ANN, "e", (String) null, null);
                statsig.logEvent(ANN, "e", Double.NaN, metadata);
                statsig.identify(null);
                statsig.manuallyLogGateExposure(null, null);
                statsig.manuallyLogDynamicConfigExposure(null, null);
                statsig.manuallyLogExperimentExposure(null, null);
                statsig.manuallyLogLayerParamExposure(null, null, null);
                statsig.logCMABExposure(null, null, null);
                statsig.flushEvents().join();
              })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void beforeInitialisationThereAreDefaultsWithTheirReason() {
    Statsig statsig = new Statsig("secret-key");
    assertThat(statsig.checkGate(ANN, "g")).isFalse();
    assertThat(statsig.getFeatureGate(ANN, "g").getEvaluationDetails().getReason())
        .isEqualTo("Uninitialized");
    assertThat(statsig.getParameterStore(ANN, "s").getEvaluationDetails().getReason())
        .isEqualTo("Uninitialized");
    statsig.close();
  }
}
