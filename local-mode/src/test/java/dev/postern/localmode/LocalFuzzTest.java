package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.OverrideScope;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import dev.postern.fixtures.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of local mode: a {@link SpecFileException} that names them, or they are used. */
class LocalFuzzTest {
  private static final KeyPair KEYS = SpecKeys.generate();
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String OLDER_FORM =
      """
      {"has_updates":true,"time":7,"layers":{"l":["e"]},"layer_configs":[],
       "feature_gates":[{"name":"g","type":"feature_gate","salt":"s","enabled":true,
         "defaultValue":false,"rules":[{"name":"r","id":"r","passPercentage":100,
         "returnValue":true,"conditions":[{"type":"user_field","field":"email",
         "operator":"str_contains_any","targetValue":["@"]}]}]}],
       "dynamic_configs":[{"name":"e","type":"dynamic_config","salt":"s","enabled":true,
         "isDeviceBased":true,"defaultValue":{},"rules":[]}]}
      """;
  private static final String OVERLAY =
      """
      {"gates":{"g":true},"dynamic_configs":{"c":{"k":[1,{"a":null}]}},
       "experiments":{"e":{"k":1.5}},"experiment_groups":{"e":"Test"},"layers":{"l":{"k":"v"}},
       "parameter_stores":{"p":{"k":true}},"ids":{"ann":{"gates":{"g":false}}},
       "units":{"companyID":{"c-1":{"gates":{"g":false},"layers":{"l":{"k":2}}}}}}
      """;

  @TempDir private Path directory;
  private Path specs = Path.of("");

  @BeforeEach
  void copySpecs() throws IOException {
    specs = Fixtures.STOREFRONT.copyTo(directory);
  }

  @Test
  void aDamagedLockIsRefusedOrNotTrusted() throws IOException {
    SpecLock lock = SpecLock.create(specs, 42, Instant.EPOCH, "made up").sign(KEYS);
    Path file = SpecLock.beside(specs);
    lock.write(file);
    Fuzzing.of(
        "lock",
        Files.readAllBytes(file),
        damaged -> {
          Files.write(file, damaged);
          try {
            SpecLock read = SpecLock.read(file);
            boolean isTrusted = read.signatureFault(List.of(KEYS.getPublic())).isEmpty();
            assertThat(isTrusted).isEqualTo(read.equals(lock));
          } catch (SpecFileException refused) {
            assertThat(refused).hasMessageContaining(file.toString());
          }
        });
  }

  @Test
  void aDamagedSpecFileWithALockIsNeverUsed() throws IOException {
    byte[] whole = Files.readAllBytes(specs);
    SpecLock lock = SpecLock.create(specs, 42, Instant.EPOCH, null);
    Fuzzing.of(
        "locked-specs",
        whole,
        damaged ->
            assertThat(lock.contentFault(damaged).isEmpty())
                .isEqualTo(Arrays.equals(damaged, whole)));
  }

  @Test
  void aDamagedSpecFileOfTheOlderFormIsRefusedOrEvaluated() throws IOException {
    Fuzzing.of("specs-of-the-older-form", OLDER_FORM.getBytes(UTF_8), LocalFuzzTest::open);
  }

  @Test
  void damagedSpecFilesAreCompared() throws IOException {
    byte[] whole = OLDER_FORM.getBytes(UTF_8);
    Fuzzing.of(
        "spec-diff",
        whole,
        damaged -> {
          try {
            assertThat(SpecDiff.between(whole, damaged)).isNotNull();
          } catch (SpecFileException refused) {
            assertThat(refused.getMessage()).isNotBlank();
          }
        });
  }

  @Test
  void aDamagedOverlayIsRefusedOrUsed() throws IOException {
    Path file = directory.resolve("overlay.json");
    SpecPlace place = new SpecPlace.OnDisk(file, file);
    try (Statsig statsig = LocalMode.statsig(specs);
        OverrideScope overlay = statsig.overrides().open()) {
      Fuzzing.of(
          "overlay",
          OVERLAY.getBytes(UTF_8),
          damaged -> {
            try {
              overlay.replaceAll(OverlayReader.read(place, damaged));
            } catch (SpecFileException refused) {
              assertThat(refused).hasMessageContaining(file.toString());
            }
          });
    }
  }

  @Test
  void aDamagedListOfIdsIsRefusedOrUsed() throws IOException {
    Path file = directory.resolve("staff.txt");
    byte[] whole = "+0/z3QyVm\n-EdGQpHGk\r\n+abcdefgh\n\n+ABCDEFGH\n".repeat(4).getBytes(UTF_8);
    Fuzzing.of(
        "list-of-ids",
        whole,
        damaged -> {
          try {
            assertThat(IdListText.of(file, damaged).lines()).noneMatch(String::isBlank);
          } catch (SpecFileException refused) {
            assertThat(refused).hasMessageContaining(file.toString());
          }
        });
  }

  @Test
  void aDamagedFileOfKeysIsRefusedOrReadAlike() throws IOException {
    Path pair = directory.resolve("pair.pem");
    SpecKeys.write(KEYS, pair, directory.resolve("public.pem"));
    Fuzzing.of(
        "keys",
        Files.readAllBytes(pair),
        damaged -> {
          Files.write(pair, damaged);
          try {
            assertThat(SpecKeys.readPublic(pair).getAlgorithm()).isEqualTo("EdDSA");
            assertThat(SpecKeys.readPair(pair).getPublic()).isEqualTo(KEYS.getPublic());
          } catch (SpecFileException refused) {
            assertThat(refused)
                .hasMessageContaining(pair.toString())
                .hasMessageNotContaining("MC4CAQ");
          }
        });
  }

  private static void open(byte[] damaged) {
    SpecFileSource source =
        LocalMode.specs(new ByteArrayInputStream(damaged)).failOnFirstLoad(true).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      statsig.checkGate(ANN, "g");
      assertThat(statsig.getClientInitializeResponse(ANN)).startsWith("{");
    } catch (SpecFileException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
