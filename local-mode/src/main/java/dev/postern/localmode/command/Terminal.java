package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Optional;

/** Whether a person sits in front of this command, and what they can see. */
final class Terminal {
  private static final int DEFAULT_WIDTH = 140;
  private static final int NARROWEST = 60;

  private Terminal() {}

  /** True when standard input and output both are a terminal. */
  static boolean isPresent() {
    return console().isPresent();
  }

  /** What standard output is written in: the terminal's charset; UTF-8 for files and programs. */
  static Charset charset() {
    return console().map(Console::charset).orElse(UTF_8);
  }

  /** The width of the terminal, as the shell tells it; 140 where it does not. */
  static int width() {
    String columns = isPresent() ? System.getenv("COLUMNS") : null;
    try {
      return columns == null ? DEFAULT_WIDTH : Math.max(NARROWEST, Integer.parseInt(columns));
    } catch (NumberFormatException odd) {
      return DEFAULT_WIDTH;
    }
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
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
