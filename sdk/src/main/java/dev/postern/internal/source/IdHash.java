package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The form in which ids are listed: the first 6 bytes of SHA-256, which are the 48 bits of 8
 * characters of Base64.
 */
final class IdHash {
  /** What stands for a text that is no hash. */
  static final long NONE = -1;

  private static final int LENGTH = 8;
  private static final ThreadLocal<Scratch> SCRATCH =
      new ThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
          return new Scratch();
        }
      };

  private IdHash() {}

  /** Hashes an id. Allocates nothing for an id of ASCII characters that is not very long. */
  static long of(String id) {
    return SCRATCH.get().hash(id);
  }

  /** Reads 8 characters of Base64; {@link #NONE} if they are not. */
  static long read(CharSequence text, int start) {
    if (text.length() - start != LENGTH) {
      return NONE;
    }
    long hash = 0;
    for (int i = start; i < start + LENGTH; i++) {
      int bits = bits(text.charAt(i));
      if (bits < 0) {
        return NONE;
      }
      hash = (hash << 6) | bits;
    }
    return hash;
  }

  private static int bits(char letter) {
    if (letter >= 'A' && letter <= 'Z') {
      return letter - 'A';
    }
    if (letter >= 'a' && letter <= 'z') {
      return letter - 'a' + 26;
    }
    if (letter >= '0' && letter <= '9') {
      return letter - '0' + 52;
    }
    return letter == '+' ? 62 : letter == '/' ? 63 : -1;
  }

  /** A digest with its input and output, one a thread; nothing of a user stays in it. */
  private static final class Scratch {
    private static final int ROOM = 256;

    private final MessageDigest digest = sha256();
    private final byte[] text = new byte[ROOM];
    private final byte[] out = new byte[32];

    long hash(String id) {
      if (!updateAscii(id)) {
        digest.update(id.getBytes(UTF_8));
      }
      digestOut();
      long hash = 0;
      for (int i = 0; i < 6; i++) {
        hash = (hash << 8) | (out[i] & 0xff);
      }
      Arrays.fill(out, (byte) 0);
      return hash;
    }

    private boolean updateAscii(String id) {
      int length = id.length();
      boolean isAscii = length <= ROOM;
      for (int i = 0; isAscii && i < length; i++) {
        text[i] = (byte) id.charAt(i);
        isAscii = id.charAt(i) < 0x80;
      }
      if (isAscii) {
        digest.update(text, 0, length);
      }
      Arrays.fill(text, 0, Math.min(length, ROOM), (byte) 0);
      return isAscii;
    }

    private void digestOut() {
      try {
        digest.digest(out, 0, out.length);
      } catch (DigestException impossible) {
        throw new AssertionError("32 bytes are enough for SHA-256", impossible);
      }
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
