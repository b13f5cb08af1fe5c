package dev.postern.internal.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash behind every bucket: the first 8 bytes of SHA-256 of a salt, a dot and a unit id. The
 * salt's bytes are made once. Thread-safe.
 */
final class SaltedHash {
  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private final byte[] prefix;

  private SaltedHash(byte[] prefix) {
    this.prefix = prefix;
  }

  /** Hashes {@code salt.unitId}. */
  static SaltedHash of(String salt) {
    return new SaltedHash((salt + ".").getBytes(UTF_8));
  }

  /** The salt that it was made of. */
  String salt() {
    return new String(prefix, 0, prefix.length - 1, UTF_8);
  }

  /** An unsigned 64-bit number. */
  long hash(String unitId) {
    return SCRATCH.get().hash(prefix, unitId);
  }

  /** A digest and its output, one a thread; nothing of a user stays in it. */
  private static final class Scratch {
    private final MessageDigest digest = sha256();

    long hash(byte[] prefix, String unitId) {
      digest.update(prefix);
      byte[] bytes = digest.digest(unitId.getBytes(UTF_8));
      return ByteBuffer.wrap(bytes).getLong();
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError("every Java platform has SHA-256", impossible);
      }
    }
  }
}
