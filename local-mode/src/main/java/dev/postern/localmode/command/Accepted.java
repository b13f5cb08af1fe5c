package dev.postern.localmode.command;

import picocli.CommandLine.Model.CommandSpec;

/** What a command accepts: an argument, or several that belong together. */
interface Accepted {
  /** Has the command accept it. */
  void addTo(CommandSpec command);
}
