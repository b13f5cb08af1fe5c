package dev.postern.localmode.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a command writes what it found. */
enum Format {
  /** For people. */
  TABLE,
  /** For programs: one JSON object a line. */
  JSONL;

  /** What was asked for; else a table for a terminal and JSON lines for a file or a program. */
  static Format orDefault(@Nullable Format asked, Output output) {
    if (asked != null) {
      return asked;
    }
    return output.isTerminal() ? TABLE : JSONL;
  }

  /** The name that the option takes. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
