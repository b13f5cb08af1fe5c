package dev.postern.internal.regex;

import java.util.List;

/** Parses everything that begins with a parenthesis. */
final class GroupParser {
  private final PatternReader reader;
  private final Parser parser;

  GroupParser(PatternReader reader, Parser parser) {
    this.reader = reader;
    this.parser = parser;
  }

  /** Reads on after the opening parenthesis. */
  Node group() {
    reader.skipSpace(parser.flags().extended());
    if (!reader.skip("?")) {
      return capture(parser.groups().open());
    }
    if (reader.skip("=")) {
      return new Node.Look(body(), true, false);
    }
    if (reader.skip("!")) {
      return new Node.Look(body(), true, true);
    }
    if (reader.skip("<=")) {
      return new Node.Look(body(), false, false);
    }
    if (reader.skip("<!")) {
      return new Node.Look(body(), false, true);
    }
    if (reader.skip(">")) {
      return new Node.Atomic(body());
    }
    if (reader.skip("(")) {
      return conditional();
    }
    return named();
  }

  private Node named() {
    if (reader.skip("P=")) {
      return new Node.BackReference(
          parser.groups().byName(reader.upTo(")")), parser.flags().ignoreCase());
    }
    boolean prefixed = reader.skip("P");
    if (reader.peek() == '<' || (!prefixed && reader.peek() == '\'')) {
      return capture(parser.groups().open(checked(delimitedName())));
    }
    return flagged();
  }

  /** A name between angle brackets or quotes. */
  String delimitedName() {
    if (reader.skip("'")) {
      return reader.upTo("'");
    }
    reader.expect("<");
    return reader.upTo(">");
  }

  private static String checked(String name) {
    boolean valid = !name.isEmpty() && name.codePoints().allMatch(GroupParser::isNameCharacter);
    if (!valid) {
      throw new InvalidPatternException("not a group name");
    }
    return name;
  }

  private static boolean isNameCharacter(int c) {
    int type = Character.getType(c);
    return c == '_'
        || Character.isAlphabetic(c)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private Node capture(int group) {
    return new Node.Capture(group, body());
  }

  /**
   * Flags set within stay set after it, as in the official engine; only {@link #flagged} groups
   * restore them.
   */
  private Node body() {
    Node body = parser.alternatives();
    reader.expect(")");
    return body;
  }

  /** {@code (?i)}, {@code (?i:…)} and {@code (?:…)}. */
  private Node flagged() {
    Flags before = parser.flags();
    Flags after = before;
    boolean on = true;
    boolean any = reader.peek() == ':';
    while (true) {
      reader.skipSpace(parser.flags().extended());
      int letter = reader.next();
      if (letter == '-' && on) {
        on = false;
      } else if (any && letter == ')') {
        parser.setFlags(after);
        return Node.EMPTY;
      } else if ((any || on) && letter == ':') {
        parser.setFlags(after);
        Node body = body();
        parser.setFlags(before);
        return body;
      } else {
        after = after.with(letter, on);
        any = true;
      }
    }
  }

  /**
   * Reads on after the second parenthesis of {@code (?(…)yes|no)}. Without branches it is an
   * assertion that the group has matched; with two empty ones, the condition alone.
   */
  private Node conditional() {
    boolean aboutGroup = asksForGroup();
    Node condition = aboutGroup ? new Node.GroupBegun(groupAsked()) : body();
    if (!aboutGroup && reader.peek() == ')') {
      throw new InvalidPatternException("a condition for nothing");
    }
    Node branches = body();
    Node yes = yes(branches);
    Node no = no(branches);
    boolean nothing = yes instanceof Node.Empty && no instanceof Node.Empty;
    return nothing ? condition : new Node.Conditional(condition, yes, no);
  }

  private boolean asksForGroup() {
    int first = reader.peek();
    return "<'+-".indexOf(first) >= 0 || (first >= '0' && first <= '9');
  }

  private int groupAsked() {
    boolean delimited = reader.peek() == '<' || reader.peek() == '\'';
    if (!delimited) {
      return parser.groups().byNameOrNumber(reader.upTo(")"));
    }
    int group = parser.groups().byNameOrNumber(delimitedName());
    reader.expect(")");
    return group;
  }

  private static Node yes(Node branches) {
    return branches instanceof Node.Choice choice ? choice.branches().get(0) : branches;
  }

  private static Node no(Node branches) {
    if (!(branches instanceof Node.Choice choice)) {
      return Node.EMPTY;
    }
    List<Node> rest = choice.branches().subList(1, choice.branches().size());
    return rest.size() == 1 ? rest.get(0) : new Node.Choice(rest);
  }
}
