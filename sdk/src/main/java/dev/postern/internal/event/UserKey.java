package dev.postern.internal.event;

import dev.postern.internal.evaluate.LowerCase;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number for whom an exposure is about: users with the same ids have the same one, and others
 * have another one but for one chance in 2^64. What else is known of a user does not matter.
 */
public final class UserKey {
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private UserKey() {}

  /** The key of a user with these ids. */
  public static long of(@Nullable String userId, Map<String, String> customIds) {
    long sum = 0;
    for (Map.Entry<String, String> id : customIds.entrySet()) {
      sum += mix(hash(LowerCase.of(id.getKey())) ^ mix(hash(id.getValue())));
    }
    return mix((userId == null ? 0 : hash(userId)) + mix(sum + FACTOR));
  }

  /** Spreads every bit over all others. */
  static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
    return mixed ^ (mixed >>> 33);
  }

  private static long hash(String text) {
    long hash = text.length() + FACTOR;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FACTOR;
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }
}
