package dev.postern.localmode.command;

import dev.postern.Statsig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code postern evaluate}. */
@Command(
    name = "evaluate",
    description = "Evaluates gates, configs, experiments and layers for every user of a file.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "Everything is evaluated unless some names are given. Example:",
      "",
      "  postern evaluate --specs specs.json --users users.jsonl --gates new_checkout",
      "",
      "A file of users is checked before anything is written. Standard input is",
      "read once: lines before a bad one are answered, unless --out is given.",
      "",
      "Exit code: 0 done, 1 failed, 2 wrong usage."
    })
final class EvaluateCommand implements Callable<Integer> {
  private final InputStream standardInput;

  @Mixin private SpecsOption specs = new SpecsOption();

  @Mixin private UsersOption users = new UsersOption();

  @Option(names = "--gates", paramLabel = "NAME", split = ",", description = "Only these gates.")
  private @Nullable List<String> gates;

  @Option(
      names = "--configs",
      paramLabel = "NAME",
      split = ",",
      description = "Only these dynamic configs.")
  private @Nullable List<String> configs;

  @Option(
      names = "--experiments",
      paramLabel = "NAME",
      split = ",",
      description = "Only these experiments.")
  private @Nullable List<String> experiments;

  @Option(names = "--layers", paramLabel = "NAME", split = ",", description = "Only these layers.")
  private @Nullable List<String> layers;

  @Option(
      names = "--param-stores",
      description = "Also each parameter of all parameter stores, read as each type (jsonl only).")
  private boolean withStores;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or jsonl; by default a table on a terminal.")
  private @Nullable Format format;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  EvaluateCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    if (withStores && Format.orDefault(format, output) == Format.TABLE) {
      throw new ParameterException(command.commandLine(), "--param-stores needs --format jsonl");
    }
    PrintWriter err = command.commandLine().getErr();
    UserLines lines = users.open(standardInput);
    try (Statsig statsig = specs.open(users.clientOptions(), err)) {
      Selection selection =
          Selection.of(statsig.getSpecCatalog(), gates, configs, experiments, layers);
      int total = lines.check();
      output.write(
          command.commandLine().getOut(),
          out -> evaluate(statsig, selection, lines, total, out, err));
    }
    return PosternCommand.DONE;
  }

  private @Nullable StoreAnswers stores() {
    return withStores ? new StoreAnswers(specs.document()) : null;
  }

  private void evaluate(
      Statsig statsig, Selection selection, UserLines lines, int total, Writer out, PrintWriter err)
      throws IOException {
    AnswerWriter answers =
        Format.orDefault(format, output) == Format.TABLE
            ? new TableAnswers(statsig, selection, out)
            : new JsonAnswers(statsig, selection, stores(), out);
    UsersOption.visit(lines, total, output, err, answers::write);
    answers.finish();
  }
}
