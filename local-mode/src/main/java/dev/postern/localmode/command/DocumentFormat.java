package dev.postern.localmode.command;

import java.util.Locale;

/** How a command writes what it found, when that is one whole. */
enum DocumentFormat {
  /** For people. */
  TABLE,
  /** For programs: one JSON document. */
  JSON;

  /** The name that the option takes. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
