package dev.postern.localmode.command;

import dev.postern.StatsigOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The users that a command goes through, and the environment in which they are evaluated. */
final class UsersOption {
  @Option(
      names = "--users",
      required = true,
      paramLabel = "FILE",
      description = "The users, one JSON object a line; - for standard input.")
  private Path users = Path.of("-");

  @Option(
      names = "--environment",
      paramLabel = "TIER",
      description = "The environment tier, such as production.")
  private @Nullable String environment;

  StatsigOptions.Builder clientOptions() {
    return new StatsigOptions.Builder().setEnvironment(environment);
  }

  UserLines open(InputStream standardInput) {
    return new UserLines(users, standardInput);
  }

  /** Visits the users, telling how far it is unless the output itself appears on the terminal. */
  static void visit(UserLines lines, Output output, PrintWriter err, UserLines.Visitor visitor)
      throws IOException {
    boolean isShown = Terminal.isPresent() && !output.isTerminal();
    Progress progress = new Progress(err, isShown, InstantSource.system());
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
