package dev.postern.internal.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The hash behind every bucket: the first 8 bytes of SHA-256 of a salt, a dot and a unit id. The
 * salt's bytes are made once. Thread-safe.
 */
final class SaltedHash {
  private static final int BUCKETS = 10_000;
  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private final byte[] prefix;
  private final int spread;

  private SaltedHash(byte[] prefix) {
    this.prefix = prefix;
    this.spread = Arrays.hashCode(prefix) * 0x9E37_79B9;
  }

  /** Hashes {@code salt.unitId}. */
  static SaltedHash of(String salt) {
    return new SaltedHash((salt + ".").getBytes(UTF_8));
  }

  /** The salt that it was made of. */
  String salt() {
    return new String(prefix, 0, prefix.length - 1, UTF_8);
  }

  /** A number by which salts differ. */
  int spread() {
    return spread;
  }

  /** The hash modulo 10,000. */
  int bucket(String unitId) {
    return (int) Long.remainderUnsigned(hash(unitId), BUCKETS);
  }

  /** An unsigned 64-bit number. */
  long hash(String unitId) {
    return SCRATCH.get().hash(prefix, unitId);
  }

  /** A digest, its input and its output, one a thread; nothing of a user stays in it. */
  private static final class Scratch {
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest = sha256();
    private final byte[] output = new byte[32];
    private final byte[] input = new byte[128];

    long hash(byte[] prefix, String unitId) {
      digest.update(prefix);
      int length = unitId.length();
      if (length <= input.length && isAscii(unitId)) {
        digest.update(input, 0, length);
      } else {
        digest.update(unitId.getBytes(UTF_8));
      }
      try {
        digest.digest(output, 0, output.length);
      } catch (DigestException impossible) {
        throw new AssertionError("the output has room", impossible);
      }
      Arrays.fill(input, 0, Math.min(length, input.length), (byte) 0);
      return (long) LONG.get(output, 0);
    }

    /** Copies the text on the way. */
    private boolean isAscii(String text) {
      int all = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        all |= c;
        input[i] = (byte) c;
      }
      return all < 0x80;
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
