package dev.postern.localmode.command.lint;

import java.util.Locale;

/** How bad a fault is. */
public enum Severity {
  /** It breaks answers, or has them differ from what the file seems to say. */
  ERROR,
  /** It is suspicious, but may be meant. */
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
