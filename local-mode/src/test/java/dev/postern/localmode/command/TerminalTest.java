package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.localmode.command.TextTables.Cell;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {
  @Test
  void onlyATerminalHasColours() {
    assertThat(Terminal.colours(true, Map.of("TERM", "xterm"))).isEqualTo(Ansi.ON);
    assertThat(Terminal.colours(false, Map.of("TERM", "xterm"))).isEqualTo(Ansi.OFF);
  }

  @Test
  void noColorIsHonouredUnlessItIsEmpty() {
    assertThat(Terminal.colours(true, Map.of("NO_COLOR", "1"))).isEqualTo(Ansi.OFF);
    assertThat(Terminal.colours(true, Map.of("NO_COLOR", "false"))).isEqualTo(Ansi.OFF);
    assertThat(Terminal.colours(true, Map.of("NO_COLOR", ""))).isEqualTo(Ansi.ON);
  }

  @Test
  void aDumbTerminalHasNone() {
    assertThat(Terminal.colours(true, Map.of("TERM", "dumb"))).isEqualTo(Ansi.OFF);
  }

  @Test
  void tablesAreColouredOnlyWhenAsked() {
    assertThat(table(Ansi.ON)).contains("\u001b[31merror");
    assertThat(table(Ansi.OFF)).isEqualTo("  error  text @|bold it|@" + System.lineSeparator());
  }

  @Test
  void whatATerminalObeysIsTakenOutOfCells() {
    TextTables.Rows table = TextTables.wrapping(Ansi.OFF, 5);
    table.add("a\u001b[1m", "b\u0007\u202ec");
    assertThat(table.toString()).doesNotContain("\u001b", "\u0007", "\u202e");
  }

  private static String table(Ansi colours) {
    TextTables.Rows table = TextTables.wrapping(colours, 5);
    table.add(new Cell("error", "red"), new Cell("text @|bold it|@", ""));
    return table.toString();
  }
}
