package dev.postern.internal.regex;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that is looked for in a text. So far the JDK's dialect. */
public final class TextPattern {
  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Compiles a pattern; empty when it is invalid. */
  public static Optional<TextPattern> compile(String regex) {
    try {
      int flags = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;
      return Optional.of(new TextPattern(Pattern.compile(regex, flags)));
    } catch (PatternSyntaxException invalid) {
      return Optional.empty();
    }
  }

  /** Whether the pattern is found anywhere in the text. */
  public boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }
}
