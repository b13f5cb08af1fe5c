package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * The hashes of the last salts and unit ids: {@value #SLOTS} of them, each found in one place. A
 * service makes a new user for each request, and most of its requests are of few users.
 *
 * <p>Thread-safe without locks: an entry is immutable, and one that is lost is made anew.
 */
final class HashMemo {
  static final int SLOTS = 4096;

  /** Longer ids are not kept, lest they take much memory. */
  private static final int LONGEST = 128;

  private final @Nullable Entry[] slots = new Entry[SLOTS];

  private record Entry(SaltedHash salt, String unitId, long hash) {
    boolean is(SaltedHash otherSalt, String otherId) {
      return salt == otherSalt && unitId.equals(otherId);
    }
  }

  long hash(SaltedHash salt, String unitId) {
    int mixed = salt.spread() ^ unitId.hashCode();
    int slot = (mixed ^ (mixed >>> 15)) & (SLOTS - 1);
    Entry known = slots[slot];
    if (known != null && known.is(salt, unitId)) {
      return known.hash();
    }
    long hash = salt.hash(unitId);
    if (unitId.length() <= LONGEST) {
      slots[slot] = new Entry(salt, unitId, hash);
    }
    return hash;
  }
}
