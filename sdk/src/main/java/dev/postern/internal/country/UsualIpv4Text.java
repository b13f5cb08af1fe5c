package dev.postern.internal.country;

/**
 * Reads addresses in their usual spelling, fast: four numbers between dots, of one to three digits
 * each.
 *
 * <p>Reading takes no longer than a few wrong guesses of the processor would. So it branches only
 * where nearly all texts go the same way; numbers of two and of three digits, which alternate at
 * random, are told apart by arithmetic: the character behind the second digit is either a third
 * digit or, less than '0', a dot, and the sign of the difference makes a mask.
 */
final class UsualIpv4Text {

  /** What {@link #read} gives for a text that is spelt otherwise, and may be an address or not. */
  static final long UNUSUAL = Long.MIN_VALUE;

  private static final int PARTS = 4;

  /** At least a digit, a dot and a digit follow the start of each part but the last. */
  private static final int SHORTEST_REST = 3;

  private static final int DOT = '.' - '0';

  private UsualIpv4Text() {}

  /**
   * Reads {@code text} from {@code from} to its end.
   *
   * @return the address, {@link AddressText#NO_ADDRESS} if it is beyond the last one, {@link
   *     #UNUSUAL} if the spelling is not the usual one
   */
  static long read(String text, int from) {
    int sum = 0;
    int start = from;
    for (int part = 1; part < PARTS; part++) {
      if (text.length() - start < SHORTEST_REST) {
        return UNUSUAL;
      }
      int first = text.charAt(start) - '0';
      int second = text.charAt(start + 1) - '0';
      if (second == DOT && isDigit(first)) {
        sum = (sum << 8) + first;
        start += 2;
      } else {
        int third = text.charAt(start + 2) - '0';
        int dot = start + 3 + (third >> 31);
        if (!isDigit(first) || !isDigit(second) || third > 9 || !isDotAt(text, dot)) {
          return UNUSUAL;
        }
        sum = (sum << 8) + number(first, second, third);
        start = dot + 1;
      }
    }
    long last = last(text, start);
    return last < 0 ? UNUSUAL : limited(((long) sum << 8) + last);
  }

  private static int last(String text, int start) {
    int digits = text.length() - start;
    if (digits < 1 || digits > 3) {
      return -1;
    }
    int first = text.charAt(start) - '0';
    if (digits == 1) {
      return isDigit(first) ? first : -1;
    }
    int second = text.charAt(start + 1) - '0';
    int third = text.charAt(start + digits - 1) - '0';
    return isDigit(first) && isDigit(second) && isDigit(third)
        ? number(first, second, third | digits - 3)
        : -1;
  }

  /** The number of three digits, or of the first two if {@code third} is negative. */
  private static int number(int first, int second, int third) {
    int two = first * 10 + second;
    return two + (two * 9 + third & ~(third >> 31));
  }

  private static boolean isDotAt(String text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }

  private static boolean isDigit(int difference) {
    return Integer.compareUnsigned(difference, 10) < 0;
  }

  private static long limited(long sum) {
    return sum < AddressText.END_OF_ADDRESSES ? sum : AddressText.NO_ADDRESS;
  }
}
