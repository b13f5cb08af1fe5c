package dev.postern.internal.regex;

import java.util.Map;
import java.util.Optional;

/** The named classes of a bracket, {@code [[:alpha:]]}; they hold ASCII only. */
final class PosixClasses {
  private static final Map<String, CodePointSet> BY_NAME =
      Map.ofEntries(
          Map.entry("alnum", CodePointSet.ofRanges('0', '9', 'A', 'Z', 'a', 'z')),
          Map.entry("alpha", CodePointSet.ofRanges('A', 'Z', 'a', 'z')),
          Map.entry("ascii", CodePointSet.range(0, 0x7f)),
          Map.entry("blank", CodePointSet.ofRanges('\t', '\t', ' ', ' ')),
          Map.entry("cntrl", CodePointSet.ofRanges(0, 0x1f, 0x7f, 0x7f)),
          Map.entry("digit", CodePointSet.range('0', '9')),
          Map.entry("graph", CodePointSet.range('!', '~')),
          Map.entry("lower", CodePointSet.range('a', 'z')),
          Map.entry("print", CodePointSet.range(' ', '~')),
          Map.entry("punct", CodePointSet.ofRanges('!', '/', ':', '@', '[', '`', '{', '~')),
          Map.entry("space", CodePointSet.ofRanges('\t', '\r', ' ', ' ')),
          Map.entry("upper", CodePointSet.range('A', 'Z')),
          Map.entry("word", CodePointSet.ofRanges('0', '9', 'A', 'Z', '_', '_', 'a', 'z')),
          Map.entry("xdigit", CodePointSet.ofRanges('0', '9', 'A', 'F', 'a', 'f')));

  private PosixClasses() {}

  static Optional<CodePointSet> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
