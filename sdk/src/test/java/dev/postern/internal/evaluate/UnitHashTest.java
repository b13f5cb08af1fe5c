package dev.postern.internal.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket is the first 64 bits of the SHA-256 of {@code salt.id} or {@code salt.salt.id}. */
class UnitHashTest {
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
    for (int length = 240; length <= 260; length++) {
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

  @Test
  void aRulesSaltComesBetween() throws NoSuchAlgorithmException {
    assertHash("spec", "rule", "u-1001");
    assertHash("spec", "rüle", "u-1001");
    assertHash("spec", "", "u-1001");
    assertHash("s".repeat(250), "rule", "u-1001");
    assertHash("spec", "r".repeat(250), "u-1001");
  }

  @Test
  void aMemoTellsSaltsApart() {
    BucketMemo memo = new BucketMemo();
    for (int i = 0; i < 2 * BucketMemo.SLOTS; i++) {
      String id = "u-" + i % 100;
      String salt = "s" + i;
      assertThat(memo.bucket(salt, "r", id)).isEqualTo(UnitHash.bucket(salt, "r", id));
      assertThat(memo.bucket("r", salt, id)).isEqualTo(UnitHash.bucket("r", salt, id));
      assertThat(memo.bucket(salt, null, id)).isEqualTo(UnitHash.bucket(salt, null, id));
    }
  }

  private static void assertHash(String salt, String id) throws NoSuchAlgorithmException {
    assertHash(salt, null, id);
  }

  private static void assertHash(String salt, @Nullable String ruleSalt, String id)
      throws NoSuchAlgorithmException {
    String text = ruleSalt == null ? salt + "." + id : salt + "." + ruleSalt + "." + id;
    long first =
        ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)))
            .getLong();
    int bucket = (int) Long.remainderUnsigned(first, 10_000);
    assertThat(UnitHash.of(salt, ruleSalt, id)).as(text).isEqualTo(first);
    assertThat(UnitHash.bucket(salt, ruleSalt, id)).as(text).isEqualTo(bucket);
    assertThat(new BucketMemo().bucket(salt, ruleSalt, id)).as(text).isEqualTo(bucket);
  }
}
