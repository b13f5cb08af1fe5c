package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

  @Test
  void helpNamesTheCommands() {
    assertThat(CommandRun.of("--help").succeeds().out()).contains("evaluate", "list", "--debug");
  }
}
