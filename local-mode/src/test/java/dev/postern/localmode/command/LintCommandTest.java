package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.fixtures.BigSpecs;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.command.lint.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {
  private static final String BEFORE_ALL_WINDOWS = "2019-12-01T00:00:00Z";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void everyPlantedFaultIsFoundAndNothingElse(Code code) throws IOException {
    List<JsonNode> findings = json(lint(faulty(code), "--format", "json"));
    assertThat(findings).isNotEmpty();
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.get("code").textValue()).isEqualTo(code.toString());
              assertThat(finding.get("severity").textValue()).isEqualTo(code.severity().toString());
              assertThat(finding.get("line").intValue()).isPositive();
              assertThat(finding.get("column").intValue()).isPositive();
              assertThat(finding.get("hint").textValue()).isNotBlank();
            });
  }

  @Test
  void findingsAreAsRecorded() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Code code : Code.values()) {
      all.append(lint(faulty(code)).out().replace(directory + "/", "")).append('\n');
    }
    assertThat(all.toString()).isEqualTo(golden("lint.txt"));
  }

  @Test
  void findingsAsJsonAreAsRecorded() throws IOException {
    CommandRun run = lint(faulty(Code.UNKNOWN_GATE), "--format", "json");
    assertThat(run.out()).isEqualTo(golden("lint.json"));
  }

  @ParameterizedTest
  @EnumSource
  void errorsEndWithOneAndWarningsOnlyWithStrict(Code code) throws IOException {
    boolean isError = code.severity().toString().equals("error");
    assertThat(lint(faulty(code)).exitCode()).isEqualTo(isError ? 1 : 0);
    assertThat(lint(faulty(code), "--strict").exitCode()).isEqualTo(1);
  }

  @Test
  void aFileWithoutFaultsHasNone() throws IOException {
    Path specs = new Shop(directory).specs();
    CommandRun run = lint(specs, "--strict", "--now", BEFORE_ALL_WINDOWS);
    assertThat(run.succeeds().out()).isEqualTo(specs + ": no faults found\n");
  }

  @Test
  void bigSpecsHaveNoFaults() throws IOException {
    Path specs =
        Files.write(
            directory.resolve("big.json"),
            BigSpecs.of(7).gates(300).experiments(40).layers(5).toBytes());
    assertThat(json(lint(specs, "--format", "json", "--now", BEFORE_ALL_WINDOWS))).isEmpty();
  }

  @Test
  void saleThatIsOverIsTheOnlyFindingInTheStorefront() throws IOException {
    CommandRun run =
        lint(new Shop(directory).specs(), "--format", "json", "--now", "2026-01-01T00:00:00Z");
    assertThat(codes(run)).containsExactly("expired-time-window");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"real-project", "demo-project"})
  void realProjectsHaveNoFalseAlarms(String name) {
    CommandRun run = lint(SharedSpecs.of(name), "--strict", "--now", BEFORE_ALL_WINDOWS);
    assertThat(run.succeeds().out()).endsWith(": no faults found\n");
  }

  @ParameterizedTest
  @CsvSource({"real-project, 2", "demo-project, 0"})
  void windowsOfRealProjectsThatHavePassedAreTold(String name, int windows) throws IOException {
    CommandRun run =
        lint(SharedSpecs.of(name), "--format", "json", "--now", "2026-01-01T00:00:00Z");
    assertThat(codes(run))
        .containsExactlyElementsOf(Collections.nCopies(windows, "expired-time-window"));
  }

  @Test
  void idListsBesideTheFileAreThere() throws IOException {
    Path specs = faulty(Code.UNKNOWN_ID_LIST);
    Path lists = Files.createDirectory(directory.resolve("id-lists"));
    Files.writeString(lists.resolve("vip_customer.txt"), "");
    lint(specs).succeeds();
  }

  @Test
  void aFileThatIsNotThereIsAFailure() {
    Path none = directory.resolve("none.json");
    lint(none).failsWith(none + ": there is no such file");
  }

  @Test
  void aTimeThatIsNoneIsWrongUsage() throws IOException {
    lint(faulty(Code.GATE_CYCLE), "--now", "soon").isWrongUsage("Invalid value for option '--now'");
  }

  private Path faulty(Code code) throws IOException {
    return Files.writeString(directory.resolve(code + ".json"), Fixtures.faulty(code.toString()));
  }

  private static CommandRun lint(Path file, String... options) {
    List<Object> args = new ArrayList<>(List.of("lint", file));
    args.addAll(Arrays.asList(options));
    return CommandRun.of(args.toArray());
  }

  private static List<JsonNode> json(CommandRun run) throws IOException {
    assertThat(run.err()).isEmpty();
    List<JsonNode> findings = new ArrayList<>();
    MAPPER.readTree(run.out()).forEach(findings::add);
    return findings;
  }

  private static List<String> codes(CommandRun run) throws IOException {
    return json(run).stream().map(finding -> finding.get("code").textValue()).toList();
  }
}
