package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.InitializeDetails;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.BigSpecs;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalModeTest {
  private static final StatsigUser USER = StatsigUser.of("u-1");

  @TempDir private Path directory;

  @Test
  void clientOfAFileIsReadyToBeAsked() throws IOException {
    try (Statsig statsig = LocalMode.statsig(Fixtures.STOREFRONT.copyTo(directory))) {
      assertThat(statsig.getFeatureGate(USER, "dark_mode").getEvaluationDetails().getReason())
          .isEqualTo("Adapter(FileBased):Recognized");
      assertThat(statsig.getSpecCatalog().problems()).isEmpty();
    }
  }

  @Test
  void optionsAreKept() throws IOException {
    StatsigOptions.Builder options = new StatsigOptions.Builder().setEnvironment("development");
    try (Statsig statsig = LocalMode.statsig(Fixtures.STOREFRONT.copyTo(directory), options)) {
      assertThat(statsig.checkGate(USER, "debug_toolbar")).isTrue();
    }
  }

  @Test
  void bigFileIsRead() throws IOException {
    Path file = Files.write(directory.resolve("big.json"), BigSpecs.of(7).gates(3_000).toBytes());
    try (Statsig statsig = LocalMode.statsig(file)) {
      assertThat(statsig.getSpecCatalog().entities()).hasSizeGreaterThanOrEqualTo(3_000);
    }
  }

  @Test
  void faultOfAFileIsThrownWithItsPlace() throws IOException {
    Path file = Files.writeString(directory.resolve("specs.json"), "{\n  \"has_updates\": 1\n}");
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> LocalMode.statsig(file))
        .withMessage(
            file + ":2:18: not a spec file: \"has_updates\" must be a boolean, not a number")
        .satisfies(
            fault -> {
              assertThat(fault.file()).isEqualTo(file);
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.column()).isEqualTo(18);
            });
  }

  @Test
  void missingFileIsThrownWithoutAPlace() {
    Path file = directory.resolve("none.json");
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> LocalMode.statsig(file))
        .withMessage(file + ": there is no such file")
        .satisfies(
            fault -> {
              assertThat(fault.file()).isEqualTo(file);
              assertThat(fault.line()).isZero();
              assertThat(fault.column()).isZero();
            });
  }

  @Test
  void clientWithAMissingFileAnswersDefaultsAndTellsWhy() {
    Path file = directory.resolve("none.json");
    StatsigOptions options =
        new StatsigOptions.Builder().setSpecSource(LocalMode.specFile(file).build()).build();
    try (Statsig statsig = new Statsig("", options)) {
      InitializeDetails details = statsig.initializeWithDetails().join();
      assertThat(details.isConfigSpecReady).isFalse();
      assertThat(details.source).isEqualTo("NoValues");
      assertThat(details.failureDetails).hasToString(file + ": there is no such file");
      assertThat(statsig.checkGate(USER, "dark_mode")).isFalse();
      assertThat(statsig.getFeatureGate(USER, "dark_mode").getEvaluationDetails().getReason())
          .isEqualTo("NoValues");
    }
  }

  @Test
  void sourceOfAFileSuppliesAClient() throws IOException {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(LocalMode.specFile(Fixtures.STOREFRONT.copyTo(directory)).build())
            .build();
    try (Statsig statsig = new Statsig("", options)) {
      InitializeDetails details = statsig.initializeWithDetails().join();
      assertThat(details.isConfigSpecReady).isTrue();
      assertThat(details.source).isEqualTo("Adapter(FileBased)");
      assertThat(details.failureDetails).isNull();
    }
  }

  @Test
  void receiverThatFailsIsReportedWithTheFile() throws IOException {
    Path file = Fixtures.STOREFRONT.copyTo(directory);
    try (SpecFileSource source = LocalMode.specFile(file).build()) {
      assertThatExceptionOfType(SpecFileException.class)
          .isThrownBy(
              () ->
                  source.start(
                      specs -> {
                        throw new IllegalStateException("no room");
                      }))
          .withMessage(file + ": it cannot be used: java.lang.IllegalStateException: no room");
    }
  }
}
