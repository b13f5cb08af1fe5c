package dev.postern.internal.regex;

import java.util.ArrayList;
import java.util.List;

/** Parses a whole pattern: alternatives, sequences and what is repeated. */
final class Parser {
  /**
   * How deep groups may lie in one another, the whole pattern counted. The official engine's limit.
   */
  static final int DEPTH_LIMIT = 64;

  private final PatternReader reader;
  private final Groups groups = new Groups();
  private final AtomParser atoms;
  private Flags flags = Flags.NONE;
  private int depth;

  private Parser(PatternReader reader) {
    this.reader = reader;
    this.atoms = new AtomParser(reader, this);
  }

  static ParsedPattern parse(String regex) {
    PatternReader reader = new PatternReader(regex);
    Parser parser = new Parser(reader);
    Node root = parser.alternatives();
    if (!reader.atEnd()) {
      throw new InvalidPatternException("a closing parenthesis too many");
    }
    parser.groups.checkReferences();
    return new ParsedPattern(root, parser.groups);
  }

  Groups groups() {
    return groups;
  }

  Flags flags() {
    return flags;
  }

  void setFlags(Flags now) {
    flags = now;
  }

  /** Everything up to a closing parenthesis or the end. */
  Node alternatives() {
    if (++depth > DEPTH_LIMIT) {
      throw new InvalidPatternException("too deep");
    }
    List<Node> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (reader.skip("|"));
    depth--;
    if (branches.size() > 1) {
      return new Node.Choice(branches);
    }
    // Looked at here only, as the official engine does: alternatives escape it.
    groups.checkNotMixed();
    return branches.get(0);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    skipSpace();
    while (!reader.atEnd() && reader.peek() != '|' && reader.peek() != ')') {
      Node part = repeated(atoms.atom());
      if (!(part instanceof Node.Empty)) {
        parts.add(part);
      }
      skipSpace();
    }
    return switch (parts.size()) {
      case 0 -> Node.EMPTY;
      case 1 -> parts.get(0);
      default -> new Node.Sequence(parts);
    };
  }

  /** At most one quantifier follows an atom; a second one is an error or, for a brace, literal. */
  private Node repeated(Node atom) {
    skipSpace();
    Quantifier quantifier = Quantifier.read(reader, flags.extended());
    if (quantifier.isOnce()) {
      return atom;
    }
    if (!isRepeatable(atom)) {
      throw new InvalidPatternException("nothing to repeat");
    }
    skipSpace();
    boolean lazy = reader.skip("?");
    boolean possessive = reader.skip("+");
    Node repeat =
        new Node.Repeat(atom, quantifier.least(), quantifier.most(), lazy == flags.swapGreed());
    return possessive ? new Node.Atomic(repeat) : repeat;
  }

  private static boolean isRepeatable(Node atom) {
    if (atom instanceof Node.Boundary boundary) {
      return boundary.assertion().isRepeatable();
    }
    return !(atom instanceof Node.Empty
        || atom instanceof Node.Look
        || atom instanceof Node.KeepOut
        || atom instanceof Node.GroupBegun);
  }

  /** Steps over comments, and over white space where the flag {@code x} is set. */
  private void skipSpace() {
    reader.skipSpace(flags.extended());
    while (reader.skip("(?#")) {
      reader.upTo(")");
      reader.skipSpace(flags.extended());
    }
  }
}
