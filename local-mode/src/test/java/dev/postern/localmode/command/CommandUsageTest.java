package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandUsageTest {
  @Test
  void aCommandMustBeNamed() {
    CommandRun.of().isWrongUsage("name a command; try 'postern --help'");
  }

  @Test
  void unknownCommandsAreAnsweredWithTheNearest() {
    CommandRun.of("evalute").isWrongUsage("Unmatched argument at index 0: 'evalute'; did you mean");
  }

  @Test
  void unknownOptionsAreAnsweredWithTheNearest() {
    CommandRun.of("list", "--specs", "specs.json", "--formt")
        .isWrongUsage(
            "Unknown option: '--formt'; did you mean --format? Or try 'postern list --help'");
  }

  @Test
  void missingOptionsAreNamed() {
    CommandRun.of("evaluate", "--users", "users.jsonl")
        .isWrongUsage("Missing required option: '--specs=FILE'; try 'postern evaluate --help'");
  }

  @Test
  void unknownFormatsAreAnsweredWithThoseThereAre() {
    CommandRun.of("list", "--specs", "specs.json", "--format", "yaml")
        .isWrongUsage("Invalid value for option '--format': expected one of [TABLE, JSONL]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "list"})
  void exampleOfTheHelpIsACommandThatIsUnderstood(String name) {
    String help = CommandRun.of(name, "--help").succeeds().out();
    List<String> examples =
        help.lines().map(String::strip).filter(line -> line.startsWith("postern ")).toList();
    assertThat(examples).hasSize(1);
    String[] args = examples.get(0).substring("postern ".length()).split(" ", -1);
    CommandLine command = PosternCommand.create(InputStream.nullInputStream());
    assertThat(command.parseArgs(args).subcommand().errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "list"})
  void helpSaysWhatTheExitCodesMean(String name) {
    assertThat(CommandRun.of(name, "--help").succeeds().out())
        .contains("Exit code: 0 done, 1 failed, 2 wrong usage.");
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(CommandRun.of("--help").succeeds().out()).contains("evaluate", "list", "--debug");
  }

  @Test
  void everyCommandTellsTheVersion() {
    String version = CommandRun.of("--version").succeeds().out();
    assertThat(version).startsWith("postern ");
    assertThat(CommandRun.of("evaluate", "--version").succeeds().out()).isEqualTo(version);
    assertThat(CommandRun.of("list", "--version").succeeds().out()).isEqualTo(version);
  }
}
