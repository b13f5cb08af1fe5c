package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.localmode.SpecKeys;
import dev.postern.localmode.SpecLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keygen}, {@code lock}, {@code sign} and {@code verify}. */
class LockCommandsTest {
  @TempDir private Path directory;
  private Path specs = Path.of("");
  private Path key = Path.of("");
  private Path publicKey = Path.of("");

  @BeforeEach
  void writeSpecs() throws IOException {
    specs = new Shop(directory).specs();
    key = directory.resolve("release.pem");
    publicKey = directory.resolve("release.pem.pub");
  }

  @Test
  void keysAreMadeForTheirOwnerAndNeverShown() throws IOException {
    CommandRun run = CommandRun.of("keygen", key, "--format", "json").succeeds();
    String id = SpecKeys.id(SpecKeys.readPublic(publicKey));
    assertThat(run.out())
        .isEqualTo(
            """
            {
              "key_id": "%s",
              "key_file": "%s",
              "public_file": "%s"
            }
            """
                .formatted(id, key, publicKey));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(SpecKeys.id(SpecKeys.readPair(key).getPublic())).isEqualTo(id);
  }

  @Test
  void keysAreNeverWrittenOver() {
    CommandRun.of("keygen", key).succeeds();
    CommandRun.of("keygen", key)
        .failsWith(publicKey + ": it is there already; keys are never written over");
  }

  @Test
  void lockTellsWhatTheFileIs() {
    CommandRun run = CommandRun.of("lock", specs, "--origin", "the shop").succeeds();
    SpecLock lock = SpecLock.read(SpecLock.beside(specs));
    assertThat(lock.version()).isOne();
    assertThat(run.out().lines().map(String::strip))
        .contains("version    1", "origin     the shop", "time       2026-01-01T00:00:00Z")
        .contains("sha256     " + lock.sha256(), "changed    yes");
  }

  @Test
  void aLockThatIsRightStaysAsItIs() throws IOException {
    CommandRun.of("lock", specs).succeeds();
    byte[] before = Files.readAllBytes(SpecLock.beside(specs));
    assertThat(CommandRun.of("lock", specs).succeeds().out()).contains("changed", "no\n");
    assertThat(Files.readAllBytes(SpecLock.beside(specs))).isEqualTo(before);
  }

  @Test
  void aChangedFileHasTheNextVersion() throws IOException {
    CommandRun.of("lock", specs, "--spec-version", "41").succeeds();
    Files.writeString(specs, "\n", StandardOpenOption.APPEND);
    CommandRun.of("lock", specs).succeeds();
    assertThat(SpecLock.read(SpecLock.beside(specs)).version()).isEqualTo(42);
  }

  @Test
  void versionsOnlyRise() throws IOException {
    CommandRun.of("lock", specs, "--spec-version", "41").succeeds();
    Files.writeString(specs, "\n", StandardOpenOption.APPEND);
    CommandRun.of("lock", specs, "--spec-version", "40")
        .isWrongUsage("--spec-version must be 41 or more; ");
  }

  @Test
  void whatIsNoSpecFileGetsNoLock() throws IOException {
    Path other = new Shop(directory).file("other.json", "[]");
    assertThat(CommandRun.of("lock", other).err()).startsWith("postern: " + other + ":1:1: ");
    assertThat(SpecLock.beside(other)).doesNotExist();
  }

  @Test
  void signedFilesAreVerified() {
    sign();
    CommandRun run =
        CommandRun.of("verify", specs, "--key", publicKey, "--format", "json").succeeds();
    assertThat(run.out())
        .contains("\"verified\": \"yes\"", "\"fault\": null")
        .contains("\"signed_by\": \"" + SpecKeys.id(SpecKeys.readPublic(publicKey)) + "\"");
  }

  @Test
  void whatIsChangedIsFound() throws IOException {
    sign();
    Files.writeString(specs, "\n", StandardOpenOption.APPEND);
    CommandRun run = CommandRun.of("verify", specs, "--key", publicKey, "--format", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("\"verified\": \"no\"", "\"fault\": \"it has been changed: it has 143,806 bytes");
  }

  @Test
  void aKeyThatIsNotTrustedIsFound() {
    sign();
    Path other = directory.resolve("other.pem");
    CommandRun.of("keygen", other).succeeds();
    CommandRun run = CommandRun.of("verify", specs, "--key", other + ".pub");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("which is not among the trusted");
  }

  @Test
  void aVersionThatIsTooLowIsFound() {
    CommandRun.of("lock", specs).succeeds();
    CommandRun run = CommandRun.of("verify", specs, "--minimum-version", 2);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("its version 1 is lower than 2");
  }

  @Test
  void withoutALockNothingIsSignedOrVerified() {
    String message = SpecLock.beside(specs) + ": there is no such file; postern lock makes it";
    CommandRun.of("verify", specs).failsWith(message);
    CommandRun.of("sign", specs, "--key", key).failsWith(message);
  }

  @Test
  void aFileThatIsNotAsItsLockSaysIsNotSigned() throws IOException {
    CommandRun.of("keygen", key).succeeds();
    CommandRun.of("lock", specs).succeeds();
    Files.writeString(specs, "\n", StandardOpenOption.APPEND);
    CommandRun.of("sign", specs, "--key", key)
        .failsWith(specs + ": it has been changed: it has 143,806 bytes, the lock says 143,805");
    assertThat(SpecLock.read(SpecLock.beside(specs)).signature()).isNull();
  }

  @Test
  void aPublicKeySignsNothing() {
    CommandRun.of("keygen", key).succeeds();
    CommandRun.of("lock", specs).succeeds();
    assertThat(CommandRun.of("sign", specs, "--key", publicKey).err())
        .startsWith("postern: " + publicKey + ": it has no block ");
  }

  private void sign() {
    CommandRun.of("keygen", key).succeeds();
    CommandRun.of("lock", specs).succeeds();
    CommandRun.of("sign", specs, "--key", key).succeeds();
  }
}
