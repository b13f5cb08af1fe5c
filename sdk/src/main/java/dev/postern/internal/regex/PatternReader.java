package dev.postern.internal.regex;

/** A place in the text of a pattern. */
final class PatternReader {
  /** What {@link #peek()} answers at the end. */
  static final int END = -1;

  private final String pattern;
  private int position;

  PatternReader(String pattern) {
    this.pattern = pattern;
  }

  int peek() {
    return position < pattern.length() ? pattern.codePointAt(position) : END;
  }

  /** The character after the one at hand. */
  int peekSecond() {
    int next = position + (atEnd() ? 0 : Character.charCount(peek()));
    return next < pattern.length() ? pattern.codePointAt(next) : END;
  }

  int next() {
    int codePoint = peek();
    if (codePoint == END) {
      throw new InvalidPatternException("the pattern ends too early");
    }
    position += Character.charCount(codePoint);
    return codePoint;
  }

  boolean atEnd() {
    return position >= pattern.length();
  }

  /** Steps over a text if it stands here. */
  boolean skip(String text) {
    boolean here = pattern.startsWith(text, position);
    position += here ? text.length() : 0;
    return here;
  }

  void expect(String text) {
    if (!skip(text)) {
      throw new InvalidPatternException("expected " + text);
    }
  }

  /** The text up to a delimiter, which is stepped over. */
  String upTo(String delimiter) {
    int end = pattern.indexOf(delimiter, position);
    if (end < 0) {
      throw new InvalidPatternException("expected " + delimiter);
    }
    String text = pattern.substring(position, end);
    position = end + delimiter.length();
    return text;
  }

  /** Decimal digits here, or an empty text. */
  String digits() {
    int start = position;
    while (peek() >= '0' && peek() <= '9') {
      position++;
    }
    return pattern.substring(start, position);
  }

  /** Steps over what the flag {@code x} lets stand between tokens. */
  void skipSpace(boolean extended) {
    while (extended && skipSpaceOrComment()) {
      // Until neither is left.
    }
  }

  private boolean skipSpaceOrComment() {
    if (skip("#")) {
      int end = pattern.indexOf('\n', position);
      position = end < 0 ? pattern.length() : end + 1;
      return true;
    }
    return skip(" ") || skip("\t") || skip("\n") || skip("\r");
  }

  int mark() {
    return position;
  }

  void reset(int mark) {
    position = mark;
  }
}
