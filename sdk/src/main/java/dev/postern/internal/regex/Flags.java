package dev.postern.internal.regex;

/** The switches {@code (?imsxU)} as they stand at one place of a pattern. */
record Flags(
    boolean ignoreCase, boolean multiLine, boolean dotAll, boolean extended, boolean swapGreed) {
  static final Flags NONE = new Flags(false, false, false, false, false);

  /** These flags with one switched; the letter must be one of {@code imsxuU}. */
  Flags with(int letter, boolean on) {
    return switch (letter) {
      case 'i' -> new Flags(on, multiLine, dotAll, extended, swapGreed);
      case 'm' -> new Flags(ignoreCase, on, dotAll, extended, swapGreed);
      case 's' -> new Flags(ignoreCase, multiLine, on, extended, swapGreed);
      case 'x' -> new Flags(ignoreCase, multiLine, dotAll, on, swapGreed);
      case 'U' -> new Flags(ignoreCase, multiLine, dotAll, extended, on);
      case 'u' -> unicode(on);
      default -> throw new InvalidPatternException("unknown flag");
    };
  }

  private Flags unicode(boolean on) {
    if (!on) {
      throw new InvalidPatternException("Unicode cannot be switched off");
    }
    return this;
  }
}
