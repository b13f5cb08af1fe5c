package dev.postern.internal.regex;

import java.util.Optional;

/** Parses a bracket: items, ranges, nested brackets and the set operations {@code && -- ~~}. */
final class ClassParser {
  /** How deep brackets may lie in one another. The official engine's limit. */
  private static final int DEPTH_LIMIT = 250;

  private final PatternReader reader;
  private final Parser parser;
  private int depth;

  ClassParser(PatternReader reader, Parser parser) {
    this.reader = reader;
    this.parser = parser;
  }

  /** Reads on after the opening bracket. */
  CodePointSet bracket() {
    if (++depth > DEPTH_LIMIT) {
      throw new InvalidPatternException("too deep");
    }
    boolean negated = reader.skip("^");
    CodePointSetBuilder items = firstItems();
    CodePointSet left = CodePointSet.EMPTY;
    SetOperation pending = SetOperation.UNION;
    while (!reader.skip("]")) {
      Optional<SetOperation> operation = SetOperation.read(reader);
      if (operation.isPresent()) {
        left = pending.apply(left, items.build());
        pending = operation.get();
        items = new CodePointSetBuilder();
      } else {
        items.addAll(item());
      }
    }
    depth--;
    CodePointSet set = pending.apply(left, items.build());
    return negated ? set.complement() : set;
  }

  /** Leading hyphens, or else a closing bracket in the first place, are literal. */
  private CodePointSetBuilder firstItems() {
    CodePointSetBuilder items = new CodePointSetBuilder();
    if (reader.peek() == ']') {
      if (depth > 1) {
        // The official engine counts this one as closing when it looks for the end of the class.
        throw new InvalidPatternException("an empty class");
      }
      reader.skip("]");
      items.add(']', ']');
    }
    while (reader.skip("-")) {
      items.add('-', '-');
    }
    return items;
  }

  private CodePointSet item() {
    if (reader.peek() == '[') {
      return nested();
    }
    boolean hexadecimal = reader.peek() == '\\' && (reader.peekSecond() | 0x20) == 'h';
    CharacterEscape first = single();
    if (hexadecimal || !startsRange()) {
      return first.set();
    }
    reader.skip("-");
    return range(first, single());
  }

  private boolean startsRange() {
    int second = reader.peekSecond();
    return reader.peek() == '-' && second != ']' && second != '-';
  }

  private CodePointSet nested() {
    Optional<CodePointSet> posix = posix();
    if (posix.isPresent()) {
      return posix.get();
    }
    reader.skip("[");
    return bracket();
  }

  /**
   * {@code [:alpha:]} or {@code [:^alpha:]}; anything else that begins so is a plain nested
   * bracket.
   */
  private Optional<CodePointSet> posix() {
    int mark = reader.mark();
    if (reader.skip("[:")) {
      boolean negated = reader.skip("^");
      StringBuilder name = new StringBuilder();
      while (reader.peek() >= 'a' && reader.peek() <= 'z') {
        name.appendCodePoint(reader.next());
      }
      Optional<CodePointSet> set = PosixClasses.named(name.toString());
      if (set.isPresent() && reader.skip(":]")) {
        return set.map(this::folded).map(s -> negated ? s.complement() : s);
      }
    }
    reader.reset(mark);
    return Optional.empty();
  }

  private CharacterEscape single() {
    int codePoint = reader.next();
    return codePoint == '\\' ? escape() : CharacterEscape.of(codePoint, parser.flags());
  }

  /** Letters of assertions are taken literally here, save {@code \b}, the backspace. */
  private CharacterEscape escape() {
    int letter = reader.next();
    return switch (letter) {
      case 'b' -> CharacterEscape.of('\b', parser.flags());
      case 'A', 'B', 'G', 'K', 'k', 'z' -> CharacterEscape.of(letter, parser.flags());
      default -> CharacterEscape.read(letter, reader, parser.flags());
    };
  }

  private CodePointSet range(CharacterEscape first, CharacterEscape last) {
    if (first.isClass() || last.isClass() || first.literal() > last.literal()) {
      throw new InvalidPatternException("not a range");
    }
    return folded(CodePointSet.range(first.literal(), last.literal()));
  }

  private CodePointSet folded(CodePointSet set) {
    return parser.flags().ignoreCase() ? CaseFolding.close(set) : set;
  }
}
