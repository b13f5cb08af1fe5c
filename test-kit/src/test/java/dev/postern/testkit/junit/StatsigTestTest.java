package dev.postern.testkit.junit;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.MutableClock;
import dev.postern.testkit.Shop;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.GateBuilder;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@StatsigTest(builtBy = Shop.class)
@Gate("new_checkout")
@ExperimentGroup(experiment = "button", group = "Blue")
class StatsigTestTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  /** On classes and methods. */
  @Retention(RetentionPolicy.RUNTIME)
  @Gate(value = "gift_cards", on = false)
  @DynamicConfigValue(name = "prices", json = "{\"shipping\": 0}")
  @interface FreeShipping {}

  private final Statsig ofConstructor;
  private boolean beforeEachHadTheSameClient;

  StatsigTestTest(Statsig statsig) {
    ofConstructor = statsig;
  }

  @BeforeEach
  void take(Statsig statsig) {
    beforeEachHadTheSameClient = statsig == ofConstructor;
  }

  @Test
  void allParametersAreOfOneKit(
      StatsigTestKit kit, Statsig statsig, ExposureLog exposures, MutableClock clock) {
    assertThat(kit.statsig()).isSameAs(statsig).isSameAs(ofConstructor);
    assertThat(kit.exposures()).isSameAs(exposures);
    assertThat(kit.clock()).isSameAs(clock);
    assertThat(beforeEachHadTheSameClient).isTrue();
  }

  @Test
  void theClassIsOverridden(Statsig statsig) {
    assertThat(statsig).gate("new_checkout").forUser(ANN).isOn().byRule("override");
    assertThat(statsig).experiment("button").forUser(ANN).hasValue("colour", "blue");
  }

  @Test
  @Gate(value = "new_checkout", on = false)
  @Gate(value = "new_checkout", user = "bob")
  void theMethodLiesAboveTheClass(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "new_checkout")).isFalse();
    assertThat(statsig.checkGate(StatsigUser.of("bob"), "new_checkout")).isTrue();
  }

  @Test
  @FreeShipping
  void anAnnotationOfOnesOwnBringsWhatItHas(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "gift_cards")).isFalse();
    assertThat(statsig.getDynamicConfig(ANN, "prices").getInt("shipping", -1)).isZero();
  }

  @Test
  @LayerParam(layer = "search", name = "rows", json = "7")
  @LayerParam(layer = "search", name = "order", json = "\"price\"")
  @ParameterStoreValue(store = "web", name = "title", json = "\"Test\"")
  void parametersOfLayersAndStores(Statsig statsig) {
    assertThat(statsig.getLayer(ANN, "search").getInt("rows", 0)).isEqualTo(7);
    assertThat(statsig.getLayer(ANN, "search").getString("order", "-")).isEqualTo("price");
    assertThat(statsig.getStringFromParameterStore(ANN, "web", "title", "-")).isEqualTo("Test");
  }

  @Test
  @FrozenClock("2026-12-24T00:00:00Z")
  void theClockStandsUntilItIsMoved(Statsig statsig, MutableClock clock) {
    assertThat(statsig.checkGate(ANN, "christmas")).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(statsig.checkGate(ANN, "christmas")).isTrue();
  }

  @Test
  @Lenient
  void aLenientTestMayCheckAnything(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "typo")).isFalse();
  }

  @Nested
  @Gate(value = "new_checkout", on = false)
  @FreeShipping
  class InANestedClass {
    @Test
    void theNestedClassLiesAboveItsOuterClass(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "new_checkout")).isFalse();
      assertThat(statsig).experiment("button").forUser(ANN).hasValue("colour", "blue");
      assertThat(statsig.getDynamicConfig(ANN, "prices").getInt("shipping", -1)).isZero();
    }

    @Test
    @Gate("new_checkout")
    void theMethodLiesAboveBoth(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "new_checkout")).isTrue();
    }
  }

  static final class LargerShop implements Supplier<BuiltSpec> {
    @Override
    public BuiltSpec get() {
      return Shop.SPEC.with(s -> s.gate("outlet", GateBuilder::on));
    }
  }

  @Nested
  @StatsigTest(builtBy = LargerShop.class)
  class WithSpecsOfItsOwn {
    @Test
    void theNestedClassHasThem(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "outlet")).isTrue();
      assertThat(statsig).gate("new_checkout").forUser(ANN).isOn().byRule("override");
    }
  }
}
