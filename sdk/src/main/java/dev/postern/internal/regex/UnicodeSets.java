package dev.postern.internal.regex;

/** The sets behind {@code . \d \s \w \h}. */
final class UnicodeSets {
  static final CodePointSet LINE_FEED = CodePointSet.of('\n');
  static final CodePointSet NOT_LINE_FEED = LINE_FEED.complement();
  static final CodePointSet HEX_DIGIT = CodePointSet.ofRanges('0', '9', 'A', 'F', 'a', 'f');

  /** The property White_Space. */
  static final CodePointSet SPACE =
      CodePointSet.ofRanges(
          '\t', '\r', ' ', ' ', 0x85, 0x85, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028,
          0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000);

  private UnicodeSets() {}

  static CodePointSet digit() {
    return Digit.SET;
  }

  static CodePointSet word() {
    return Word.SET;
  }

  private static final class Digit {
    static final CodePointSet SET = CodePointSet.where(Character::isDigit);
  }

  /** Computed at first use only: it asks for every code point. */
  private static final class Word {
    private static final int MEMBERS =
        1 << Character.NON_SPACING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.CONNECTOR_PUNCTUATION;

    static final CodePointSet SET = CodePointSet.where(Word::isMember);

    private static boolean isMember(int codePoint) {
      return Character.isAlphabetic(codePoint)
          || (MEMBERS >> Character.getType(codePoint) & 1) != 0
          || codePoint == 0x200c
          || codePoint == 0x200d;
    }
  }
}
