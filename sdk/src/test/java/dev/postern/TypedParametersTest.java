package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parameters as the caller's own types. */
class TypedParametersTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final SpecJson SPECS =
      new SpecJson()
          .config(
              "shipping",
              "{'standard':3.9,'countries':['DE','AT'],'express':{'price':9.9,'days':1,'by':'air'},"
                  + "'mode':'FAST'}")
          .layer("l", "{'express':{'price':9.9,'days':1}}", "{}");

  /** A tariff. */
  record Tariff(double price, int days) {}

  /** A config's whole value. */
  record Shipping(double standard, List<String> countries, Tariff express, Mode mode) {}

  /** How it is carried. */
  enum Mode {
    SLOW,
    FAST
  }

  @Test
  void aParameterBecomesARecordAndWhatItDoesNotHaveIsLeftOut() {
    try (Statsig statsig = SPECS.open()) {
      DynamicConfig config = statsig.getDynamicConfig(ANN, "shipping");
      assertThat(config.get("express", Tariff.class)).contains(new Tariff(9.9, 1));
      assertThat(config.get("mode", Mode.class)).contains(Mode.FAST);
      assertThat(config.get("standard", Double.class)).contains(3.9);
      assertThat(statsig.getLayer(ANN, "l").get("express", Tariff.class))
          .contains(new Tariff(9.9, 1));
    }
  }

  @Test
  void whatCannotBeMadeOfTheValueIsEmpty() {
    try (Statsig statsig = SPECS.open()) {
      DynamicConfig config = statsig.getDynamicConfig(ANN, "shipping");
      assertThat(config.get("absent", Tariff.class)).isEmpty();
      assertThat(config.get("countries", Tariff.class)).isEmpty();
      assertThat(config.get("standard", Mode.class)).isEmpty();
    }
  }

  @Test
  void allParametersTogetherBecomeARecord() {
    try (Statsig statsig = SPECS.open()) {
      Optional<Shipping> shipping =
          statsig.getDynamicConfig(ANN, "shipping").getValueAs(Shipping.class);
      assertThat(shipping)
          .contains(new Shipping(3.9, List.of("DE", "AT"), new Tariff(9.9, 1), Mode.FAST));
    }
  }

  @Test
  void anUnknownConfigGivesFallbacksForEveryType() {
    try (Statsig statsig = SPECS.open()) {
      DynamicConfig config = statsig.getDynamicConfig(ANN, "unknown");
      assertThat(config.getString("p", "-")).isEqualTo("-");
      assertThat(config.getMap("p", Map.of("a", 1))).containsEntry("a", 1);
      assertThat(config.get("p", Tariff.class)).isEmpty();
    }
  }
}
