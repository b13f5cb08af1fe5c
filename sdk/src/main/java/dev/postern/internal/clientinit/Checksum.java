package dev.postern.internal.clientinit;

import dev.postern.internal.json.JsonText;

/**
 * A hash of the entries of a response, whatever their order. Not cryptographic: it only tells
 * whether a client has these entries already.
 */
final class Checksum {
  private long sum;

  /** Adds what was written since a length of the text. */
  void add(JsonText text, int start) {
    long hash = 0;
    for (int i = start; i < text.length(); i++) {
      // The comma before an entry depends on its place.
      if (i > start || text.charAt(i) != ',') {
        hash = 0x100000001B3L * (hash ^ text.charAt(i));
      }
    }
    sum += mixed(hash);
  }

  String text() {
    return Long.toUnsignedString(sum);
  }

  /** Spreads each bit over all others, so that a sum keeps them apart (SplitMix64). */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
