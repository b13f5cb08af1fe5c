package dev.postern.testkit;

import static dev.postern.testkit.Messages.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.StatsigUser;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrictnessTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Test
  void checkingAnUnknownNameFails() {
    assertFails("unknown gate", () -> run(kit -> kit.statsig().checkGate(ANN, "new_chekout")));
    assertFails(
        "unknown dynamic config", () -> run(kit -> kit.statsig().getDynamicConfig(ANN, "price")));
    assertFails(
        "unknown experiment", () -> run(kit -> kit.statsig().getExperiment(ANN, "BUTTONS")));
    assertFails("unknown layer", () -> run(kit -> kit.statsig().getLayer(ANN, "checkout")));
    assertFails(
        "unknown parameter store",
        () -> run(kit -> kit.statsig().getParameterStore(ANN, "app").getString("x", "")));
  }

  @Test
  void overridingAnUnknownNameFailsAtOnce() {
    assertFails("unknown gate, overridden", () -> run(kit -> kit.override().gate("checkout")));
    assertFails("unknown layer, overridden", () -> run(kit -> kit.override().layer("serch")));
  }

  @Test
  void withoutSpecsOnlyWhatIsOverriddenMayBeChecked() {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      kit.override().gate("anything").on();
      kit.override().parameterStore("store").param("p", "v");
      assertThat(kit.statsig().checkGate(ANN, "anything")).isTrue();
      assertThat(kit.statsig().getStringFromParameterStore(ANN, "store", "p", "-")).isEqualTo("v");
    }
    assertFails(
        "no specs",
        () -> {
          try (StatsigTestKit kit = StatsigTestKit.create()) {
            kit.statsig().checkGate(ANN, "something");
          }
        });
  }

  @Test
  void aGetterOfAnotherTypeFails() {
    assertFails(
        "wrong type, dynamic config",
        () -> run(kit -> kit.statsig().getDynamicConfig(ANN, "prices").getString("shipping", "-")));
    assertFails(
        "wrong type, layer",
        () -> run(kit -> kit.statsig().getLayer(ANN, "search").getBoolean("order", false)));
    assertFails(
        "wrong type, experiment",
        () -> run(kit -> kit.statsig().getExperiment(ANN, "button").getInt("colour", 1)));
    assertFails(
        "wrong type, parameter store",
        () -> run(kit -> kit.statsig().getParameterStore(ANN, "web").getLong("sizes", 1)));
  }

  @Test
  void aGetterOfAnAbsentParameterIsFine() {
    run(kit -> kit.statsig().getLayer(ANN, "search").getBoolean("absent", false));
  }

  @Test
  void overridingAnUnknownGroupFailsAtOnce() {
    assertFails(
        "unknown group", () -> run(kit -> kit.override().experiment("button").group("Blu")));
  }

  @Test
  void anOverrideThatNoCheckReadsFails() {
    assertFails(
        "unused override",
        () ->
            run(
                kit -> {
                  kit.override().gate("new_checkout").on().forUser("ann");
                  kit.override().gate("gift_cards").on();
                  kit.override().experiment("button").group("Blue");
                  kit.statsig().checkGate(ANN, "gift_cards");
                }));
    assertFails(
        "unused override of an inner scope",
        () ->
            run(
                kit -> {
                  try (TestOverrides inner = kit.override().open()) {
                    inner.layer("search").param("rows", 1);
                  }
                }));
  }

  @Test
  void anOverrideThatANestedGateReadsIsUsed() {
    run(
        kit -> {
          kit.override().gate("new_checkout").on();
          assertThat(kit.statsig().checkGate(ANN, "gift_cards")).isTrue();
        });
  }

  @Test
  void defaultsNeedNotBeRead() {
    run(kit -> kit.defaults().gate("new_checkout").on());
  }

  @Test
  void theFailureNamesThePlaces() {
    StrictnessError error =
        catchThrowableOfType(
            StrictnessError.class,
            () ->
                run(
                    kit -> {
                      kit.statsig().checkGate(ANN, "typo");
                      kit.override().gate("gift_cards").on();
                    }));
    assertThat(error.getSuppressed())
        .hasSize(2)
        .allSatisfy(
            place ->
                assertThat(place.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith(getClass().getName())));
    assertThat(error.getSuppressed()[1])
        .hasMessage("the override of gate \"gift_cards\" was set here");
  }

  @ParameterizedTest
  @EnumSource
  void eachHasItsMessage(Strictness kind) {
    assertThat(Messages.haveBeginning(kind + ": ")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void eachCanBeSwitchedOff(Strictness kind) {
    StatsigTestKit kit = StatsigTestKit.builder().specs(Shop.SPEC).lenient(kind).build();
    switch (kind) {
      case UNKNOWN_NAME -> {
        kit.statsig().checkGate(ANN, "typo");
        kit.override().gate("other_typo").on();
        kit.statsig().checkGate(ANN, "other_typo");
      }
      case WRONG_TYPE -> kit.statsig().getLayer(ANN, "search").getString("rows", "-");
      case UNKNOWN_GROUP -> {
        kit.override().experiment("button").group("Typo");
        kit.statsig().getExperiment(ANN, "button");
      }
      case UNUSED_OVERRIDE -> kit.override().gate("gift_cards").on();
      case REAL_NETWORK ->
          assertThat(ProxySelector.getDefault().select(URI.create("http://192.0.2.1")))
              .containsExactly(Proxy.NO_PROXY);
    }
    kit.close();
  }

  @Test
  void aLenientKitAllowsEverything() {
    try (StatsigTestKit kit = StatsigTestKit.builder().specs(Shop.SPEC).lenient().build()) {
      kit.statsig().checkGate(ANN, "typo");
      kit.override().gate("gift_cards").on();
    }
  }

  private static void run(Consumer<StatsigTestKit> test) {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      test.accept(kit);
    }
  }
}
