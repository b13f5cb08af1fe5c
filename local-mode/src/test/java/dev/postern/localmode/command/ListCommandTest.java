package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
  @TempDir private Path directory;

  @Test
  void tableOfTheStorefrontIsAsRecorded() throws IOException {
    assertThat(list("--format", "table")).isEqualTo(golden("list.txt"));
  }

  @Test
  void jsonLinesOfTheStorefrontAreAsRecorded() throws IOException {
    assertThat(list("--format", "JSONL")).isEqualTo(golden("list.jsonl"));
  }

  @Test
  void withoutATerminalTheFormatIsJsonLines() throws IOException {
    Path specs = new Shop(directory).specs();
    assertThat(CommandRun.of("list", "--specs", specs).succeeds().out())
        .isEqualTo(golden("list.jsonl"));
  }

  @Test
  void byteOrderMarkOfASpecFileIsPassedOver() throws IOException {
    Shop shop = new Shop(directory);
    Path specs = shop.file("marked.json", "\uFEFF" + Files.readString(shop.specs()));
    assertThat(CommandRun.of("list", "--specs", specs).succeeds().out())
        .isEqualTo(golden("list.jsonl"));
  }

  private String list(String option, String format) throws IOException {
    return CommandRun.of("list", "--specs", new Shop(directory).specs(), option, format)
        .succeeds()
        .out();
  }
}
