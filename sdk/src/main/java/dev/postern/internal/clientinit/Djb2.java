package dev.postern.internal.clientinit;

/** The short hash of client SDKs. */
final class Djb2 {
  private Djb2() {}

  /** The hash as it is written: an unsigned 32-bit number. */
  static String text(String text) {
    return Integer.toUnsignedString(hash(text));
  }

  /** Of code points: it differs from {@code String.hashCode} beyond the basic plane. */
  static int hash(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      hash = 31 * hash + codePoint;
      i += Character.charCount(codePoint);
    }
    return hash;
  }
}
