package dev.postern.internal.useragent;

/** The longest user agent a condition looks at: 1,000 bytes of UTF-8, as in the official engine. */
public final class UserAgentLength {

  /** A user agent of this many bytes is still parsed, a longer one gives no value. */
  public static final int LIMIT = 1_000;

  private static final int MOST_BYTES_PER_CHAR = 3;

  private UserAgentLength() {}

  /**
   * Whether a condition ignores {@code userAgent} for its length. Allocates nothing.
   *
   * @param userAgent any text
   * @return whether it has more than {@link #LIMIT} bytes in UTF-8
   */
  public static boolean isTooLong(String userAgent) {
    if (userAgent.length() > LIMIT) {
      return true;
    }
    return userAgent.length() * MOST_BYTES_PER_CHAR > LIMIT && utf8Bytes(userAgent) > LIMIT;
  }

  /**
   * Length in UTF-8; a surrogate without its partner counts as the three bytes its code point would
   * take.
   */
  static int utf8Bytes(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      bytes += utf8Bytes(codePoint);
      at += Character.charCount(codePoint);
    }
    return bytes;
  }

  private static int utf8Bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
