package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedEntityCommandTest {
  private static final String ESCAPE = "\u001B[31m";
  private static final String ONE_CHARACTER_ESCAPE = "\u009B31m";
  private static final String RIGHT_TO_LEFT = "\u202E";

  @TempDir private Path directory;

  @Test
  void aMalformedGateIsReportedAndTheRestEvaluated() throws IOException {
    CommandRun run =
        evaluate("jsonl", specs -> gates(specs).withObject("/dark_mode").put("enabled", "yes"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "postern: warning: %s:1: feature_gates.dark_mode.enabled must be a boolean,"
                    .formatted(directory.resolve("changed.json"))
                + " not a string; it is left out\n");
    JsonNode gates = new ObjectMapper().readTree(run.out()).get("gates");
    assertThat(gates.has("dark_mode")).isFalse();
    assertThat(gates.has("new_checkout")).isTrue();
  }

  @Test
  void manyMalformedGatesAreCounted() throws IOException {
    CommandRun run =
        evaluate(
            "jsonl",
            specs -> {
              for (int i = 0; i < 25; i++) {
                gates(specs).putObject("broken_" + i);
              }
            });
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).hasLineCount(11).endsWith("postern: warning: and 15 more\n");
  }

  @Test
  void controlCharactersOfAMalformedGateDoNotReachTheTerminal() throws IOException {
    assertHarmless(
        evaluate("jsonl", specs -> gates(specs).putObject(ESCAPE + "\n" + RIGHT_TO_LEFT)).err());
  }

  @Test
  void controlCharactersOfNamesDoNotReachTheTerminal() throws IOException {
    Consumer<ObjectNode> rename =
        specs ->
            gates(specs)
                .set(
                    ESCAPE + "\r" + ONE_CHARACTER_ESCAPE + RIGHT_TO_LEFT, gate(specs, "dark_mode"));
    assertHarmless(evaluate("table", rename).out());
    assertHarmless(evaluate("jsonl", rename).out());
    Path specs = new Shop(directory).changedSpecs(rename);
    assertHarmless(CommandRun.of("list", "--specs", specs, "--format", "table").out());
    assertHarmless(CommandRun.of("list", "--specs", specs, "--format", "jsonl").out());
  }

  @Test
  void controlCharactersOfArgumentsAndUsersDoNotReachTheTerminal() throws IOException {
    Path specs = new Shop(directory).specs();
    assertHarmless(CommandRun.of("list", "--specs", ESCAPE + "none\n").err());
    assertHarmless(CommandRun.of("list", "--specs", specs, ESCAPE).err());
    assertHarmless(
        CommandRun.withInput(
                "{\"userID\": \"\\u001b[31m\\n\\u009b\"}",
                "evaluate",
                "--users",
                "-",
                "--format",
                "table",
                "--specs",
                specs)
            .out());
  }

  @Test
  void jsonLinesKeepControlCharactersAsEscapes() throws IOException {
    String name = "\u007f" + ONE_CHARACTER_ESCAPE + RIGHT_TO_LEFT + "é漢";
    CommandRun run =
        evaluate("jsonl", specs -> gates(specs).set(name, gate(specs, "dark_mode"))).succeeds();
    assertThat(new ObjectMapper().readTree(run.out()).get("gates").has(name)).isTrue();
    assertThat(run.out()).contains("é漢");
  }

  @Test
  void markupOfNamesIsShownAsItIs() throws IOException {
    CommandRun run =
        evaluate("table", specs -> gates(specs).set("@|red a|@", gate(specs, "dark_mode")));
    assertThat(run.succeeds().out()).contains("@|red a|@");
  }

  private CommandRun evaluate(String format, Consumer<ObjectNode> change) throws IOException {
    Path specs = new Shop(directory).changedSpecs(change);
    return CommandRun.withInput(
        Shop.A_USER, "evaluate", "--specs", specs, "--users", "-", "--format", format);
  }

  private static ObjectNode gates(ObjectNode specs) {
    return specs.withObject("/feature_gates");
  }

  private static JsonNode gate(ObjectNode specs, String name) {
    return gates(specs).required(name);
  }

  private static void assertHarmless(String text) {
    assertThat(text).isNotEmpty();
    assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
  }
}
