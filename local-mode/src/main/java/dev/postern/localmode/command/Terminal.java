package dev.postern.localmode.command;

import java.io.Console;
import java.util.Optional;

/** Whether a person sits in front of this command. */
final class Terminal {
  private Terminal() {}

  /** True when standard input and output both are a terminal. */
  static boolean isPresent() {
    return Optional.ofNullable(System.console()).map(Terminal::isTerminal).orElse(false);
  }

  /** From JDK 22 on there may be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }
}
