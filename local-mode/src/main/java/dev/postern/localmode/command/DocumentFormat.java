package dev.postern.localmode.command;

import java.util.Locale;

/** How a command writes what it found, when that is one whole. */
enum DocumentFormat {
  /** For people. */
  TABLE,
  /** For programs: one JSON document. */
  JSON;

  /** The option by which it is chosen. */
  static Argument<DocumentFormat> option() {
    return Argument.optional(TABLE, "--format", "FORMAT", "table (the default) or json.");
  }

  /** The name that the option takes. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
