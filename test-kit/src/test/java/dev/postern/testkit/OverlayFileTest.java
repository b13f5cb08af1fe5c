package dev.postern.testkit;

import static dev.postern.testkit.Messages.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.localmode.SpecFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overrides that a team keeps in a file. */
class OverlayFileTest {
  private static final String OVERLAY = "classpath:dev/postern/testkit/overlay.json";
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigUser BOB =
      new StatsigUser.Builder().setUserID("bob").setCustomIDs(Map.of("companyID", "acme")).build();

  @TempDir private Path folder;

  @Test
  void allThatIsInTheFileIsForced() {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      kit.override().overlayFile(OVERLAY);
      Statsig statsig = kit.statsig();
      assertThat(statsig.checkGate(ANN, "new_checkout")).isTrue();
      assertThat(statsig.checkGate(BOB, "new_checkout")).isFalse();
      assertThat(statsig.checkGate(BOB, "company_beta")).isTrue();
      assertThat(statsig.getDynamicConfig(ANN, "prices").getInt("shipping", -1)).isZero();
      assertThat(statsig.getExperiment(ANN, "button").getString("colour", "-")).isEqualTo("blue");
      assertThat(statsig.getLayer(ANN, "search").getInt("rows", 0)).isEqualTo(3);
      assertThat(statsig.getStringFromParameterStore(ANN, "web", "title", "-"))
          .isEqualTo("Overlaid");
    }
  }

  @Test
  void itMayBeOverriddenAndComesBackWithASnapshot() {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      kit.override().overlayFile(OVERLAY);
      KitSnapshot before = kit.snapshot();
      kit.override().gate("new_checkout").off();
      assertThat(kit.statsig().checkGate(ANN, "new_checkout")).isFalse();
      kit.restore(before);
      assertThat(kit.statsig().checkGate(ANN, "new_checkout")).isTrue();
    }
  }

  @Test
  void eachKitOfABuilderBeginsWithIt() {
    StatsigTestKitBuilder builder =
        StatsigTestKit.builder().specs(Shop.SPEC).overrides(all -> all.overlayFile(OVERLAY));
    for (int i = 0; i < 2; i++) {
      try (StatsigTestKit kit = builder.build()) {
        assertThat(kit.statsig().checkGate(ANN, "new_checkout")).isTrue();
        kit.override().gate("new_checkout").off();
        assertThat(kit.statsig().checkGate(ANN, "new_checkout")).isFalse();
      }
    }
  }

  @Test
  void oneOverrideThatIsReadIsEnough() throws IOException {
    String file = write("{\"gates\": {\"new_checkout\": true, \"gift_cards\": true}}");
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      kit.override().overlayFile(file);
      kit.statsig().checkGate(ANN, "new_checkout");
    }
  }

  @Test
  void whatNobodyReadsOrNobodyKnowsFails() {
    assertFails("unread overlay", () -> run(OVERLAY));
    assertFails("unknown gate in an overlay", () -> run(resource("unknown-gate")));
    assertFails("unknown group in an overlay", () -> run(resource("unknown-group")));
  }

  @Test
  void aFileThatIsNoOverlayIsNamed() throws IOException {
    String file = write("{\"gates\": {\"new_checkout\": 1}}");
    assertThatThrownBy(() -> run(file))
        .isInstanceOf(SpecFileException.class)
        .hasMessage(file + ": \"gates.new_checkout\" must be true or false");
    assertThatThrownBy(() -> run("classpath:nowhere.json"))
        .hasMessage("classpath:nowhere.json: there is no such resource");
    assertThatThrownBy(() -> run(folder.resolve("nowhere.json").toString()))
        .hasMessageEndingWith("nowhere.json: there is no such file");
  }

  private static void run(String overlay) {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      kit.override().overlayFile(overlay);
    }
  }

  private static String resource(String name) {
    return "classpath:dev/postern/testkit/overlay-" + name + ".json";
  }

  private String write(String json) throws IOException {
    return Files.writeString(folder.resolve("overlay.json"), json).toString();
  }
}
