package dev.postern.localmode.command;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.localmode.command.diff.Change;
import dev.postern.localmode.command.diff.SpecComparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern diff}. */
final class DiffCommand implements SubCommand {
  private final InputStream standardInput;

  private final Argument<Path> before = Argument.path(0, "BEFORE", "The earlier spec file.");

  private final Argument<Path> after = Argument.path(1, "AFTER", "The later spec file.");

  private final Argument<@Nullable Path> users =
      Argument.optional(
          Path.class,
          "--users",
          "FILE",
          "Users to ask for, one JSON object a line; - for standard input.");

  private final Argument<@Nullable String> environment =
      Argument.optional(
          String.class,
          "--environment",
          "TIER",
          "The environment tier for these users, such as production.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "diff",
          "Tells what changed between two spec files, in words.",
          """

          Entity by entity and rule by rule; conditions are compared by what they say.
          With users: how many of them get another answer, and from what. Example:

            postern diff old.json new.json --users users.jsonl

          Exit code: 0 no change, 1 changes or failed, 2 wrong usage.""",
          before,
          after,
          users,
          environment,
          format,
          output);

  DiffCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    List<Change> changes =
        SpecComparison.of(SpecText.document(before.value()), SpecText.document(after.value()));
    AnswerDifferences answers = users.value() == null ? null : ask(users.value());
    DiffReport report = new DiffReport(changes, answers);
    output.write(
        command.commandLine().getOut(),
        out -> {
          if (format.value() == DocumentFormat.JSON) {
            JsonText.writeDocument(out, report.toJson());
          } else {
            report.writeTables(out, output.colours());
          }
        });
    return report.isEmpty() ? PosternCommand.DONE : PosternCommand.FAILED;
  }

  private AnswerDifferences ask(Path file) {
    PrintWriter err = command.commandLine().getErr();
    UserLines lines = new UserLines(file, standardInput);
    StatsigOptions.Builder options =
        new StatsigOptions.Builder().setEnvironment(environment.value());
    try (Statsig old = SpecsOption.open(before.value(), options, err);
        Statsig now = SpecsOption.open(after.value(), options, err)) {
      int total = lines.check();
      AnswerDifferences answers = new AnswerDifferences(old, now);
      UsersOption.visit(lines, total, Terminal.isPresent(), err, answers::add);
      return answers;
    } catch (IOException failure) {
      throw new CommandFailure(file + ": it cannot be read: " + failure.getMessage(), failure);
    }
  }
}
