package dev.postern.localmode.command;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.explain.Explanation;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code postern explain}. */
@Command(
    name = "explain",
    description = "Tells why a user gets an answer: every rule and condition, and what each gave.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "Values of the user's private attributes are not shown. Example:",
      "",
      "  postern explain --specs specs.json --user '{\"userID\":\"u-1\"}' --gate dark_mode",
      "",
      "Exit code: 0 done, 1 failed, 2 wrong usage."
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private SpecsOption specs = new SpecsOption();

  @Option(
      names = "--user",
      required = true,
      paramLabel = "JSON",
      description = "The user as a JSON object.")
  private String user = "";

  @Option(
      names = "--environment",
      paramLabel = "TIER",
      description = "The environment tier, such as production.")
  private @Nullable String environment;

  @ArgGroup(multiplicity = "1")
  private Asked asked = new Asked();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default), which is an indented text, or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  /** What is explained: one of these. */
  static final class Asked {
    @Option(names = "--gate", paramLabel = "NAME", description = "The gate to explain.")
    private @Nullable String gate;

    @Option(names = "--config", paramLabel = "NAME", description = "The dynamic config to explain.")
    private @Nullable String config;

    @Option(names = "--experiment", paramLabel = "NAME", description = "The experiment to explain.")
    private @Nullable String experiment;

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer to explain.")
    private @Nullable String layer;

    private Explanation explain(Statsig statsig, StatsigUser user) {
      Selection all = Selection.all(statsig.getSpecCatalog());
      if (gate != null) {
        return explain(statsig, user, Explanation.Kind.GATE, "--gate", gate, all, all.gates());
      }
      if (config != null) {
        return explain(
            statsig, user, Explanation.Kind.DYNAMIC_CONFIG, "--config", config, all, all.configs());
      }
      if (experiment != null) {
        return explain(
            statsig,
            user,
            Explanation.Kind.EXPERIMENT,
            "--experiment",
            experiment,
            all,
            all.experiments());
      }
      String name = requireNonNull(layer, "picocli demands one of them");
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
  public Integer call() {
    StatsigUser who = parseUser();
    StatsigOptions.Builder options = new StatsigOptions.Builder().setEnvironment(environment);
    try (Statsig statsig = specs.open(options, command.commandLine().getErr())) {
      Explanation explanation = asked.explain(statsig, who);
      String text = format == DocumentFormat.JSON ? explanation.toJson() : lines(explanation);
      output.write(command.commandLine().getOut(), out -> out.write(text + "\n"));
    }
    return PosternCommand.DONE;
  }

  private StatsigUser parseUser() {
    try {
      return StatsigUser.fromJson(user);
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
