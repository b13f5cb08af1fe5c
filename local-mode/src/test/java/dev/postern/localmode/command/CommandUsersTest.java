package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandUsersTest {
  @TempDir private Path directory;

  @Test
  void standardInputIsReadForADash() throws IOException {
    String lines = "{\"userID\": \"a\"}\n{\"userID\": \"b\"}\n";
    assertThat(evaluateInput(lines)).hasLineCount(2).isEqualTo(evaluateFile(lines));
  }

  @Test
  void emptyLinesArePassedOverAndNotCounted() throws IOException {
    assertThat(evaluateFile("\n{\"userID\": \"a\"}\n  \n\n{\"userID\": \"b\"}"))
        .isEqualTo(evaluateFile("{\"userID\": \"a\"}\n{\"userID\": \"b\"}\n"));
  }

  @Test
  void windowsLineEndsAreLineEnds() throws IOException {
    assertThat(evaluateFile("{\"userID\": \"a\"}\r\n\r\n{\"userID\": \"b\"}\r\n"))
        .isEqualTo(evaluateFile("{\"userID\": \"a\"}\n{\"userID\": \"b\"}\n"));
  }

  @Test
  void byteOrderMarkIsPassedOver() throws IOException {
    assertThat(evaluateFile("\uFEFF" + Shop.A_USER)).isEqualTo(evaluateFile(Shop.A_USER));
  }

  @Test
  void idsMayBeNumbers() throws IOException {
    assertThat(evaluateFile("{\"userID\": 7}\n")).hasLineCount(1);
  }

  @Test
  void tableNamesUsersByTheirIds() throws IOException {
    CommandRun run =
        CommandRun.withInput(
            "{\"userID\": \"Zoë\", \"customIDs\": {\"stableID\": \"s\"}}\n{}\n",
            "evaluate",
            "--users",
            "-",
            "--specs",
            new Shop(directory).specs(),
            "--gates",
            "dark_mode",
            "--format",
            "table");
    assertThat(run.succeeds().out())
        .contains("user 0: Zoë {stableID=s}\n")
        .contains("user 1: (no userID)\n")
        .endsWith("2 users, 1 answer each\n");
  }

  private String evaluateInput(String lines) throws IOException {
    return CommandRun.withInput(
            lines, "evaluate", "--specs", new Shop(directory).specs(), "--users", "-")
        .succeeds()
        .out();
  }

  private String evaluateFile(String lines) throws IOException {
    Shop shop = new Shop(directory);
    return CommandRun.of(
            "evaluate", "--specs", shop.specs(), "--users", shop.file("some.jsonl", lines))
        .succeeds()
        .out();
  }
}
