package dev.postern.localmode.command;

import dev.postern.StatsigOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The users that a command goes through, and the environment in which they are evaluated. */
final class UsersOption implements Accepted {
  private final Argument<Path> users =
      Argument.required(
          Path.class,
          "--users",
          "FILE",
          "The users, one JSON object a line; - for standard input.");

  private final Argument<@Nullable String> environment =
      Argument.optional(
          String.class, "--environment", "TIER", "The environment tier, such as production.");

  @Override
  public void addTo(CommandSpec command) {
    users.addTo(command);
    environment.addTo(command);
  }

  StatsigOptions.Builder clientOptions() {
    return new StatsigOptions.Builder().setEnvironment(environment.value());
  }

  UserLines open(InputStream standardInput) {
    return new UserLines(users.value(), standardInput);
  }

  /** Visits the users, telling how far it is unless the output itself appears on the terminal. */
  static void visit(
      UserLines lines, int total, Output output, PrintWriter err, UserLines.Visitor visitor)
      throws IOException {
    visit(lines, total, Terminal.isPresent() && !output.isTerminal(), err, visitor);
  }

  /**
   * Visits the users, telling how far it is if that is wanted.
   *
   * @param total how many there are; 0 where that is not known
   */
  static void visit(
      UserLines lines, int total, boolean isShown, PrintWriter err, UserLines.Visitor visitor)
      throws IOException {
    Progress progress = new Progress(err, isShown, InstantSource.system(), total);
    try {
      lines.visit(
          (index, user) -> {
            visitor.visit(index, user);
            progress.step();
          });
    } finally {
      progress.end();
    }
  }
}
