package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatsigExtensionTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @RegisterExtension
  static final StatsigExtension STATSIG =
      StatsigExtension.builder()
          .specs(Shop.SPEC)
          .overrides(scope -> scope.gate("christmas").on().and().gate("company_beta").on())
          .build();

  @Test
  void overridesInCodeHoldForEveryTest(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "christmas")).isTrue();
  }

  @Test
  @Gate(value = "christmas", on = false)
  void annotationsLieAboveThem(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "christmas")).isFalse();
    assertThat(statsig.checkGate(ANN, "company_beta")).isTrue();
  }
}
