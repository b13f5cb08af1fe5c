package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecKeysTest {
  /** The first example of RFC 8032, as OpenSSL writes it. */
  private static final String OPENSSL =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
      -----END PRIVATE KEY-----
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
      -----END PUBLIC KEY-----
      """;

  @TempDir private Path directory;

  @Test
  void writtenKeysAreReadBack() throws IOException {
    KeyPair keys = SpecKeys.generate();
    Path pair = directory.resolve("specs.key");
    Path open = directory.resolve("specs.pub");
    SpecKeys.write(keys, pair, open);
    assertThat(SpecKeys.readPublic(open)).isEqualTo(keys.getPublic());
    assertThat(SpecKeys.readPublic(pair)).isEqualTo(keys.getPublic());
    assertThat(SpecKeys.readPair(pair).getPrivate().getEncoded())
        .isEqualTo(keys.getPrivate().getEncoded());
    assertThat(SpecKeys.id(keys.getPublic())).matches("[0-9a-f]{16}");
  }

  @Test
  void fileOfThePairIsForItsOwnerOnly() throws IOException {
    assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path pair = directory.resolve("specs.key");
    SpecKeys.write(SpecKeys.generate(), pair, directory.resolve("specs.pub"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pair)))
        .isEqualTo("rw-------");
  }

  @Test
  void filesThatAreThereAreNotOverwritten() throws IOException {
    Path pair = directory.resolve("specs.key");
    Path open = Files.writeString(directory.resolve("specs.pub"), "mine");
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> SpecKeys.write(SpecKeys.generate(), pair, open));
    assertThat(pair).doesNotExist();
    assertThat(open).hasContent("mine");
  }

  @Test
  void keysOfOpenSslAreRead() throws IOException {
    Path pair = Files.writeString(directory.resolve("openssl.pem"), OPENSSL);
    assertThat(SpecKeys.readPair(pair).getPublic()).isEqualTo(SpecKeys.readPublic(pair));
  }

  @Test
  void fileWithoutAKeyIsRefused() throws IOException {
    Path open = directory.resolve("specs.pub");
    SpecKeys.write(SpecKeys.generate(), directory.resolve("specs.key"), open);
    Path other = Files.writeString(directory.resolve("other.pem"), "-----BEGIN PUBLIC KEY-----");
    assertFails(() -> SpecKeys.readPublic(other), other + ": it has no block \"PUBLIC KEY\"");
    assertFails(() -> SpecKeys.readPair(open), open + ": it has no block \"PRIVATE KEY\"");
  }

  @Test
  void keysOfTwoPairsAreRefused() throws IOException {
    Path one = directory.resolve("one.key");
    Path other = directory.resolve("other.key");
    SpecKeys.write(SpecKeys.generate(), one, directory.resolve("one.pub"));
    SpecKeys.write(SpecKeys.generate(), other, directory.resolve("other.pub"));
    String mixed = Files.readString(directory.resolve("one.pub")) + Files.readString(other);
    Path pair = Files.writeString(directory.resolve("mixed.key"), mixed);
    assertFails(() -> SpecKeys.readPair(pair), pair + ": its two keys do not belong together");
  }

  @Test
  void keyOfAnotherKindIsRefused() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("x.pem"),
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
    assertFails(() -> SpecKeys.readPublic(file), file + ": its public key is not an Ed25519 key");
  }

  private static void assertFails(Runnable reading, String message) {
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(reading::run)
        .withMessage(message);
  }
}
