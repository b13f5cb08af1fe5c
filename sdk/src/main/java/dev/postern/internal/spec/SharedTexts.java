package dev.postern.internal.spec;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal texts that stand near each other as one object. A spec file says the same names, ids
 * and salts over and over, and a third of what it takes in memory would be their copies. Of texts
 * that fall together the latest is known, so that it stays small however large the file is.
 */
final class SharedTexts implements UnaryOperator<String> {
  private static final int SLOTS = 4096;

  /** Longer texts are values, which are seldom the same. */
  private static final int LONGEST = 64;

  private final @Nullable String[] slots = new String[SLOTS];

  /** The text, or an equal one that was there before. */
  @Override
  public String apply(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int mixed = text.hashCode() * 0x9E37_79B9;
    int slot = mixed >>> 20;
    String known = slots[slot];
    if (text.equals(known)) {
      return known;
    }
    slots[slot] = text;
    return text;
  }
}
