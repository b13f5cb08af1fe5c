package dev.postern.internal.regex;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Unicode simple case folding: which code points are the same letter when case is ignored. The JDK
 * maps to upper and lower case only, but two code points fold alike exactly when the lower case of
 * their upper case is one, save the Turkish dotted capital and dotless small i, which fold to
 * nothing else.
 */
final class CaseFolding {
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;

  private CaseFolding() {}

  static int fold(int codePoint) {
    if (codePoint == DOTTED_CAPITAL_I || codePoint == DOTLESS_SMALL_I) {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /**
   * Whether two stretches of a text are the same when case is ignored. They must have as many bytes
   * in UTF-8, as in the official engine, and so as many characters.
   */
  static boolean sameText(String text, int start, int other, int length) {
    if (other + length > text.length()) {
      return false;
    }
    int shift = other - start;
    for (int i = start; i < start + length; ) {
      int left = text.codePointAt(i);
      int right = text.codePointAt(i + shift);
      if (fold(left) != fold(right) || Character.charCount(left) != Character.charCount(right)) {
        return false;
      }
      i += Character.charCount(left);
    }
    return utf8Length(text, start, length) == utf8Length(text, other, length);
  }

  private static int utf8Length(String text, int start, int length) {
    return text.substring(start, start + length).codePoints().map(ProgramSize::utf8Length).sum();
  }

  /** The set with all code points that fold like one of its members. */
  static CodePointSet close(CodePointSet set) {
    CodePointSetBuilder builder = new CodePointSetBuilder().addAll(set);
    for (int i = 0; i < set.ranges(); i++) {
      Orbits.CASED.subMap(set.first(i), true, set.last(i), true).values().forEach(builder::addAll);
    }
    return builder.build();
  }

  /** Built at the first pattern that ignores case. */
  private static final class Orbits {
    /** From each code point that does not stand alone to all that fold like it. */
    static final NavigableMap<Integer, CodePointSet> CASED = build();

    private static NavigableMap<Integer, CodePointSet> build() {
      NavigableMap<Integer, CodePointSet> orbits = new TreeMap<>();
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        int folded = fold(c);
        if (folded != c) {
          CodePointSet orbit = orbits.getOrDefault(folded, CodePointSet.of(folded));
          orbits.put(folded, orbit.union(CodePointSet.of(c)));
        }
      }
      for (CodePointSet orbit : Map.copyOf(orbits).values()) {
        for (int i = 0; i < orbit.ranges(); i++) {
          for (int c = orbit.first(i); c <= orbit.last(i); c++) {
            orbits.put(c, orbit);
          }
        }
      }
      return orbits;
    }
  }
}
