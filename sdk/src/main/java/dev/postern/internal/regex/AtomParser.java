package dev.postern.internal.regex;

/** Parses what can be repeated: a character, a class, an assertion, an escape, a group. */
final class AtomParser {
  private final PatternReader reader;
  private final Parser parser;
  private final GroupParser groups;
  private final ClassParser classes;

  AtomParser(PatternReader reader, Parser parser) {
    this.reader = reader;
    this.parser = parser;
    this.groups = new GroupParser(reader, parser);
    this.classes = new ClassParser(reader, parser);
  }

  Node atom() {
    int codePoint = reader.next();
    return switch (codePoint) {
      case '.' -> new Node.Characters(anything());
      case '^' -> boundary(Assertion.TEXT_START, Assertion.LINE_START);
      case '$' -> boundary(Assertion.TEXT_END, Assertion.LINE_END);
      case '(' -> groups.group();
      case '[' -> new Node.Characters(classes.bracket());
      case '\\' -> escape(reader.next());
      case '*', '+', '?' -> throw new InvalidPatternException("nothing to repeat");
      default -> literal(codePoint);
    };
  }

  private CodePointSet anything() {
    return parser.flags().dotAll() ? CodePointSet.ALL : UnicodeSets.NOT_LINE_FEED;
  }

  private Node boundary(Assertion single, Assertion multiLine) {
    return new Node.Boundary(parser.flags().multiLine() ? multiLine : single);
  }

  private Node literal(int codePoint) {
    return new Node.Characters(CharacterEscape.of(codePoint, parser.flags()).set());
  }

  private Node escape(int letter) {
    return switch (letter) {
      case 'A' -> new Node.Boundary(Assertion.TEXT_START);
      case 'z' -> new Node.Boundary(Assertion.TEXT_END);
      case 'Z' -> new Node.Boundary(Assertion.TRAILING_LINES);
      case 'G' -> new Node.Boundary(Assertion.SEARCH_START);
      case '<' -> new Node.Boundary(Assertion.WORD_START);
      case '>' -> new Node.Boundary(Assertion.WORD_END);
      case 'b' -> new Node.Boundary(wordBoundary());
      case 'B' -> notWordBoundary();
      case 'K' -> new Node.KeepOut();
      case 'O' -> new Node.Characters(CodePointSet.ALL);
      case 'k' -> reference(groups.delimitedName());
      default -> isDigit(letter) ? numbered(letter) : character(letter);
    };
  }

  private Assertion wordBoundary() {
    reader.skipSpace(parser.flags().extended());
    if (!namesBoundary()) {
      return Assertion.WORD_BOUNDARY;
    }
    reader.skip("{");
    String name = reader.upTo("}");
    return switch (parser.flags().extended() ? name.strip() : name) {
      case "start" -> Assertion.WORD_START;
      case "end" -> Assertion.WORD_END;
      case "start-half" -> Assertion.WORD_START_HALF;
      case "end-half" -> Assertion.WORD_END_HALF;
      default -> throw new InvalidPatternException("unknown boundary");
    };
  }

  private Node notWordBoundary() {
    if (namesBoundary()) {
      throw new InvalidPatternException("unknown boundary");
    }
    return new Node.Boundary(Assertion.NOT_WORD_BOUNDARY);
  }

  /** Whether a brace follows that does not look like a repetition. */
  private boolean namesBoundary() {
    int second = reader.peekSecond();
    return reader.peek() == '{' && second != ',' && !isDigit(second);
  }

  private Node numbered(int firstDigit) {
    String digits = Character.toString(firstDigit) + reader.digits();
    return backReference(parser.groups().byNumber(digits));
  }

  private Node reference(String name) {
    return backReference(parser.groups().byNameOrNumber(name));
  }

  private Node backReference(int group) {
    return new Node.BackReference(group, parser.flags().ignoreCase());
  }

  private Node character(int letter) {
    CharacterEscape escape = CharacterEscape.read(letter, reader, parser.flags());
    return new Node.Characters(escape.set());
  }

  private static boolean isDigit(int codePoint) {
    return codePoint >= '0' && codePoint <= '9';
  }
}
