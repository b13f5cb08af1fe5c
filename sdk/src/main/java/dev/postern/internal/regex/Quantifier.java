package dev.postern.internal.regex;

/** How often what stands before is repeated. */
record Quantifier(int least, int most) {
  private static final Quantifier NONE = new Quantifier(-1, -1);

  /** Whether there is no quantifier at all. */
  boolean isOnce() {
    return least < 0;
  }

  /**
   * Reads {@code * + ? {n} {n,} {n,m} {,m} {,}}; a brace that is none of these is left where it is.
   */
  static Quantifier read(PatternReader reader, boolean extended) {
    if (reader.skip("*")) {
      return new Quantifier(0, Node.Repeat.UNBOUNDED);
    }
    if (reader.skip("+")) {
      return new Quantifier(1, Node.Repeat.UNBOUNDED);
    }
    if (reader.skip("?")) {
      return new Quantifier(0, 1);
    }
    return reader.peek() == '{' ? counted(reader, extended) : NONE;
  }

  private static Quantifier counted(PatternReader reader, boolean extended) {
    int mark = reader.mark();
    reader.skip("{");
    reader.skipSpace(extended);
    String least = reader.digits();
    reader.skipSpace(extended);
    boolean open = reader.skip(",");
    reader.skipSpace(extended);
    String most = open ? reader.digits() : least;
    reader.skipSpace(extended);
    if (!reader.skip("}") || (least.isEmpty() && !open)) {
      reader.reset(mark);
      return NONE;
    }
    return checked(number(least, 0), number(most, Node.Repeat.UNBOUNDED));
  }

  private static Quantifier checked(int least, int most) {
    if (most < least) {
      throw new InvalidPatternException("a repetition that ends before it begins");
    }
    return new Quantifier(least, most);
  }

  private static int number(String digits, int otherwise) {
    if (digits.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException tooLarge) {
      throw new InvalidPatternException("a repetition too large");
    }
  }
}
