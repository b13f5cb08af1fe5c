package dev.postern.internal.country;

/**
 * Reads four numbers between dots, by hand: nothing is allocated, and nothing thrown for what is no
 * number.
 */
final class Ipv4Text {

  private static final int PARTS = 4;

  private Ipv4Text() {}

  /**
   * Reads {@code text} from {@code from} to its end; the sum wraps as the official engine's does.
   */
  static long read(String text, int from) {
    long address = UsualIpv4Text.read(text, from);
    return address == UsualIpv4Text.UNUSUAL ? readUnusual(text, from) : address;
  }

  /** The same, more slowly for addresses in their usual spelling. */
  static long readUnusual(String text, int from) {
    long sum = 0;
    int start = from;
    for (int part = 1; part <= PARTS; part++) {
      int end = part == PARTS ? text.length() : text.indexOf('.', start);
      if (end < 0 || !DecimalText.isNumber(text, start, end)) {
        return AddressText.NO_ADDRESS;
      }
      sum = (sum << 8) + DecimalText.number(text, start, end);
      start = end + 1;
    }
    return sum < AddressText.END_OF_ADDRESSES ? sum : AddressText.NO_ADDRESS;
  }
}
