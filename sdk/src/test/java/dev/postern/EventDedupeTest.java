package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which exposures count as repeats. */
class EventDedupeTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private static SpecJson specs() {
    return new SpecJson()
        .gate("g", Rule.of("r", 100, SpecJson.PUBLIC))
        .config("c", "{'p':1}")
        .experiment(
            "e",
            "{}",
            Rule.of("group", 100, SpecJson.PUBLIC)
                .returning("{'p':1}")
                .with("{'isExperimentGroup':true}"))
        .layer("l", "{'p':1,'q':1}", "{}");
  }

  /** A way to be told something of a user. */
  enum Check {
    CHECK_GATE,
    GET_GATE,
    MANUAL_GATE,
    CONFIG,
    MANUAL_CONFIG,
    EXPERIMENT,
    MANUAL_EXPERIMENT,
    PARAMETER,
    OTHER_PARAMETER,
    MANUAL_PARAMETER;

    void by(LoggingClient client) {
      Statsig statsig = client.statsig;
      switch (this) {
        case CHECK_GATE -> statsig.checkGate(ANN, "g");
        case GET_GATE -> statsig.getFeatureGate(ANN, "g");
        case MANUAL_GATE -> statsig.manuallyLogGateExposure(ANN, "g");
        case CONFIG -> statsig.getDynamicConfig(ANN, "c");
        case MANUAL_CONFIG -> statsig.manuallyLogDynamicConfigExposure(ANN, "c");
        case EXPERIMENT -> statsig.getExperiment(ANN, "e");
        case MANUAL_EXPERIMENT -> statsig.manuallyLogExperimentExposure(ANN, "e");
        case PARAMETER -> statsig.getLayer(ANN, "l").getInt("p", 0);
        case OTHER_PARAMETER -> statsig.getLayer(ANN, "l").getInt("q", 0);
        case MANUAL_PARAMETER -> statsig.manuallyLogLayerParamExposure(ANN, "l", "p");
      }
    }
  }

  static Stream<Arguments> theSameExposure() {
    return Stream.of(
        Arguments.of(Check.CHECK_GATE, Check.CHECK_GATE),
        Arguments.of(Check.CHECK_GATE, Check.GET_GATE),
        Arguments.of(Check.GET_GATE, Check.MANUAL_GATE),
        Arguments.of(Check.MANUAL_GATE, Check.CHECK_GATE),
        Arguments.of(Check.CONFIG, Check.MANUAL_CONFIG),
        Arguments.of(Check.EXPERIMENT, Check.MANUAL_EXPERIMENT),
        Arguments.of(Check.PARAMETER, Check.MANUAL_PARAMETER));
  }

  @ParameterizedTest
  @MethodSource("theSameExposure")
  void allWaysOfAskingAreTheSameExposure(Check first, Check second) {
    try (LoggingClient client = new LoggingClient(specs())) {
      first.by(client);
      second.by(client);
      assertThat(client.events()).hasSize(1);
      assertThat(client.statsig.getEventLogStatus().deduplicated()).isEqualTo(1);
    }
  }

  @Test
  void parametersOfALayerAreExposedEach() {
    try (LoggingClient client = new LoggingClient(specs())) {
      Check.PARAMETER.by(client);
      Check.OTHER_PARAMETER.by(client);
      assertThat(client.events()).hasSize(2);
    }
  }

  @Test
  void theSameNameIsAnotherExposureForEachKind() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "none");
      client.statsig.getDynamicConfig(ANN, "none");
      client.statsig.getExperiment(ANN, "none");
      assertThat(client.events()).hasSize(3);
    }
  }

  @Test
  void aValueThatChangesIsExposed() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "g");
      client.statsig.overrideGate("g", true);
      client.statsig.checkGate(ANN, "g");
      client.statsig.overrideGate("g", false);
      client.statsig.checkGate(ANN, "g");
      client.statsig.checkGate(ANN, "g");
      assertThat(client.events()).hasSize(3);
    }
  }

  static Stream<Arguments> theSamePerson() {
    return Stream.of(
        Arguments.of(user("ann", Map.of()), user("ann", Map.of()), true),
        Arguments.of(
            user("ann", Map.of()),
            new StatsigUser.Builder()
                .setUserID("ann")
                .setEmail("x")
                .setIp("1.1.1.1")
                .setCustom(Map.of("a", 1))
                .setPrivateAttributes(Map.of("b", 1))
                .setStatsigEnvironment(Map.of("tier", "x"))
                .build(),
            true),
        Arguments.of(user("ann", Map.of()), user("bob", Map.of()), false),
        Arguments.of(user("ann", Map.of()), user("ann", Map.of("stableID", "s")), false),
        Arguments.of(
            user("ann", Map.of("stableID", "s")), user("ann", Map.of("stableid", "s")), true),
        Arguments.of(
            user("ann", Map.of("x", "a", "y", "b")), user("ann", Map.of("y", "b", "x", "a")), true),
        Arguments.of(
            user("ann", Map.of("x", "a", "y", "b")),
            user("ann", Map.of("x", "b", "y", "a")),
            false),
        Arguments.of(
            user("ann", Map.of("companyID", "c")), user("ann", Map.of("other", "c")), false));
  }

  @ParameterizedTest
  @MethodSource("theSamePerson")
  void onlyIdsMatter(StatsigUser first, StatsigUser second, boolean isSame) {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(first, "g");
      client.statsig.checkGate(second, "g");
      assertThat(client.events()).hasSize(isSame ? 1 : 2);
    }
  }

  @Test
  void afterAMinuteAllIsForgotten() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "g");
      client.time.move(Duration.ofSeconds(50));
      client.statsig.getDynamicConfig(ANN, "c");
      client.time.move(Duration.ofMillis(9_999));
      client.statsig.checkGate(ANN, "g");
      assertThat(client.events()).hasSize(2);
      client.time.move(Duration.ofMillis(1));
      client.statsig.checkGate(ANN, "g");
      client.statsig.getDynamicConfig(ANN, "c");
      assertThat(client.events()).hasSize(2);
    }
  }

  @Test
  void theSpecsSayHowLongThatIs() {
    SpecJson specs = specs().put("sdk_configs", "{'exposure_dedupe_ttl_ms':5000}");
    try (LoggingClient client = new LoggingClient(specs)) {
      client.statsig.checkGate(ANN, "g");
      client.time.move(Duration.ofMillis(4_999));
      client.statsig.checkGate(ANN, "g");
      client.time.move(Duration.ofMillis(1));
      client.statsig.checkGate(ANN, "g");
      assertThat(client.events()).hasSize(2);
    }
  }

  @Test
  void whenItIsFullTheOneNotSeenForLongestGoes() {
    try (LoggingClient client =
        new LoggingClient(specs(), options -> options.setExposureDedupeMaxKeys(3))) {
      List<Integer> users = List.of(0, 1, 2, 0, 3, 0, 1);
      assertThat(
              users.stream()
                  .map(
                      user -> {
                        client.statsig.checkGate(StatsigUser.of("u" + user), "g");
                        return client.events().size();
                      }))
          .containsExactly(1, 1, 1, 0, 1, 0, 1);
    }
  }

  private static StatsigUser user(String id, Map<String, String> customIds) {
    return new StatsigUser.Builder().setUserID(id).setCustomIDs(customIds).build();
  }
}
