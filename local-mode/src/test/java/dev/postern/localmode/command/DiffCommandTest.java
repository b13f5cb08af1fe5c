package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir private Path directory;

  private Path before = Path.of("");
  private Path after = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    before = Files.writeString(directory.resolve("before.json"), golden("diff-before.json"));
    after = Files.writeString(directory.resolve("after.json"), golden("diff-after.json"));
  }

  @Test
  void changesAndAnswersAreAsRecorded() throws IOException {
    CommandRun run = CommandRun.of("diff", before, after, "--users", users());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(golden("diff.txt"));
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void changesAndAnswersAsJsonAreAsRecorded() throws IOException {
    CommandRun run = CommandRun.of("diff", before, after, "--users", users(), "--format", "json");
    assertThat(run.out()).isEqualTo(golden("diff.json"));
  }

  @Test
  void withoutUsersNobodyIsAskedFor() {
    String out = CommandRun.of("diff", before, after).out();
    assertThat(golden("diff.txt")).startsWith(out);
    assertThat(out).endsWith("2 added, 1 removed, 9 changed\n");
  }

  @Test
  void aFileIsTheSameAsItself() throws IOException {
    assertThat(CommandRun.of("diff", before, before).succeeds().out())
        .isEqualTo("nothing changed\n");
    assertThat(CommandRun.of("diff", after, after, "--users", users()).succeeds().out())
        .isEqualTo("nothing changed\n\nanother answer for 0 of 13 users\n");
  }

  @Test
  void whatSaysNothingAboutAnswersIsNoChange() throws IOException {
    Path later =
        Files.writeString(
            directory.resolve("later.json"),
            golden("diff-before.json")
                .replace("1767225600000", "1777777777777")
                .replace("\"106\"", "\"another-id\""));
    assertThat(CommandRun.of("diff", before, later).succeeds().out())
        .isEqualTo("nothing changed\n");
  }

  @Test
  void theEnvironmentIsThatOfTheUsers() throws IOException {
    Shop shop = new Shop(directory);
    Path changed = shop.changedSpecs(specs -> specs.put("default_environment", "development"));
    CommandRun run =
        CommandRun.withInput(Shop.A_USER, "diff", shop.specs(), changed, "--users", "-");
    assertThat(run.out())
        .contains("debug_toolbar", "u-1: off → on", "another answer for 1 of 1 user");
    CommandRun inProduction =
        CommandRun.withInput(
            Shop.A_USER,
            "diff",
            shop.specs(),
            changed,
            "--users",
            "-",
            "--environment",
            "production");
    assertThat(inProduction.out()).endsWith("another answer for 0 of 1 user\n");
  }

  @Test
  void filesThatCannotBeReadAreFailures() throws IOException {
    Path none = directory.resolve("none.json");
    CommandRun.of("diff", before, none).failsWith(none + ": there is no such file");
    CommandRun.of("diff", directory, after)
        .failsWith(directory + ": it is a directory, not a file");
    Path broken = Files.writeString(directory.resolve("broken.json"), "{\n  1}");
    assertThat(CommandRun.of("diff", before, broken).err())
        .startsWith("postern: " + broken + ":2:3: not valid JSON: ")
        .hasLineCount(1);
  }

  @Test
  void bothFilesMustBeNamed() {
    CommandRun.of("diff", before).isWrongUsage("Missing required parameter: 'AFTER'");
  }

  private Path users() throws IOException {
    return Files.writeString(directory.resolve("users.jsonl"), golden("diff-users.jsonl"));
  }
}
