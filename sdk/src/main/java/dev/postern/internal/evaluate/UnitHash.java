package dev.postern.internal.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hash behind every bucket: the first 8 bytes of SHA-256 of a spec's salt, a rule's salt and a
 * unit id with dots between them. Thread-safe.
 */
final class UnitHash {
  private static final int BUCKETS = 10_000;
  private static final ThreadLocal<Scratch> SCRATCH =
      new ThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
          return new Scratch();
        }
      };

  private UnitHash() {}

  /**
   * The hash modulo 10,000.
   *
   * @param ruleSalt null when the other salt stands alone
   */
  static int bucket(String salt, @Nullable String ruleSalt, String unitId) {
    return (int) Long.remainderUnsigned(of(salt, ruleSalt, unitId), BUCKETS);
  }

  /**
   * An unsigned 64-bit number.
   *
   * @param ruleSalt null when the other salt stands alone
   */
  static long of(String salt, @Nullable String ruleSalt, String unitId) {
    return SCRATCH.get().hash(salt, ruleSalt, unitId);
  }

  /** A digest, its input and its output, one a thread; nothing of a user stays in it. */
  private static final class Scratch {
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest = sha256();
    private final byte[] output = new byte[32];
    private final byte[] input = new byte[256];
    private int length;

    long hash(String salt, @Nullable String ruleSalt, String unitId) {
      length = 0;
      if (hasPut(salt) && (ruleSalt == null || hasPut(ruleSalt)) && hasPut(unitId)) {
        digest.update(input, 0, length - 1);
      } else {
        digest.update(text(salt, ruleSalt, unitId).getBytes(UTF_8));
      }
      try {
        digest.digest(output, 0, output.length);
      } catch (DigestException impossible) {
        throw new AssertionError("the output has room", impossible);
      }
      Arrays.fill(input, 0, length, (byte) 0);
      return (long) LONG.get(output, 0);
    }

    /** Puts the text and a dot at the end of the input, if it is ASCII and there is room. */
    private boolean hasPut(String text) {
      int start = length;
      int end = start + text.length();
      if (end >= input.length) {
        return false;
      }
      int all = 0;
      for (int i = start; i < end; i++) {
        char c = text.charAt(i - start);
        all |= c;
        input[i] = (byte) c;
      }
      input[end] = '.';
      length = end + 1;
      return all < 0x80;
    }

    private static String text(String salt, @Nullable String ruleSalt, String unitId) {
      return ruleSalt == null ? salt + "." + unitId : salt + "." + ruleSalt + "." + unitId;
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
