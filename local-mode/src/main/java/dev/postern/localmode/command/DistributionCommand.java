package dev.postern.localmode.command;

import dev.postern.SpecEntity;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.localmode.command.Distribution.Group;
import dev.postern.localmode.command.TextTables.Cell;
import dev.postern.localmode.command.document.SpecDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern distribution}. */
@Command(
    name = "distribution",
    description = "Shows how users fall into the groups of an experiment.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "The users are made up: user-0, user-1 and so on, with the experiment's type of",
      "id and no other field. Shares are those of the users that are in a group.",
      "Expected are the groups' buckets, where they can be read from the file, else",
      "groups of one size. A chi-squared test tells chance from a fault. Example:",
      "",
      "  postern distribution specs.json --experiment product_page_layout",
      "",
      "Exit code: 0 the groups are as expected, 1 they are not (p below 0.001) or",
      "failed, 2 wrong usage."
    })
final class DistributionCommand implements Callable<Integer> {
  private static final int LONGEST_NAME = 40;
  private static final int NUMBER_WIDTH = 11;
  private static final int SHARE_WIDTH = 9;
  private static final int LONGEST_BAR = 50;

  @Parameters(paramLabel = "FILE", description = "The spec file, as downloaded from Statsig.")
  private Path file = Path.of("");

  @Option(
      names = "--experiment",
      required = true,
      paramLabel = "NAME",
      description = "The experiment.")
  private String experiment = "";

  @Option(
      names = "--users",
      paramLabel = "NUMBER",
      description = "How many users to make up; 100000 by default.")
  private int users = 100_000;

  @Option(
      names = "--environment",
      paramLabel = "TIER",
      description = "The environment tier, such as production.")
  private @Nullable String environment;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default) or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (users < 1) {
      throw new ParameterException(command.commandLine(), "--users must be 1 or more");
    }
    SpecDocument specs = SpecText.document(file);
    Distribution distribution = new Distribution(GroupShares.expected(specs, experiment));
    fill(distribution);
    output.write(
        command.commandLine().getOut(),
        out -> {
          if (format == DocumentFormat.JSON) {
            JsonText.writeDocument(out, json(distribution));
          } else {
            write(distribution, out);
          }
        });
    return distribution.isUneven() ? PosternCommand.FAILED : PosternCommand.DONE;
  }

  private void fill(Distribution distribution) {
    PrintWriter err = command.commandLine().getErr();
    StatsigOptions.Builder options = new StatsigOptions.Builder().setEnvironment(environment);
    try (Statsig statsig = SpecsOption.open(file, options, err)) {
      Selection all = Selection.all(statsig.getSpecCatalog());
      all.check("--experiment", experiment, all.experiments());
      String idType = idType(statsig);
      Progress progress = new Progress(err, Terminal.isPresent(), InstantSource.system(), users);
      for (int i = 0; i < users; i++) {
        StatsigUser user = user(idType, "user-" + i);
        distribution.add(statsig.getExperiment(user, experiment).getGroupName());
        progress.step();
      }
      progress.end();
    }
  }

  private String idType(Statsig statsig) {
    return statsig.getSpecCatalog().entities().stream()
        .filter(entity -> entity.name().equals(experiment) && entity.kind().isExperiment())
        .map(SpecEntity::idType)
        .findFirst()
        .orElse("userID");
  }

  private static StatsigUser user(String idType, String id) {
    return idType.equalsIgnoreCase("userID")
        ? StatsigUser.of(id)
        : new StatsigUser.Builder().setCustomIDs(Map.of(idType, id)).build();
  }

  private void write(Distribution distribution, Writer out) throws IOException {
    List<Group> groups = distribution.groups();
    if (!groups.isEmpty()) {
      List<String> names = groups.stream().map(Group::name).toList();
      TextTables.Rows table =
          TextTables.wrapping(
              output.colours(),
              TextTables.longest(names, 5, LONGEST_NAME),
              NUMBER_WIDTH,
              SHARE_WIDTH,
              SHARE_WIDTH);
      table.head("GROUP", "USERS", "SHARE", "EXPECTED", "");
      int longestBar = Math.min(LONGEST_BAR, table.lastWidth());
      groups.forEach(group -> add(table, group, longestBar));
      out.write(table.toString());
    }
    out.write(
        String.format(
            Locale.ROOT,
            "%,d of %,d users are in a group%n%s%n",
            distribution.inGroups(),
            distribution.users(),
            verdict(distribution)));
  }

  private static void add(TextTables.Rows table, Group group, int longestBar) {
    table.add(
        new Cell(group.name(), ""),
        new Cell(String.format(Locale.ROOT, "%,d", group.users()), ""),
        new Cell(percent(group.share()), ""),
        new Cell(percent(group.expected()), ""),
        new Cell("█".repeat((int) Math.round(group.share() * longestBar)), "cyan"));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String verdict(Distribution distribution) {
    if (distribution.statistic().isEmpty()) {
      return "too few users or groups for a test";
    }
    double p = distribution.pValue().orElse(1);
    return String.format(
        Locale.ROOT,
        "χ² = %.3f, degrees of freedom %d, p = %s: %s",
        distribution.statistic().orElse(0),
        distribution.degreesOfFreedom(),
        p < 0.0001 ? "less than 0.0001" : String.format(Locale.ROOT, "%.4f", p),
        distribution.isUneven()
            ? "the groups do not have the shares that they should have"
            : "the groups are as expected");
  }

  private Map<String, Object> json(Distribution distribution) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("experiment", experiment);
    json.put("users", distribution.users());
    json.put("in_groups", distribution.inGroups());
    json.put("groups", distribution.groups().stream().map(DistributionCommand::json).toList());
    distribution.statistic().ifPresent(it -> json.put("chi_squared", it));
    distribution
        .pValue()
        .ifPresent(it -> json.put("degrees_of_freedom", distribution.degreesOfFreedom()));
    distribution.pValue().ifPresent(it -> json.put("p_value", it));
    json.put("as_expected", !distribution.isUneven());
    return json;
  }

  private static Map<String, Object> json(Group group) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", group.name());
    json.put("users", group.users());
    json.put("share", group.share());
    json.put("expected", group.expected());
    return json;
  }
}
