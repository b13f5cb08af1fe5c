package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.OverrideScope;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigUser BOB =
      new StatsigUser.Builder().setUserID("bob").setCustomIDs(Map.of("companyID", "acme")).build();

  @TempDir private Path directory;
  private Path specs = Path.of("");
  private Path team = Path.of("");
  private Path mine = Path.of("");

  @BeforeEach
  void copySpecs() throws IOException {
    specs = Fixtures.STOREFRONT.copyTo(directory);
    team = directory.resolve("overlay.json");
    mine = directory.resolve("overlay.local.json");
  }

  @Test
  void allKindsOfOverridesCanBeGiven() throws IOException {
    Files.writeString(
        team,
        """
        {
          "gates": {"returns_portal": true, "no_such_gate": true},
          "dynamic_configs": {"shipping_rates": {"standard": 1.5, "zones": ["a"], "free": null}},
          "experiments": {"search_ranking": {"ranking": "mine"}},
          "experiment_groups": {"product_page_layout": "Gallery"},
          "layers": {"home_layer": {"hero": "mine"}},
          "parameter_stores": {"web": {"shop_name": "Mine"}},
          "ids": {"ann": {"gates": {"returns_portal": false}}},
          "units": {"companyID": {"acme": {"gates": {"no_such_gate": false}}}}
        }
        """);
    try (Statsig statsig = start(team)) {
      assertThat(statsig.checkGate(BOB, "returns_portal")).isTrue();
      assertThat(statsig.checkGate(ANN, "returns_portal")).isFalse();
      assertThat(statsig.checkGate(ANN, "no_such_gate")).isTrue();
      assertThat(statsig.checkGate(BOB, "no_such_gate")).isFalse();
      assertThat(statsig.getDynamicConfig(ANN, "shipping_rates").getDouble("standard", 0))
          .isEqualTo(1.5);
      assertThat(statsig.getExperiment(ANN, "search_ranking").getString("ranking", "-"))
          .isEqualTo("mine");
      assertThat(statsig.getExperiment(ANN, "product_page_layout").getRuleID())
          .isEqualTo("override");
      assertThat(statsig.getLayer(ANN, "home_layer").getString("hero", "-")).isEqualTo("mine");
      assertThat(statsig.getStringFromParameterStore(ANN, "web", "shop_name", "-"))
          .isEqualTo("Mine");
    }
  }

  @Test
  void laterFileIsAboveAnEarlierOneAndMayBeMissing() throws IOException {
    Files.writeString(team, "{\"gates\": {\"a\": true, \"b\": true}}");
    try (Statsig statsig = start(team, mine)) {
      assertThat(statsig.checkGate(ANN, "a")).isTrue();
      Files.writeString(mine, "{\"gates\": {\"a\": false}}");
      await().atMost(Duration.ofSeconds(20)).until(() -> !statsig.checkGate(ANN, "a"));
      assertThat(statsig.checkGate(ANN, "b")).isTrue();
      Files.delete(mine);
      await().atMost(Duration.ofSeconds(20)).until(() -> statsig.checkGate(ANN, "a"));
    }
  }

  @Test
  void overlayLiesAboveTheClientsOwnOverridesAndBelowScopes() throws IOException {
    Files.writeString(team, "{\"gates\": {\"a\": true}}");
    try (Statsig statsig = start(team)) {
      statsig.overrideGate("a", false);
      assertThat(statsig.checkGate(ANN, "a")).isTrue();
      try (OverrideScope scope = statsig.overrides().open()) {
        scope.gate("a", false);
        assertThat(statsig.checkGate(ANN, "a")).isFalse();
      }
    }
  }

  @Test
  void overlayWorksWithAClientThatIsMadeByHandAndOutlivesItsSource() throws IOException {
    Files.writeString(team, "{\"gates\": {\"a\": true}}");
    SpecFileSource source = LocalMode.specFile(specs).overlay(team).build();
    try (Statsig statsig =
        new Statsig("", new StatsigOptions.Builder().setSpecSource(source).build())) {
      statsig.initialize().join();
      statsig.initialize().join();
      assertThat(statsig.checkGate(ANN, "a")).isTrue();
      source.close();
      assertThat(statsig.checkGate(ANN, "a")).isTrue();
    }
  }

  @Test
  void malformedFileLeavesTheOverridesBeforeAndTheSpecs() throws IOException {
    Files.writeString(team, "{\"gates\": {\"a\": true}}");
    SpecFileSource source = LocalMode.specFile(specs).follow(false).overlay(team).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      Files.writeString(team, "{\"gates\": {\"a\": fal");
      assertThat(source.reload()).isTrue();
      assertThat(statsig.checkGate(ANN, "a")).isTrue();
      assertThat(source.overlayFaults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.getMessage()).startsWith(team + ":1:"));
      Files.writeString(team, "{\"gates\": {\"a\": false}}");
      source.reload();
      assertThat(statsig.checkGate(ANN, "a")).isFalse();
      assertThat(source.overlayFaults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                   | it must hold a JSON object",
        "{\"gate\": {}}                       | the field \"gate\" is unknown",
        "{\"gates\": []}                      | \"gates\" must be an object",
        "{\"gates\": {\"a\": 1}}              | \"gates.a\" must be true or false",
        "{\"layers\": {\"a\": true}}          | \"layers.a\" must be an object",
        "{\"experiment_groups\": {\"a\": {}}} | \"experiment_groups.a\" must be a text",
        "{\"ids\": {\"ann\": {\"ids\": {}}}}  | the field \"ids.ann.ids\" is unknown",
        "{\"gates\": {\"a\": true, \"a\": true}} | Duplicate field",
      })
  void whatIsNotKnownIsRefused(String content, String reason) throws IOException {
    Files.writeString(team, content);
    SpecFileSource source = LocalMode.specFile(specs).follow(false).overlay(team).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      assertThat(statsig.checkGate(ANN, "a")).isFalse();
      assertThat(source.overlayFaults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.getMessage()).contains(reason));
    }
  }

  private Statsig start(Path... overlays) {
    SpecFileSource.Builder source = LocalMode.specFile(specs);
    for (Path overlay : overlays) {
      source.overlay(overlay);
    }
    return LocalMode.statsig(source.build(), new StatsigOptions.Builder());
  }
}
