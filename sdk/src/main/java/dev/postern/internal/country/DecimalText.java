package dev.postern.internal.country;

/**
 * Signed 64-bit decimals inside a text: an optional sign, then ASCII digits and nothing else.
 *
 * <p>{@link Long#parseLong} is not used: it takes the digits of every script, and throws for the
 * rest.
 */
final class DecimalText {

  private static final long MOST_BEFORE_LAST_DIGIT = Long.MIN_VALUE / 10;

  private DecimalText() {}

  /** Whether the text between the two positions is a decimal that fits into 64 bits. */
  static boolean isNumber(String text, int start, int end) {
    int digits = start < end && isSign(text.charAt(start)) ? start + 1 : start;
    return digits < end && fits(text, digits, end, limit(text, start));
  }

  /** Its value. Only for what {@link #isNumber} holds of. */
  static long number(String text, int start, int end) {
    long negative = 0;
    for (int at = isSign(text.charAt(start)) ? start + 1 : start; at < end; at++) {
      negative = negative * 10 - digit(text.charAt(at));
    }
    return isNegative(text, start) ? negative : -negative;
  }

  /** Counts downwards, since there is one more negative number than there are positive ones. */
  private static boolean fits(String text, int start, int end, long limit) {
    long negative = 0;
    for (int at = start; at < end; at++) {
      int digit = digit(text.charAt(at));
      if (digit < 0 || negative < MOST_BEFORE_LAST_DIGIT || negative * 10 < limit + digit) {
        return false;
      }
      negative = negative * 10 - digit;
    }
    return true;
  }

  private static long limit(String text, int start) {
    return isNegative(text, start) ? Long.MIN_VALUE : -Long.MAX_VALUE;
  }

  private static boolean isNegative(String text, int start) {
    return text.charAt(start) == '-';
  }

  private static boolean isSign(char character) {
    return character == '+' || character == '-';
  }

  private static int digit(char character) {
    return character >= '0' && character <= '9' ? character - '0' : -1;
  }
}
