package dev.postern.testkit.junit;

import static dev.postern.testkit.specs.Conditions.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@StatsigTest(builtBy = EnvironmentTest.Tiers.class)
@Environment("staging")
class EnvironmentTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  static final class Tiers implements Supplier<BuiltSpec> {
    @Override
    public BuiltSpec get() {
      return Specs.spec(
          s ->
              s.gate("staging", g -> g.rule("s", r -> r.when(environment().isAnyOf("staging"))))
                  .gate(
                      "live", g -> g.rule("p", r -> r.when(environment().isAnyOf("production")))));
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Environment("production")
  @interface Live {}

  @Test
  void theTierOfTheClassCounts(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "staging")).isTrue();
    assertThat(statsig.checkGate(ANN, "live")).isFalse();
  }

  @Test
  @Live
  void theMethodLiesAboveTheClass(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "staging")).isFalse();
    assertThat(statsig.checkGate(ANN, "live")).isTrue();
  }

  @Nested
  @Live
  class InANestedClass {
    @Test
    void theNestedClassLiesAboveItsOuterClass(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "live")).isTrue();
    }

    @Test
    @Environment("staging")
    void andTheMethodAboveBoth(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "staging")).isTrue();
    }
  }
}
