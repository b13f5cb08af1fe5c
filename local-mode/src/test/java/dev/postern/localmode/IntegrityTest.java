package dev.postern.localmode;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final KeyPair KEYS = SpecKeys.generate();
  private static final String KEY_ID = SpecKeys.id(KEYS.getPublic());

  @TempDir private Path directory;
  private Path specs = Path.of("");
  private Path lockFile = Path.of("");

  @BeforeEach
  void writeSpecs() throws IOException {
    specs = directory.resolve("specs.json");
    lockFile = SpecLock.beside(specs);
    write(1, 1);
  }

  @Test
  void signedFileIsUsed() {
    SpecFileSource source = required().build();
    try (Statsig statsig = start(source)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      SpecFileVersion version = requireNonNull(source.status().version());
      assertThat(version.number()).isEqualTo(1);
      assertThat(version.time()).isEqualTo(1_001);
      assertThat(version.signedBy()).isEqualTo(KEY_ID);
      assertThat(version).hasToString("version 1 (" + version.sha256().substring(0, 12) + ")");
      assertThat(source.status().warning()).isNull();
    }
  }

  @Test
  void fileWithoutALockIsRefused() throws IOException {
    Files.delete(lockFile);
    assertRefused("it has no lock file");
  }

  @Test
  void unsignedFileIsRefused() throws IOException {
    SpecLock.create(specs, 1, NOON, null).write(lockFile);
    assertRefused("it is not signed");
  }

  @Test
  void fileSignedBySomeoneElseIsRefused() throws IOException {
    KeyPair others = SpecKeys.generate();
    SpecLock.create(specs, 1, NOON, null).sign(others).write(lockFile);
    assertRefused(
        "it is signed by key "
            + SpecKeys.id(others.getPublic())
            + ", which is not among the trusted keys");
  }

  @Test
  void lockChangedAfterItWasSignedIsRefused() throws IOException {
    Files.writeString(
        lockFile, Files.readString(lockFile).replace("\"version\" : 1", "\"version\" : 2"));
    assertRefused("the signature by key " + KEY_ID + " is wrong");
  }

  @Test
  void changedFileIsRefused() throws IOException {
    Files.writeString(specs, Files.readString(specs).replace("\"n\": 1", "\"n\": 7"));
    assertRefused("it has been changed: its SHA-256 is ");
  }

  @Test
  void changedIdListIsRefused() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("id-lists"));
    Files.writeString(folder.resolve("vip.txt"), "ann\n");
    assertRefused("the id list vip.txt is not in the lock");
  }

  @Test
  void refusedFileLeavesWhatWasInUse() throws IOException {
    SpecFileSource source = required().build();
    try (Statsig statsig = start(source)) {
      Files.write(specs, NumberedSpecs.of(2));
      assertThat(source.reload()).isFalse();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      assertThat(source.status().isCurrent()).isFalse();
      assertThat(source.status().lastError()).isNotNull();
      lock(2);
      assertThat(source.reload()).isTrue();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(2);
    }
  }

  @Test
  void lowerVersionIsRefusedUnlessRollbackIsAllowed() throws IOException {
    SpecFileSource strict = required().build();
    SpecFileSource lenient = required().allowRollback(true).build();
    write(5, 5);
    try (Statsig one = start(strict);
        Statsig other = start(lenient)) {
      write(4, 4);
      assertThat(strict.reload()).isFalse();
      assertThat(lenient.reload()).isTrue();
      assertThat(NumberedSpecs.in(one)).isEqualTo(5);
      assertThat(NumberedSpecs.in(other)).isEqualTo(4);
      assertThat(strict.status().lastError())
          .hasMessage(
              specs
                  + ": its version 4 is lower than 5, which was in use;"
                  + " allowRollback(true) lets it pass");
      write(6, 6);
      assertThat(strict.reload()).isTrue();
    }
  }

  @Test
  void lowestVersionAllowedHoldsFromTheStart() {
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> start(required().minimumVersion(2).build()))
        .withMessage(specs + ": its version 1 is lower than the lowest one allowed, 2");
    start(required().minimumVersion(1).build()).close();
  }

  @Test
  void everyChangedByteOfTheSpecsIsRefused() throws IOException {
    Path shop = Fixtures.STOREFRONT.copyTo(directory);
    lock(9);
    byte[] content = Files.readAllBytes(shop);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      int at = i < 10 ? i : random.nextInt(content.length);
      byte[] changed = content.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(shop, changed);
      assertRefused("it has been changed: its SHA-256 is ");
    }
  }

  @Test
  void everyChangedByteOfTheLockIsRefused() throws IOException {
    byte[] content = Files.readAllBytes(lockFile);
    for (int at = 0; at < content.length - 1; at++) {
      byte[] changed = content.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      Files.write(lockFile, changed);
      assertRefused("");
    }
  }

  @Test
  void underWarnTheFileIsUsedAndTheStatusSaysWhatIsWrong() throws IOException {
    Files.write(specs, NumberedSpecs.of(2));
    SpecFileSource source =
        LocalMode.specFile(specs).trustedKeys(KEYS.getPublic()).failOnFirstLoad(true).build();
    try (Statsig statsig = start(source)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(2);
      assertThat(source.status().warning())
          .startsWith(specs + ": it has been changed: its SHA-256 is ");
      SpecFileVersion version = requireNonNull(source.status().version());
      assertThat(version.number()).isNull();
      assertThat(version.signedBy()).isNull();
    }
  }

  @Test
  void underWarnAFileWithoutALockIsFine() throws IOException {
    Files.delete(lockFile);
    SpecFileSource source = LocalMode.specFile(specs).trustedKeys(KEYS.getPublic()).build();
    try (Statsig statsig = start(source)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      assertThat(source.status().warning()).isNull();
    }
  }

  @Test
  void underOffTheLockIsNotReadAtAll() throws IOException {
    Files.writeString(lockFile, "nonsense");
    SpecFileSource source = LocalMode.specFile(specs).integrity(Integrity.OFF).build();
    try (Statsig statsig = start(source)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      assertThat(source.status().warning()).isNull();
    }
  }

  @Test
  void lockMayBeElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("locks")).resolve("a.json");
    Files.move(lockFile, elsewhere);
    start(required().lockFile(elsewhere).build()).close();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LocalMode.specFile(specs).integrity(Integrity.REQUIRE).build())
        .withMessageContaining("trustedKeys");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalMode.specFile(specs).pollInterval(Duration.ZERO))
        .withMessageContaining("pollInterval");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalMode.specFile(specs).minimumVersion(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalMode.specResource("specs.json").lockFile(lockFile));
  }

  private SpecFileSource.Builder required() {
    return LocalMode.specFile(specs)
        .integrity(Integrity.REQUIRE)
        .trustedKeys(KEYS.getPublic())
        .failOnFirstLoad(true)
        .follow(false);
  }

  private void assertRefused(String reason) {
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> start(required().build()))
        .withMessageContaining(reason);
  }

  private void write(int number, long version) throws IOException {
    Files.write(specs, NumberedSpecs.of(number));
    lock(version);
  }

  private void lock(long version) throws IOException {
    SpecLock.create(specs, version, NOON, null).sign(KEYS).write(lockFile);
  }

  private static Statsig start(SpecFileSource source) {
    return LocalMode.statsig(source, new StatsigOptions.Builder());
  }
}
