package dev.postern.internal.regex;

/**
 * An escape that stands for characters, inside or outside a bracket.
 *
 * @param literal the code point it stands for, or -1 if it is a class
 * @param set what it matches, case folded where the flag says so
 */
record CharacterEscape(int literal, CodePointSet set) {
  private static final int CLASS = -1;

  /** Reads what comes after the backslash and a letter. */
  static CharacterEscape read(int letter, PatternReader reader, Flags flags) {
    return switch (letter) {
      case 'd' -> classOf(UnicodeSets.digit());
      case 'D' -> classOf(UnicodeSets.digit().complement());
      case 's' -> classOf(UnicodeSets.SPACE);
      case 'S' -> classOf(UnicodeSets.SPACE.complement());
      case 'w' -> classOf(UnicodeSets.word());
      case 'W' -> classOf(UnicodeSets.word().complement());
      case 'h' -> classOf(UnicodeSets.HEX_DIGIT);
      case 'H' -> classOf(UnicodeSets.HEX_DIGIT.complement());
      case 'p' -> classOf(property(reader, flags));
      case 'P' -> classOf(property(reader, flags).complement());
      default -> of(codePoint(letter, reader, flags), flags);
    };
  }

  static CharacterEscape of(int codePoint, Flags flags) {
    CodePointSet set = CodePointSet.of(codePoint);
    return new CharacterEscape(codePoint, flags.ignoreCase() ? CaseFolding.close(set) : set);
  }

  private static CharacterEscape classOf(CodePointSet set) {
    return new CharacterEscape(CLASS, set);
  }

  boolean isClass() {
    return literal == CLASS;
  }

  private static CodePointSet property(PatternReader reader, Flags flags) {
    String name = reader.skip("{") ? reader.upTo("}") : Character.toString(reader.next());
    CodePointSet set = UnicodeProperties.named(name);
    return flags.ignoreCase() ? CaseFolding.close(set) : set;
  }

  private static int codePoint(int letter, PatternReader reader, Flags flags) {
    return switch (letter) {
      case 'a' -> 0x07;
      case 'e' -> 0x1b;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      case 'x' -> HexEscape.read(2, reader, flags);
      case 'u' -> HexEscape.read(4, reader, flags);
      case 'U' -> HexEscape.read(8, reader, flags);
      default -> punctuation(letter);
    };
  }

  /** All but ASCII letters and digits may be escaped for nothing. */
  private static int punctuation(int character) {
    if (character < 0x80 && Character.isLetterOrDigit(character)) {
      throw new InvalidPatternException("unknown escape");
    }
    return character;
  }
}
