package dev.postern.internal.regex;

/**
 * What {@link LookBehindRule} must know of a node.
 *
 * @param length how many code points it always matches, or {@link #VARIABLE}
 * @param irregular whether it holds anything beyond a regular expression
 * @param words whether it asks for word boundaries
 */
record Shape(int length, boolean irregular, boolean words) {
  static final int VARIABLE = -1;
  static final Shape NOTHING = new Shape(0, false, false);
  static final Shape IRREGULAR = new Shape(0, true, false);

  /** Longer programs are refused, so more need not be told apart. */
  private static final long LONGEST = Integer.MAX_VALUE;

  boolean isAllowedBehind() {
    return length != VARIABLE || !(irregular || words);
  }

  Shape then(Shape next) {
    boolean fixed = length != VARIABLE && next.length != VARIABLE;
    return with(fixed ? saturated((long) length + next.length) : VARIABLE, next);
  }

  Shape or(Shape other) {
    return with(length == other.length ? length : VARIABLE, other);
  }

  Shape times(int least, int most) {
    boolean fixed = least == most && length != VARIABLE;
    return new Shape(fixed ? saturated((long) least * length) : VARIABLE, irregular, words);
  }

  Shape irregularIf(boolean condition) {
    return new Shape(length, irregular || condition, words);
  }

  private Shape with(int newLength, Shape other) {
    return new Shape(newLength, irregular || other.irregular, words || other.words);
  }

  private static int saturated(long length) {
    return (int) Math.min(length, LONGEST);
  }
}
