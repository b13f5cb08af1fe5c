package dev.postern.internal.regex;

/** The text that is searched, read by code points. */
final class Text {
  private final String characters;
  private final int trailingLines;

  Text(String characters) {
    this.characters = characters;
    int end = characters.length();
    while (end > 0 && characters.charAt(end - 1) == '\n') {
      end--;
    }
    this.trailingLines = end;
  }

  int length() {
    return characters.length();
  }

  /** Where the line feeds at the end begin. */
  int trailingLines() {
    return trailingLines;
  }

  /** The code point that begins at a position before the end. */
  int after(int position) {
    return characters.codePointAt(position);
  }

  /** The code point that ends at a position after the start. */
  int before(int position) {
    return characters.codePointBefore(position);
  }

  boolean isWordBefore(int position) {
    return position > 0 && UnicodeSets.word().contains(before(position));
  }

  boolean isWordAfter(int position) {
    return position < length() && UnicodeSets.word().contains(after(position));
  }
}
