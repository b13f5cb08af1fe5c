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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern diff}. */
@Command(
    name = "diff",
    description = "Tells what changed between two spec files, in words.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "Entity by entity and rule by rule; conditions are compared by what they say.",
      "With users: how many of them get another answer, and from what. Example:",
      "",
      "  postern diff old.json new.json --users users.jsonl",
      "",
      "Exit code: 0 no change, 1 changes or failed, 2 wrong usage."
    })
final class DiffCommand implements Callable<Integer> {
  private final InputStream standardInput;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier spec file.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The later spec file.")
  private Path after = Path.of("");

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "Users to ask for, one JSON object a line; - for standard input.")
  private @Nullable Path users;

  @Option(
      names = "--environment",
      paramLabel = "TIER",
      description = "The environment tier for these users, such as production.")
  private @Nullable String environment;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default) or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  DiffCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    List<Change> changes = SpecComparison.of(SpecText.document(before), SpecText.document(after));
    AnswerDifferences answers = users == null ? null : ask(users);
    DiffReport report = new DiffReport(changes, answers);
    output.write(
        command.commandLine().getOut(),
        out -> {
          if (format == DocumentFormat.JSON) {
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
    StatsigOptions.Builder options = new StatsigOptions.Builder().setEnvironment(environment);
    try (Statsig old = SpecsOption.open(before, options, err);
        Statsig now = SpecsOption.open(after, options, err)) {
      int total = lines.check();
      AnswerDifferences answers = new AnswerDifferences(old, now);
      UsersOption.visit(lines, total, Terminal.isPresent(), err, answers::add);
      return answers;
    } catch (IOException failure) {
      throw new CommandFailure(file + ": it cannot be read: " + failure.getMessage(), failure);
    }
  }
}
