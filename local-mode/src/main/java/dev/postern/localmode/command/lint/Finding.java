package dev.postern.localmode.command.lint;

/**
 * A fault of a spec file.
 *
 * @param code what kind of fault
 * @param path where, such as {@code feature_gates.new_checkout.rules[2].id}; empty for the file
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, in a sentence
 * @param hint how to mend it
 */
public record Finding(Code code, String path, int line, int column, String message, String hint) {
  /** How bad it is. */
  public Severity severity() {
    return code.severity();
  }
}
