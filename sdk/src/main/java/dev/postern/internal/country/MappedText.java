package dev.postern.internal.country;

/**
 * Reads what follows the prefix of an IPv4 address mapped into IPv6: four numbers between dots, or
 * two groups of hex digits.
 */
final class MappedText {

  private static final int MOST_DIGITS = 4;

  private MappedText() {}

  static long read(String text, int from) {
    int colon = text.indexOf(':', from);
    if (colon < 0) {
      return Ipv4Text.read(text, from);
    }
    int high = group(text, from, colon);
    int low = group(text, colon + 1, text.length());
    return high < 0 || low < 0 ? AddressText.NO_ADDRESS : ((long) high << 16) + low;
  }

  /** One to four hex digits; -1 if it is anything else. */
  private static int group(String text, int start, int end) {
    if (start == end || end - start > MOST_DIGITS) {
      return -1;
    }
    int value = 0;
    for (int at = start; at < end; at++) {
      int digit = digit(text.charAt(at));
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** ASCII only: {@link Character#digit} takes the digits of every script. */
  private static int digit(char character) {
    return character < 0x80 ? Character.digit(character, 16) : -1;
  }
}
