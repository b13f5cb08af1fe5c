package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Layer;
import dev.postern.StatsigUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestOverridesTest {
  private static final StatsigUser ALICE = StatsigUser.of("alice");
  private static final StatsigUser BOB =
      new StatsigUser.Builder().setUserID("bob").setCustomIDs(Map.of("companyID", "acme")).build();
  private static final StatsigUser CAROL =
      new StatsigUser.Builder().setUserID("carol").setCountry("FR").build();

  @Test
  void aGateIsForcedForEveryoneOrForSome() {
    try (StatsigTestKit kit = kit()) {
      kit.override().gate("new_checkout").off();
      assertThat(gates(kit)).containsExactly(false, false, false);

      kit.override().gate("new_checkout").on().forUser("alice");
      assertThat(gates(kit)).containsExactly(true, false, false);

      kit.override().gate("new_checkout").on().forUnit("companyID", "acme");
      assertThat(gates(kit)).containsExactly(true, true, false);

      kit.override().gate("new_checkout").on().when(user -> "FR".equals(user.getCountry()));
      assertThat(gates(kit)).containsExactly(true, true, true);
    }
  }

  @Test
  void theClosestOverrideCountsInWhateverOrderTheyAreSet() {
    try (StatsigTestKit kit = kit()) {
      kit.override().gate("new_checkout").on().forUser("alice", "carol");
      kit.override().gate("new_checkout").off();
      assertThat(gates(kit)).containsExactly(true, false, true);
    }
  }

  @Test
  void narrowingAnOverrideLeavesWhatWasBefore() {
    try (StatsigTestKit kit = kit()) {
      boolean live = gates(kit).get(0);
      kit.override().gate("new_checkout").is(!live).forUser("nobody");
      kit.statsig().checkGate(StatsigUser.of("nobody"), "new_checkout");
      assertThat(gates(kit).get(0)).isEqualTo(live);
    }
  }

  @Test
  void valuesOfEverythingAreForced() {
    try (StatsigTestKit kit = kit()) {
      kit.override().experiment("button").group("Blue");
      kit.override().experiment("results").values(Map.of("rows", 7)).forUser("alice");
      kit.override().dynamicConfig("prices").json("{\"shipping\": 0}");
      kit.override()
          .layer("search")
          .param("rows", 4)
          .and()
          .parameterStore("web")
          .param("title", "T");
      kit.override().parameterStore("web").param("colour", "red");

      assertThat(kit.statsig().getExperiment(ALICE, "button").getString("colour", "-"))
          .isEqualTo("blue");
      assertThat(kit.statsig().getExperiment(ALICE, "results").getInt("rows", 0)).isEqualTo(7);
      assertThat(kit.statsig().getDynamicConfig(ALICE, "prices").getValue())
          .isEqualTo(Map.of("shipping", 0L));
      Layer layer = kit.statsig().getLayer(ALICE, "search");
      assertThat(layer.getInt("rows", 0)).isEqualTo(4);
      assertThat(layer.getString("order", "-")).isEqualTo("relevance");
      assertThat(kit.statsig().getStringFromParameterStore(ALICE, "web", "title", "-"))
          .isEqualTo("T");
      assertThat(kit.statsig().getStringFromParameterStore(ALICE, "web", "colour", "-"))
          .isEqualTo("red");
    }
  }

  @Test
  void innerOverridesLieAboveAndEnd() {
    try (StatsigTestKit kit = kit()) {
      kit.override().gate("new_checkout").on();
      try (TestOverrides inner = kit.override().open()) {
        inner.gate("new_checkout").off();
        try (TestOverrides innermost = inner.open()) {
          innermost.gate("new_checkout").on().forUser("alice");
          assertThat(gates(kit)).containsExactly(true, false, false);
        }
        assertThat(gates(kit)).containsExactly(false, false, false);
      }
      assertThat(gates(kit)).containsExactly(true, true, true);
    }
  }

  @Test
  void aSnapshotIsRestored() {
    try (StatsigTestKit kit = kit()) {
      kit.override().gate("new_checkout").on();
      KitSnapshot before = kit.snapshot();

      kit.override().gate("new_checkout").off();
      kit.clock().advance(Duration.ofDays(700));
      kit.update(s -> s.gate("christmas", g -> {}));
      assertThat(gates(kit)).containsExactly(false, false, false);

      kit.restore(before);
      assertThat(gates(kit)).containsExactly(true, true, true);
      assertThat(kit.clock().instant()).isEqualTo("2026-01-01T00:00:00Z");
      kit.clock().advance(Duration.ofDays(700));
      assertThat(kit.statsig().checkGate(ALICE, "christmas")).isTrue();
    }
  }

  @Test
  void everyThreadSeesTheSame() {
    try (StatsigTestKit kit = kit()) {
      kit.override().gate("new_checkout").on().forUser("alice");
      boolean[] seen = new boolean[100];
      IntStream.range(0, 100)
          .parallel()
          .forEach(i -> seen[i] = kit.statsig().checkGate(ALICE, "new_checkout"));
      assertThat(seen).doesNotContain(false);
    }
  }

  private static StatsigTestKit kit() {
    return StatsigTestKit.forSpecs(Shop.SPEC);
  }

  private static List<Boolean> gates(StatsigTestKit kit) {
    return List.of(
        kit.statsig().checkGate(ALICE, "new_checkout"),
        kit.statsig().checkGate(BOB, "new_checkout"),
        kit.statsig().checkGate(CAROL, "new_checkout"));
  }
}
