package dev.postern.localmode.command.document;

/** A text is not JSON. */
public final class NotJsonException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  NotJsonException(String message, int line, int column, Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1. */
  public int column() {
    return column;
  }
}
