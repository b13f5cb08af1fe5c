package dev.postern.localmode.command;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.explain.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code postern explain}. */
final class ExplainCommand implements SubCommand {
  private final SpecsOption specs = new SpecsOption();

  private final Argument<String> user =
      Argument.required(String.class, "--user", "JSON", "The user as a JSON object.");

  private final Argument<@Nullable String> environment =
      Argument.optional(
          String.class, "--environment", "TIER", "The environment tier, such as production.");

  private final Asked asked = new Asked();

  private final Argument<DocumentFormat> format =
      Argument.optional(
          DocumentFormat.TABLE,
          "--format",
          "FORMAT",
          "table (the default), which is an indented text, or json.");

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "explain",
          "Tells why a user gets an answer: every rule and condition, and what each gave.",
          """

          Values of the user's private attributes are not shown. Example:

            postern explain --specs specs.json --user '{"userID":"u-1"}' --gate dark_mode

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          specs,
          user,
          environment,
          asked,
          format,
          output);

  /** What is explained: one of these. */
  private static final class Asked implements Accepted {
    private final Argument<@Nullable String> gate = name("--gate", "The gate to explain.");
    private final Argument<@Nullable String> config =
        name("--config", "The dynamic config to explain.");
    private final Argument<@Nullable String> experiment =
        name("--experiment", "The experiment to explain.");
    private final Argument<@Nullable String> layer = name("--layer", "The layer to explain.");

    private static Argument<@Nullable String> name(String option, String description) {
      return Argument.optional(String.class, option, "NAME", description);
    }

    @Override
    public void addTo(CommandSpec command) {
      command.addArgGroup(
          ArgGroupSpec.builder()
              .multiplicity("1")
              .addArg(gate.spec())
              .addArg(config.spec())
              .addArg(experiment.spec())
              .addArg(layer.spec())
              .build());
    }

    private Explanation explain(Statsig statsig, StatsigUser user) {
      Selection all = Selection.all(statsig.getSpecCatalog());
      if (gate.value() != null) {
        return explain(
            statsig, user, Explanation.Kind.GATE, "--gate", gate.value(), all, all.gates());
      }
      if (config.value() != null) {
        return explain(
            statsig,
            user,
            Explanation.Kind.DYNAMIC_CONFIG,
            "--config",
            config.value(),
            all,
            all.configs());
      }
      if (experiment.value() != null) {
        return explain(
            statsig,
            user,
            Explanation.Kind.EXPERIMENT,
            "--experiment",
            experiment.value(),
            all,
            all.experiments());
      }
      String name = requireNonNull(layer.value(), "picocli demands one of them");
      return explain(statsig, user, Explanation.Kind.LAYER, "--layer", name, all, all.layers());
    }

    private static Explanation explain(
        Statsig statsig,
        StatsigUser user,
        Explanation.Kind kind,
        String option,
        String name,
        Selection all,
        List<String> known) {
      all.check(option, name, known);
      return statsig.explain(user, kind, name);
    }
  }

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    StatsigUser who = parseUser();
    StatsigOptions.Builder options =
        new StatsigOptions.Builder().setEnvironment(environment.value());
    try (Statsig statsig = specs.open(options, command.commandLine().getErr())) {
      Explanation explanation = asked.explain(statsig, who);
      String text =
          format.value() == DocumentFormat.JSON ? explanation.toJson() : lines(explanation);
      output.write(command.commandLine().getOut(), out -> out.write(text + "\n"));
    }
    return PosternCommand.DONE;
  }

  private StatsigUser parseUser() {
    try {
      return StatsigUser.fromJson(user.value());
    } catch (IllegalArgumentException notUser) {
      throw new ParameterException(
          command.commandLine(), "--user: " + notUser.getMessage(), notUser);
    }
  }

  private static String lines(Explanation explanation) {
    List<String> lines = explanation.toString().lines().map(PosternCommand::oneLine).toList();
    return String.join("\n", lines);
  }
}
