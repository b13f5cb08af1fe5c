package dev.postern.internal.regex;

/**
 * A code point by its number in hexadecimal, after the letters {@code x}, {@code u} and {@code U}.
 */
final class HexEscape {
  private HexEscape() {}

  static int read(int digits, PatternReader reader, Flags flags) {
    reader.skipSpace(flags.extended());
    if (reader.skip("{")) {
      String braced = reader.upTo("}");
      return parse(flags.extended() ? braced.replaceAll("[ \t\r\n]", "") : braced);
    }
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      number.appendCodePoint(reader.next());
    }
    return parse(number.toString());
  }

  private static int parse(String digits) {
    boolean hexadecimal = digits.chars().allMatch(UnicodeSets.HEX_DIGIT::contains);
    if (digits.isEmpty() || digits.length() > 8 || !hexadecimal) {
      throw new InvalidPatternException("not a hexadecimal number");
    }
    long codePoint = Long.parseLong(digits, 16);
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    if (codePoint > Character.MAX_CODE_POINT || surrogate) {
      throw new InvalidPatternException("not a code point");
    }
    return (int) codePoint;
  }
}
