package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

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
    Optional<Console> console = console();
    return console.isPresent() ? console.get().charset() : UTF_8;
  }

  /** The width of the terminal, as the shell or the terminal tells it; 140 where none does. */
  static int width() {
    if (!isPresent()) {
      return DEFAULT_WIDTH;
    }
    String columns = System.getenv("COLUMNS");
    return columns == null
        ? new UsageMessageSpec().width(DEFAULT_WIDTH).autoWidth(true).width()
        : width(columns);
  }

  private static int width(String columns) {
    try {
      return Math.max(NARROWEST, Integer.parseInt(columns));
    } catch (NumberFormatException odd) {
      return DEFAULT_WIDTH;
    }
  }

  /** Whether to colour what goes to standard output. */
  static Ansi colours() {
    return colours(isPresent(), System.getenv());
  }

  /**
   * Colours for a terminal that knows them, unless {@code NO_COLOR} is set to anything.
   *
   * @param environment the environment variables
   */
  static Ansi colours(boolean isTerminal, Map<String, String> environment) {
    boolean isUnwanted = !text(environment.get("NO_COLOR")).isEmpty();
    boolean isDumb = text(environment.get("TERM")).equals("dumb");
    return isTerminal && !isUnwanted && !isDumb ? Ansi.ON : Ansi.OFF;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static Optional<Console> console() {
    Optional<Console> console = Optional.ofNullable(System.console());
    return console.isPresent() && isTerminal(console.get()) ? console : Optional.empty();
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
