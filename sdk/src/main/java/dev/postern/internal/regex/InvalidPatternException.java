package dev.postern.internal.regex;

/**
 * The pattern is not one of the dialect. {@link TextPattern#compile} catches it, so it carries no
 * stack trace.
 */
final class InvalidPatternException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPatternException(String message) {
    super(message, null, false, false);
  }
}
