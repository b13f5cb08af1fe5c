package dev.postern.internal.evaluate;

import java.util.BitSet;
import java.util.Locale;

/**
 * Unicode's full lower-casing, independent of locale, in linear time.
 *
 * <p>{@link String#toLowerCase(Locale)} takes time that grows with the square of the length when a
 * text has many {@code İ} or {@code Σ}: a text of 40 KB takes half a minute. It also looks for the
 * end of a word, which {@code Σ} depends on, otherwise than the engine does.
 */
public final class LowerCase {
  private static final char CAPITAL_SIGMA = '\u03a3';
  private static final String DOTTED_I = "\u0130";
  private static final String LOWER_DOTTED_I = "i\u0307";

  /** Punctuation within words, which is passed over like accents. */
  private static final String WITHIN_WORDS =
      "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private LowerCase() {}

  /** The text in lower case. */
  public static String of(String text) {
    boolean hasSigma = text.indexOf(CAPITAL_SIGMA) >= 0;
    if (!hasSigma && text.indexOf(DOTTED_I) < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    String dotted = text.replace(DOTTED_I, LOWER_DOTTED_I);
    return (hasSigma ? lowerSigmas(dotted) : dotted).toLowerCase(Locale.ROOT);
  }

  /** A sigma is a final one after a letter that has case, unless such a letter follows. */
  private static String lowerSigmas(String text) {
    BitSet beforeCased = beforeCased(text);
    StringBuilder lower = new StringBuilder(text);
    boolean isAfterCased = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == CAPITAL_SIGMA) {
        lower.setCharAt(i, isAfterCased && !beforeCased.get(i) ? '\u03c2' : '\u03c3');
      }
      if (!isPassedOver(c)) {
        isAfterCased = isCased(c);
      }
    }
    return lower.toString();
  }

  private static BitSet beforeCased(String text) {
    BitSet before = new BitSet(text.length());
    boolean isBeforeCased = false;
    for (int end = text.length(); end > 0; ) {
      int c = text.codePointBefore(end);
      end -= Character.charCount(c);
      before.set(end, isBeforeCased);
      if (!isPassedOver(c)) {
        isBeforeCased = isCased(c);
      }
    }
    return before;
  }

  private static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  private static boolean isPassedOver(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> WITHIN_WORDS.indexOf(c) >= 0;
    };
  }
}
