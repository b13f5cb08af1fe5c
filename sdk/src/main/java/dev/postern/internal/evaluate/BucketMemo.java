package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * The buckets of the last salts and unit ids: {@value #SLOTS} of them, each found in one place. A
 * service makes a new user for each request, and most of its requests are of few users.
 *
 * <p>Thread-safe without locks: an entry is immutable, and one that is lost is made anew.
 */
final class BucketMemo {
  static final int SLOTS = 4096;

  /** Longer ids are not kept, lest they take much memory. */
  private static final int LONGEST = 128;

  private final @Nullable Entry[] slots = new Entry[SLOTS];

  private record Entry(SaltedHash salt, String unitId, int bucket) {
    boolean is(SaltedHash otherSalt, String otherId) {
      return salt == otherSalt && unitId.equals(otherId);
    }
  }

  /** The bucket that the salt puts the unit in: 0 to 9,999. */
  int bucket(SaltedHash salt, String unitId) {
    int mixed = salt.spread() ^ unitId.hashCode();
    int slot = (mixed ^ (mixed >>> 15)) & (SLOTS - 1);
    Entry known = slots[slot];
    if (known != null && known.is(salt, unitId)) {
      return known.bucket();
    }
    int bucket = salt.bucket(unitId);
    if (unitId.length() <= LONGEST) {
      slots[slot] = new Entry(salt, unitId, bucket);
    }
    return bucket;
  }
}
