package dev.postern.internal.evaluate;

import java.util.Objects;
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

  private record Entry(String salt, @Nullable String ruleSalt, String unitId, int bucket) {
    boolean is(String otherSalt, @Nullable String otherRuleSalt, String otherId) {
      return salt.equals(otherSalt)
          && Objects.equals(ruleSalt, otherRuleSalt)
          && unitId.equals(otherId);
    }
  }

  /**
   * The bucket that the salts put the unit in: 0 to 9,999.
   *
   * @param ruleSalt null when the other salt stands alone
   */
  int bucket(String salt, @Nullable String ruleSalt, String unitId) {
    int salts = salt.hashCode() * 31 + Objects.hashCode(ruleSalt);
    int mixed = salts * 0x9E37_79B9 ^ unitId.hashCode();
    int slot = (mixed ^ (mixed >>> 15)) & (SLOTS - 1);
    Entry known = slots[slot];
    if (known != null && known.is(salt, ruleSalt, unitId)) {
      return known.bucket();
    }
    int bucket = UnitHash.bucket(salt, ruleSalt, unitId);
    if (unitId.length() <= LONGEST) {
      slots[slot] = new Entry(salt, ruleSalt, unitId, bucket);
    }
    return bucket;
  }
}
