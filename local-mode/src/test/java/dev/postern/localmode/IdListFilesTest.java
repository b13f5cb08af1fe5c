package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Id lists in files beside a spec file. */
class IdListFilesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigUser BOB = StatsigUser.of("bob");

  /** The beginning of the Base64 form of the SHA-256 of {@code ann}. */
  private static final String HASH_OF_ANN = Hashes.first8("ann");

  @TempDir private Path directory;
  private Path specs = Path.of("");
  private Path list = Path.of("");

  @BeforeEach
  void writeSpecs() throws IOException {
    specs = directory.resolve("specs.json");
    list = directory.resolve("id-lists/staff.txt");
    Files.writeString(
        specs,
        """
        {"has_updates": true, "time": 1, "dynamic_configs": {}, "layer_configs": {},
         "experiment_to_layer": {},
         "condition_map": {"c": {"type": "unit_id", "operator": "in_segment_list",
             "targetValue": "staff", "idType": "userID"}},
         "feature_gates": {"g": {"type": "feature_gate", "entity": "feature_gate",
             "salt": "s", "enabled": true, "defaultValue": false, "idType": "userID",
             "rules": [{"name": "staff", "id": "staff", "groupName": "staff", "idType": "userID",
                 "passPercentage": 100, "returnValue": true, "conditions": ["c"]}]}}}
        """);
    Files.createDirectories(list.getParent());
  }

  @Test
  void linesAreIds() throws IOException {
    Files.writeString(list, "ann\r\n\n  carl \n");
    try (Statsig statsig = LocalMode.statsig(specs)) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      assertThat(statsig.checkGate(BOB, "g")).isFalse();
      assertThat(statsig.checkGate(StatsigUser.of("carl"), "g")).isTrue();
      assertThat(statsig.status().idLists()).isEqualTo(Map.of("staff", 2));
    }
  }

  @Test
  void linesAreThoseOfStatsigsFiles() throws IOException {
    Files.writeString(
        list, "+" + Hashes.first8("bob") + "\n+" + HASH_OF_ANN + "\n-" + Hashes.first8("bob"));
    try (Statsig statsig = LocalMode.statsig(specs)) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      assertThat(statsig.checkGate(BOB, "g")).isFalse();
    }
  }

  @Test
  void listsAreFollowed() throws IOException {
    Files.writeString(list, "ann");
    try (Statsig statsig = LocalMode.statsig(specs)) {
      Files.writeString(list, "bob");
      await().atMost(Duration.ofSeconds(20)).until(() -> statsig.checkGate(BOB, "g"));
      assertThat(statsig.checkGate(ANN, "g")).isFalse();
      Files.delete(list);
      await().atMost(Duration.ofSeconds(20)).until(() -> !statsig.checkGate(BOB, "g"));
      Files.writeString(list, "ann");
      await().atMost(Duration.ofSeconds(20)).until(() -> statsig.checkGate(ANN, "g"));
    }
  }

  @Test
  void aFolderThatComesLaterIsSeen() throws IOException {
    Files.delete(list.getParent());
    try (Statsig statsig = LocalMode.statsig(specs)) {
      assertThat(statsig.checkGate(ANN, "g")).isFalse();
      Files.createDirectories(list.getParent());
      Files.writeString(list, "ann");
      await().atMost(Duration.ofSeconds(20)).until(() -> statsig.checkGate(ANN, "g"));
    }
  }

  @Test
  void aFileOfHashesWithSomethingElseChangesNothingAndSaysWhere() throws IOException {
    Files.writeString(list, "+" + HASH_OF_ANN);
    SpecFileSource source = LocalMode.specFile(specs).follow(false).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      Files.writeString(list, "-" + HASH_OF_ANN + "\n\nann\n");
      assertThat(source.reload()).isTrue();
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      assertThat(source.idListFault())
          .hasValueSatisfying(
              fault ->
                  assertThat(fault)
                      .hasMessage(
                          list
                              + ":3: the lines above are + or - and the 8 characters of a hash,"
                              + " and this one is not"));
      Files.writeString(list, "bob");
      source.reload();
      assertThat(source.idListFault()).isEmpty();
      assertThat(statsig.checkGate(ANN, "g")).isFalse();
    }
  }

  @Test
  void whereALockIsRequiredItMustVouchForTheLists() throws IOException {
    Files.writeString(list, "ann");
    KeyPair keys = SpecKeys.generate();
    lock(1, keys);
    SpecFileSource source =
        LocalMode.specFile(specs)
            .integrity(Integrity.REQUIRE)
            .trustedKeys(keys.getPublic())
            .follow(false)
            .build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      Files.writeString(list, "bob");
      assertThat(source.reload()).isFalse();
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      assertThat(statsig.checkGate(BOB, "g")).isFalse();
      assertThat(source.idListFault())
          .hasValueSatisfying(
              fault ->
                  assertThat(fault.reason()).isEqualTo("the id list staff.txt has been changed"));
      lock(2, keys);
      assertThat(source.reload()).isTrue();
      assertThat(statsig.checkGate(BOB, "g")).isTrue();
    }
  }

  @Test
  void whereALockIsKeptAChangedListIsAWarning() throws IOException {
    Files.writeString(list, "ann");
    lock(1, SpecKeys.generate());
    SpecFileSource source = LocalMode.specFile(specs).follow(false).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      assertThat(source.status().warning()).isNull();
      Files.writeString(list, "bob");
      source.reload();
      assertThat(source.status().warning()).endsWith("the id list staff.txt has been changed");
      assertThat(statsig.checkGate(BOB, "g")).isTrue();
    }
  }

  private void lock(long version, KeyPair keys) throws IOException {
    SpecLock.create(specs, version, Instant.EPOCH, null).sign(keys).write(SpecLock.beside(specs));
  }
}
