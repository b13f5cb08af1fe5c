package dev.postern.internal.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket is the first 64 bits of the SHA-256 of {@code salt.id}. */
class SaltedHashTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "u-1001",
        "~",
        "\u007f",
        "\u0080",
        "é",
        "İstanbul",
        "日本",
        "😀",
        "a\u0000b"
      })
  void anyTextIsHashedAsUtf8(String id) throws NoSuchAlgorithmException {
    assertHash("salt", id);
    assertHash("sälz", id + id);
  }

  @Test
  void lengthDoesNotMatter() throws NoSuchAlgorithmException {
    for (int length = 120; length <= 140; length++) {
      assertHash("s", "x".repeat(length));
      assertHash("s", "é" + "x".repeat(length - 1));
    }
  }

  @Test
  void aLongIdLeavesNothingForTheNext() throws NoSuchAlgorithmException {
    assertHash("s", "a-long-id-of-someone");
    assertHash("s", "b");
    assertHash("s", "a-long-id-of-someone");
  }

  private static void assertHash(String salt, String id) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest((salt + "." + id).getBytes(UTF_8));
    SaltedHash hash = SaltedHash.of(salt);
    assertThat(hash.hash(id)).as("%s.%s", salt, id).isEqualTo(ByteBuffer.wrap(digest).getLong());
    assertThat(hash.salt()).isEqualTo(salt);
    assertThat(new HashMemo().hash(hash, id)).isEqualTo(hash.hash(id));
  }
}
