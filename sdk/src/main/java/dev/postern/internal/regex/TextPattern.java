package dev.postern.internal.regex;

import java.util.Optional;

/**
 * A compiled regular expression that is looked for anywhere in a text. Immutable and safe to share
 * between threads.
 *
 * <p>The answer is false when a search would take too long: more than {@value
 * BacktrackingMatcher#BACKTRACK_LIMIT} steps back (the official engine's own limit), or more work
 * than {@link LinearMatcher} or {@link BacktrackingMatcher} allow.
 */
public final class TextPattern {
  private final Program program;

  private TextPattern(Program program) {
    this.program = program;
  }

  /**
   * Compiles a pattern; empty when the dialect calls it invalid or its program would be too large.
   */
  public static Optional<TextPattern> compile(String regex) {
    try {
      return Optional.of(new TextPattern(Compiler.compile(Parser.parse(regex))));
    } catch (InvalidPatternException invalid) {
      return Optional.empty();
    }
  }

  /** Why the dialect calls a pattern invalid; empty when it does not. */
  public static Optional<String> fault(String regex) {
    try {
      Compiler.compile(Parser.parse(regex));
      return Optional.empty();
    } catch (InvalidPatternException invalid) {
      return Optional.of(String.valueOf(invalid.getMessage()));
    }
  }

  /** Whether the search takes time proportional to the text, without a step back. */
  public boolean isLinear() {
    return program.linear();
  }

  /** Whether the pattern is found anywhere in the text. */
  public boolean isFoundIn(String text) {
    return program.linear()
        ? new LinearMatcher(program, text).isFound()
        : new BacktrackingMatcher(program, text).isFound();
  }
}
