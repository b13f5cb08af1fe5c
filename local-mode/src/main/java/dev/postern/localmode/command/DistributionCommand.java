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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code postern distribution}. */
final class DistributionCommand implements SubCommand {
  private static final int LONGEST_NAME = 40;
  private static final int NUMBER_WIDTH = 11;
  private static final int SHARE_WIDTH = 9;
  private static final int LONGEST_BAR = 50;

  private final Argument<Path> file =
      Argument.path("FILE", "The spec file, as downloaded from Statsig.");

  private final Argument<String> experiment =
      Argument.required(String.class, "--experiment", "NAME", "The experiment.");

  private final Argument<Integer> users =
      Argument.optional(
          100_000, "--users", "NUMBER", "How many users to make up; 100000 by default.");

  private final Argument<@Nullable String> environment =
      Argument.optional(
          String.class, "--environment", "TIER", "The environment tier, such as production.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "distribution",
          "Shows how users fall into the groups of an experiment.",
          """

          The users are made up: user-0, user-1 and so on, with the experiment's type of
          id and no other field. Shares are those of the users that are in a group.
          Expected are the groups' buckets, where they can be read from the file, else
          groups of one size. A chi-squared test tells chance from a fault. Example:

            postern distribution specs.json --experiment product_page_layout

          Exit code: 0 the groups are as expected, 1 they are not (p below 0.001) or
          failed, 2 wrong usage.""",
          file,
          experiment,
          users,
          environment,
          format,
          output);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    if (users.value() < 1) {
      throw new ParameterException(command.commandLine(), "--users must be 1 or more");
    }
    SpecDocument specs = SpecText.document(file.value());
    Distribution distribution = new Distribution(GroupShares.expected(specs, experiment.value()));
    fill(distribution);
    output.write(
        command.commandLine().getOut(),
        out -> {
          if (format.value() == DocumentFormat.JSON) {
            JsonText.writeDocument(out, json(distribution));
          } else {
            write(distribution, out);
          }
        });
    return distribution.isUneven() ? PosternCommand.FAILED : PosternCommand.DONE;
  }

  private void fill(Distribution distribution) {
    PrintWriter err = command.commandLine().getErr();
    StatsigOptions.Builder options =
        new StatsigOptions.Builder().setEnvironment(environment.value());
    try (Statsig statsig = SpecsOption.open(file.value(), options, err)) {
      Selection all = Selection.all(statsig.getSpecCatalog());
      all.check("--experiment", experiment.value(), all.experiments());
      String idType = idType(statsig);
      Progress progress =
          new Progress(err, Terminal.isPresent(), InstantSource.system(), users.value());
      for (int i = 0; i < users.value(); i++) {
        StatsigUser user = user(idType, "user-" + i);
        distribution.add(statsig.getExperiment(user, experiment.value()).getGroupName());
        progress.step();
      }
      progress.end();
    }
  }

  private String idType(Statsig statsig) {
    return statsig.getSpecCatalog().entities().stream()
        .filter(entity -> entity.name().equals(experiment.value()) && entity.kind().isExperiment())
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
    json.put("experiment", experiment.value());
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
