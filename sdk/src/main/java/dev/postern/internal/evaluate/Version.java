package dev.postern.internal.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A version such as {@code 1.10.3-beta}: what stands before the first dash, cut at dots, compared
 * as integers of up to 128 bits.
 */
final class Version {
  /** What {@link #compareTo} answers when a part that is not an integer would have to decide. */
  static final int INCOMPARABLE = 2;

  private static final int MAX_BITS = 127;
  private static final int MAX_DIGITS = 39;

  /** The parts before the first one that is not an integer. */
  private final List<BigInteger> parts;

  private final int length;

  private Version(List<BigInteger> parts, int length) {
    this.parts = parts;
    this.length = length;
  }

  static Version parse(String text) {
    int dash = text.indexOf('-');
    String[] texts = (dash < 0 ? text : text.substring(0, dash)).split("\\.", -1);
    List<BigInteger> parts = new ArrayList<>(Math.min(texts.length, 8));
    for (String part : texts) {
      String digits = withoutLeadingZeros(trimmed(part));
      if (!isInteger(digits)) {
        break;
      }
      BigInteger number = new BigInteger(digits);
      if (number.bitLength() > MAX_BITS) {
        break;
      }
      parts.add(number);
    }
    return new Version(parts, texts.length);
  }

  /** −1, 0 or 1, or {@link #INCOMPARABLE}; missing parts count as 0. */
  int compareTo(Version other) {
    int longest = Math.max(length, other.length);
    for (int i = 0; i < longest; i++) {
      if (!isReadable(i) || !other.isReadable(i)) {
        return INCOMPARABLE;
      }
      int order = part(i).compareTo(other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private boolean isReadable(int index) {
    return index < parts.size() || index >= length;
  }

  private BigInteger part(int index) {
    return index < length ? parts.get(index) : BigInteger.ZERO;
  }

  private static boolean isInteger(String text) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    if (digits == 0 || digits > MAX_DIGITS) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String withoutLeadingZeros(String text) {
    int zeros = 0;
    while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
      zeros++;
    }
    return text.substring(zeros);
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Unicode's White_Space, which is neither of the sets that the JDK has a method for. */
  private static boolean isWhiteSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }
}
