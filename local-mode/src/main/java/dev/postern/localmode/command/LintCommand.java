package dev.postern.localmode.command;

import dev.postern.localmode.command.TextTables.Cell;
import dev.postern.localmode.command.lint.Finding;
import dev.postern.localmode.command.lint.Linter;
import dev.postern.localmode.command.lint.Severity;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern lint}. */
final class LintCommand implements SubCommand {
  private static final int CODE_WIDTH = 22;
  private static final int SEVERITY_WIDTH = 8;

  private final Argument<Path> file =
      Argument.path("FILE", "The spec file, as downloaded from Statsig.");

  private final Argument<Boolean> strict = Argument.flag("--strict", "Warnings count as well.");

  private final Argument<@Nullable Instant> now =
      Argument.optional(
          new InstantText(),
          Instant.class,
          "--now",
          "TIME",
          "When time windows are judged, such as 2030-01-31T12:00:00Z; by default now.");

  private final Argument<DocumentFormat> format =
      Argument.optional(
          DocumentFormat.TABLE,
          "--format",
          "FORMAT",
          "table (the default) or json, an array of findings.");

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "lint",
          "Finds faults in a spec file.",
          """

          Errors break answers, or have them differ from what the file seems to say;
          warnings are suspicious. Each finding says where it is and how to mend it.
          Names of id lists are compared with "id_lists" of the file, and with the
          files of a folder id-lists beside it. Example:

            postern lint specs.json --strict --now 2019-12-01T00:00:00Z

          Exit code: 0 no errors, 1 errors (with --strict also warnings) or the file
          cannot be read, 2 wrong usage.""",
          file,
          strict,
          now,
          format,
          output);

  private final InstantSource clock;

  LintCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    Linter linter =
        new Linter(now.value() == null ? clock.instant() : now.value(), idListsBeside());
    List<Finding> findings = linter.lint(SpecText.read(file.value()));
    output.write(
        command.commandLine().getOut(),
        out -> {
          if (format.value() == DocumentFormat.JSON) {
            writeJson(findings, out);
          } else {
            writeTable(findings, out);
          }
        });
    return findings.stream().anyMatch(this::counts) ? PosternCommand.FAILED : PosternCommand.DONE;
  }

  private boolean counts(Finding finding) {
    return strict.value() || finding.severity() == Severity.ERROR;
  }

  private Set<String> idListsBeside() {
    Path folder = file.value().toAbsolutePath().resolveSibling("id-lists");
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(
          list -> names.add(String.valueOf(list.getFileName()).replaceFirst("\\.txt$", "")));
      return names;
    } catch (IOException unreadable) {
      throw new CommandFailure(folder + ": it cannot be read", unreadable);
    }
  }

  private void writeTable(List<Finding> findings, Writer out) throws IOException {
    if (!findings.isEmpty()) {
      List<String> places = findings.stream().map(LintCommand::place).toList();
      TextTables.Rows table =
          TextTables.wrapping(
              output.colours(), TextTables.longest(places, 5, 12), SEVERITY_WIDTH, CODE_WIDTH);
      table.head("PLACE", "SEVERITY", "CODE", "FINDING");
      findings.forEach(finding -> addTo(table, finding));
      out.write(table.toString());
    }
    out.write("%s: %s%n".formatted(file.value(), summary(findings)));
  }

  private static void addTo(TextTables.Rows table, Finding finding) {
    String colour = finding.severity() == Severity.ERROR ? "red" : "yellow";
    table.add(
        new Cell(place(finding), ""),
        new Cell(finding.severity().toString(), colour),
        new Cell(finding.code().toString(), ""),
        new Cell(finding.message(), "bold"));
    if (!finding.path().isEmpty()) {
      table.add("", "", "", "at " + finding.path());
    }
    table.add("", "", "", "hint: " + finding.hint());
  }

  private static String place(Finding finding) {
    return finding.line() + ":" + finding.column();
  }

  private static String summary(List<Finding> findings) {
    long errors = findings.stream().filter(it -> it.severity() == Severity.ERROR).count();
    long warnings = findings.size() - errors;
    return findings.isEmpty()
        ? "no faults found"
        : count(errors, "error") + ", " + count(warnings, "warning");
  }

  private static String count(long number, String word) {
    return "%d %s%s".formatted(number, word, number == 1 ? "" : "s");
  }

  private static void writeJson(List<Finding> findings, Writer out) throws IOException {
    JsonText.writeDocument(out, findings.stream().map(LintCommand::json).toList());
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", finding.code().toString());
    json.put("severity", finding.severity().toString());
    json.put("path", finding.path());
    json.put("line", finding.line());
    json.put("column", finding.column());
    json.put("message", finding.message());
    json.put("hint", finding.hint());
    return json;
  }
}
