package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gates and experiments that others ask about. §6 of the rules. */
class NestedGatesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  /** The override says something else each time it is asked. */
  @ParameterizedTest
  @ValueSource(strings = {"first", "second", "third"})
  void aNestedGateIsEvaluatedOnceForOneCheck(String fickle) {
    SpecJson specs =
        new SpecJson()
            .gate("first")
            .gate("second")
            .gate("third")
            .gate(
                "outer",
                Rule.of("passed", 100, nested("pass", "first", "second", "third")),
                Rule.of("changed", 100, nested("pass", fickle)),
                Rule.of("failed", 100, nested("fail", fickle)));
    AtomicInteger asked = new AtomicInteger();
    try (Statsig statsig = specs.open()) {
      statsig
          .overrides()
          .client()
          .gate(fickle, true, OverrideTarget.when(user -> asked.incrementAndGet() % 2 == 0));
      assertThat(statsig.getFeatureGate(ANN, "outer").getRuleID()).isEqualTo("failed");
      assertThat(asked).hasValue(1);
      assertThat(statsig.getFeatureGate(ANN, "outer").getRuleID()).isEqualTo("changed");
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void gatesSideBySideAreNotDeep() {
    SpecJson specs = new SpecJson();
    List<String> names = IntStream.range(0, 1_000).mapToObj(i -> "g" + i).toList();
    names.forEach(name -> specs.gate(name, Rule.of("r", 100, PUBLIC)));
    specs.gate("all", Rule.of("r", 100, nested("pass", names.toArray(String[]::new))));
    try (Statsig statsig = specs.open()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "all");
      assertThat(gate.getValue()).isTrue();
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Recognized");
    }
  }

  private static String[] nested(String how, String... gates) {
    return Stream.of(gates)
        .map(gate -> "{'type':'%s_gate','targetValue':'%s'}".formatted(how, gate))
        .toArray(String[]::new);
  }
}
