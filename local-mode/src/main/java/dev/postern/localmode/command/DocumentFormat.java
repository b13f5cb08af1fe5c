package dev.postern.localmode.command;

/** How a command writes what it found, when that is one whole. */
enum DocumentFormat {
  /** For people. */
  TABLE,
  /** For programs: one JSON document. */
  JSON
}
