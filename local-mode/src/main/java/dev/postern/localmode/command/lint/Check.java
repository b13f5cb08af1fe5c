package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.SpecDocument;

/** Looks for a few kinds of fault. It takes any file, and leaves to others what is not its own. */
@FunctionalInterface
interface Check {
  void look(SpecDocument specs, Findings findings);
}
