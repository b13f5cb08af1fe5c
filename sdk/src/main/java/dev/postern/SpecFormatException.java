package dev.postern;

import static java.util.Objects.requireNonNull;

/**
 * Thrown when bytes are not a spec file: not JSON, or without one of the fields that every spec
 * file has.
 *
 * @since 0.1.0
 */
public final class SpecFormatException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong. */
  private final String reason;

  /** From 1. */
  private final int line;

  /** From 1. */
  private final int column;

  /**
   * A failure at a place of a spec file.
   *
   * @param reason what is wrong, in a sentence without the place
   * @param line from 1
   * @param column from 1
   */
  public SpecFormatException(String reason, int line, int column) {
    super("line " + line + ", column " + column + ": " + requireNonNull(reason, "reason is null"));
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /** {@return what is wrong, without the place} */
  public String reason() {
    return reason;
  }

  /** {@return the line, from 1} */
  public int line() {
    return line;
  }

  /** {@return the column, from 1} */
  public int column() {
    return column;
  }
}
