package dev.postern.localmode.command;

import dev.postern.Statsig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code postern evaluate}. */
final class EvaluateCommand implements SubCommand {
  private final InputStream standardInput;

  private final SpecsOption specs = new SpecsOption();

  private final UsersOption users = new UsersOption();

  private final Argument<@Nullable List<String>> gates =
      Argument.names("--gates", "Only these gates.");

  private final Argument<@Nullable List<String>> configs =
      Argument.names("--configs", "Only these dynamic configs.");

  private final Argument<@Nullable List<String>> experiments =
      Argument.names("--experiments", "Only these experiments.");

  private final Argument<@Nullable List<String>> layers =
      Argument.names("--layers", "Only these layers.");

  private final Argument<Boolean> withStores =
      Argument.flag(
          "--param-stores",
          "Also each parameter of all parameter stores, read as each type (jsonl only).");

  private final Argument<@Nullable Format> format =
      Argument.optional(
          Format.class, "--format", "FORMAT", "table or jsonl; by default a table on a terminal.");

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "evaluate",
          "Evaluates gates, configs, experiments and layers for every user of a file.",
          """

          Everything is evaluated unless some names are given. Example:

            postern evaluate --specs specs.json --users users.jsonl --gates new_checkout

          A file of users is checked before anything is written. Standard input is
          read once: lines before a bad one are answered, unless --out is given.

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          specs,
          users,
          gates,
          configs,
          experiments,
          layers,
          withStores,
          format,
          output);

  EvaluateCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    if (withStores.value() && Format.orDefault(format.value(), output) == Format.TABLE) {
      throw new ParameterException(command.commandLine(), "--param-stores needs --format jsonl");
    }
    PrintWriter err = command.commandLine().getErr();
    UserLines lines = users.open(standardInput);
    try (Statsig statsig = specs.open(users.clientOptions(), err)) {
      Selection selection =
          Selection.of(
              statsig.getSpecCatalog(),
              gates.value(),
              configs.value(),
              experiments.value(),
              layers.value());
      int total = lines.check();
      output.write(
          command.commandLine().getOut(),
          out -> evaluate(statsig, selection, lines, total, out, err));
    }
    return PosternCommand.DONE;
  }

  private @Nullable StoreAnswers stores() {
    return withStores.value() ? new StoreAnswers(specs.document()) : null;
  }

  private void evaluate(
      Statsig statsig, Selection selection, UserLines lines, int total, Writer out, PrintWriter err)
      throws IOException {
    AnswerWriter answers =
        Format.orDefault(format.value(), output) == Format.TABLE
            ? new TableAnswers(statsig, selection, out)
            : new JsonAnswers(statsig, selection, stores(), out);
    UsersOption.visit(lines, total, output, err, answers::write);
    answers.finish();
  }
}
