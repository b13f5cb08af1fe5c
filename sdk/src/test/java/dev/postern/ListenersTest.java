package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Listeners are told of every answer, and of newer specs. */
class ListenersTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private static Statsig open() {
    return new SpecJson()
        .gate("g", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'inner'}"))
        .gate("inner", Rule.of("i", 100, SpecJson.PUBLIC))
        .config("c", "{'p':1}")
        .experiment("e", "{}")
        .layer("l", "{}", "{}")
        .open();
  }

  @Test
  void eachCheckTellsTheListenersOfItsKindOnce() {
    try (Statsig statsig = open()) {
      List<String> heard = new ArrayList<>();
      statsig.onGateEvaluated(gate -> heard.add("gate " + gate.name + "=" + gate.value));
      statsig.onDynamicConfigEvaluated(config -> heard.add("config " + config.name));
      statsig.onExperimentEvaluated(experiment -> heard.add("experiment " + experiment.name));
      statsig.onLayerEvaluated(layer -> heard.add("layer " + layer.name));

      statsig.checkGate(ANN, "g");
      statsig.getFeatureGate(ANN, "unknown", new CheckGateOptions(true));
      statsig.getDynamicConfig(ANN, "c");
      statsig.getExperiment(ANN, "e");
      statsig.getLayer(ANN, "l").getString("p", "-");

      assertThat(heard)
          .containsExactly(
              "gate g=true", "gate unknown=false", "config c", "experiment e", "layer l");
    }
  }

  @Test
  void aListenerIsToldUntilItsSubscriptionIsClosed() {
    try (Statsig statsig = open()) {
      List<String> heard = new ArrayList<>();
      Subscription first = statsig.onGateEvaluated(gate -> heard.add("first"));
      statsig.onGateEvaluated(gate -> heard.add("second"));
      statsig.checkGate(ANN, "g");
      first.close();
      first.close();
      statsig.checkGate(ANN, "g");
      assertThat(heard).containsExactly("first", "second", "second");
    }
  }

  @Test
  void aListenerThatThrowsDisturbsNobody() {
    try (Statsig statsig = open()) {
      List<String> heard = new ArrayList<>();
      statsig.onGateEvaluated(
          gate -> {
            throw new IllegalStateException("listener");
          });
      statsig.onGateEvaluated(gate -> heard.add(gate.name));
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      assertThat(heard).containsExactly("g");
    }
  }

  @Test
  void newerSpecsAreToldWithTheirSource() {
    SpecJson specs = new SpecJson().gate("g");
    Statsig statsig =
        new Statsig(
            "",
            new StatsigOptions.Builder()
                .setSpecSource(new dev.postern.testing.BytesSource(specs.json()))
                .build());
    List<SpecsUpdated> heard = new ArrayList<>();
    try (statsig) {
      statsig.onSpecsUpdated(heard::add);
      statsig.initialize().join();
      statsig.overrideGate("g", true);
      assertThat(heard).hasSize(1);
      assertThat(heard.get(0).source()).isEqualTo("Bootstrap");
      assertThat(heard.get(0).catalog().entities())
          .extracting(SpecEntity::name)
          .containsExactly("g");
    }
  }

  @Test
  void overriddenAnswersAreToldToo() {
    try (Statsig statsig = open()) {
      List<Map<String, Object>> heard = new ArrayList<>();
      statsig.onDynamicConfigEvaluated(config -> heard.add(config.getValue()));
      statsig.overrideDynamicConfig("c", Map.of("p", 2));
      statsig.getDynamicConfig(ANN, "c");
      assertThat(heard).containsExactly(Map.of("p", 2L));
    }
  }
}
