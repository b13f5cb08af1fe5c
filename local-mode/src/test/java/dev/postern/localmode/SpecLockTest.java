package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecLockTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.750Z");
  private static final KeyPair KEYS = SpecKeys.generate();

  @TempDir private Path directory;
  private Path specs = Path.of("");
  private Path lockFile = Path.of("");

  @BeforeEach
  void copySpecs() throws IOException {
    specs = Fixtures.STOREFRONT.copyTo(directory);
    lockFile = SpecLock.beside(specs);
  }

  @Test
  void lockIsBesideItsFile() {
    assertThat(SpecLock.beside(Path.of("a", "specs.json")))
        .isEqualTo(Path.of("a", "specs.lock.json"));
    assertThat(SpecLock.beside(Path.of("specs"))).isEqualTo(Path.of("specs.lock.json"));
  }

  @Test
  void lockTellsWhatTheFileIs() throws IOException {
    SpecLock lock = SpecLock.create(specs, 42, NOON, "made up");
    assertThat(lock.version()).isEqualTo(42);
    assertThat(lock.time()).isEqualTo(1767225600000L);
    assertThat(lock.size()).isEqualTo(Files.size(specs));
    assertThat(lock.sha256()).hasSize(64);
    assertThat(lock.created()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(lock.origin()).isEqualTo("made up");
    assertThat(lock.entities()).containsKeys("feature_gate", "segment", "experiment", "layer");
    assertThat(lock.idLists()).isNotEmpty().allSatisfy((name, sum) -> assertThat(sum).hasSize(64));
    assertThat(lock.signature()).isNull();
  }

  @Test
  void writtenLockIsReadBackTheSame() throws IOException {
    SpecLock lock = SpecLock.create(specs, 42, NOON, null).sign(KEYS);
    lock.write(lockFile);
    assertThat(SpecLock.read(lockFile)).isEqualTo(lock);
    SpecLock.create(specs, 43, NOON, null).write(lockFile);
    assertThat(SpecLock.read(lockFile).version()).isEqualTo(43);
    try (var files = Files.list(directory)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  void unchangedFilesOfATrustedSignerPass() throws IOException {
    SpecLock lock = SpecLock.create(specs, 42, NOON, null).sign(KEYS);
    lock.verify(specs, List.of(SpecKeys.generate().getPublic(), KEYS.getPublic()));
    assertThat(lock.contentFault(Files.readAllBytes(specs))).isEmpty();
    assertThat(lock.signatureFault(List.of(KEYS.getPublic()))).isEmpty();
  }

  @Test
  void faultSaysWhatIsWrongWithTheContent() throws IOException {
    SpecLock lock = SpecLock.create(specs, 42, NOON, null);
    byte[] content = Files.readAllBytes(specs);
    content[100]++;
    assertThat(lock.contentFault(content).orElseThrow())
        .startsWith("it has been changed: its SHA-256 is ");
    assertThat(lock.contentFault(new byte[9]).orElseThrow())
        .isEqualTo("it has been changed: it has 9 bytes, the lock says 143,805");
  }

  @Test
  void faultSaysWhatIsWrongWithTheSignature() {
    SpecLock unsigned = SpecLock.create(specs, 42, NOON, null);
    SpecLock signed = unsigned.sign(KEYS);
    List<java.security.PublicKey> trusted = List.of(KEYS.getPublic());
    SpecLock altered =
        new SpecLock(
            43,
            signed.time(),
            signed.sha256(),
            signed.size(),
            signed.created(),
            signed.origin(),
            signed.entities(),
            signed.idLists(),
            signed.signature());
    String id = SpecKeys.id(KEYS.getPublic());
    assertThat(unsigned.signatureFault(trusted)).contains("it is not signed");
    assertThat(altered.signatureFault(trusted))
        .contains("the signature by key " + id + " is wrong");
    assertThat(signed.signatureFault(List.of()))
        .contains("it is signed by key " + id + ", which is not among the trusted keys");
  }

  @Test
  void changedAddedAndMissingIdListsAreFound() throws IOException {
    SpecLock lock = SpecLock.create(specs, 42, NOON, null);
    Path lists = directory.resolve("id-lists");
    String name = lock.idLists().firstKey();
    Path added = Files.writeString(lists.resolve("zz.txt"), "+abc\n");
    assertVerifyFails(lock, "the id list zz.txt is not in the lock");
    Files.delete(added);
    Files.writeString(lists.resolve(name), "+abc\n");
    assertVerifyFails(lock, "the id list " + name + " has been changed");
    Files.delete(lists.resolve(name));
    assertVerifyFails(lock, "the id list " + name + ", which the lock has, is missing");
  }

  @Test
  void fileThatIsNoSpecFileGetsNoLock() throws IOException {
    Files.writeString(specs, "{\n \"time\": true}");
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> SpecLock.create(specs, 1, NOON, null))
        .withMessageStartingWith(specs + ":2:10: not a spec file");
  }

  @Test
  void versionsBeginWithOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpecLock.create(specs, 0, NOON, null))
        .withMessage("version must be 1 or more, but is 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\" : 1    | \"format\" : 2    | reads format 1",
        "\"format\" : 1,   | \"\"              | not valid JSON",
        "\"version\" : 42  | \"version\" : 0   | \"version\" must be 1 or more",
        "\"version\" : 42  | \"version\" : 4.5 | \"version\" must be an integer",
        "\"version\" : 42, | \"x\" : 1,        | the field \"version\" is missing",
        "\"version\" : 42  | \"version\" : 42, \"x\" : 1  | the field \"x\" is unknown",
        "\"version\" : 42  | \"version\" : 42, \"version\" : 42  | Duplicate field",
        "\"sha256\" : \"   | \"sha256\" : \"A  | 64 lower-case hexadecimal digits",
        "12:00:00Z         | 12:00:00.000Z     | \"created\" must be a time",
        "\"segment\" :     | \"segment\" : 1.5, \"y\" : | \"entities.segment\" has a wrong type",
        "Ed25519           | RSA               | must be Ed25519",
        "\"key_id\"        | \"key\"           | the field \"signature.key_id\" is missing",
      })
  void malformedLockIsRefused(String text, String replacement, String message) throws IOException {
    SpecLock.create(specs, 42, NOON, null).sign(KEYS).write(lockFile);
    String lock = Files.readString(lockFile);
    assertThat(lock).contains(text);
    Files.writeString(lockFile, lock.replace(text, replacement));
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> SpecLock.read(lockFile))
        .withMessageStartingWith(lockFile.toString())
        .withMessageContaining(message);
  }

  @Test
  void lockFileHasAPlainForm() throws IOException {
    Files.write(
        specs,
        """
        {"has_updates":true,"time":5,"feature_gates":{},"dynamic_configs":{},"layer_configs":{},
         "condition_map":{},"experiment_to_layer":{}}
        """
            .getBytes(UTF_8));
    SpecLock lock = SpecLock.create(specs, 7, NOON, null);
    Files.delete(directory.resolve("id-lists").resolve(lock.idLists().firstKey()));
    SpecLock.create(specs, 7, NOON, "https://example.test/specs").write(lockFile);
    assertThat(Files.readString(lockFile))
        .contains(
            """
            {
              "format" : 1,
              "version" : 7,
              "time" : 5,
              "sha256" : "%s",
              "size" : 135,
              "created" : "2026-03-01T12:00:00Z",
              "origin" : "https://example.test/specs",
              "entities" : { },
            """
                .formatted(lock.sha256()));
  }

  private void assertVerifyFails(SpecLock lock, String reason) {
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> lock.verify(specs, List.of()))
        .withMessage(specs + ": " + reason);
  }
}
