package dev.postern.localmode.command;

import java.util.Arrays;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Tables for people, as wide as the terminal. */
final class TextTables {
  private static final int DEFAULT_WIDTH = 140;
  private static final int NARROWEST = 60;
  private static final int NARROWEST_CELL = 8;
  private static final int INDENT = 2;

  private TextTables() {}

  /** The width of the terminal, as the shell tells it; 140 where it does not. */
  static int width() {
    String columns = System.getenv("COLUMNS");
    try {
      return columns == null ? DEFAULT_WIDTH : Math.max(NARROWEST, Integer.parseInt(columns));
    } catch (NumberFormatException odd) {
      return DEFAULT_WIDTH;
    }
  }

  /** A table whose last column takes what the others leave; cells that are too long are cut. */
  static Rows of(int... widths) {
    int[] all = Arrays.copyOf(widths, widths.length + 1);
    int used = INDENT + Arrays.stream(widths).map(width -> width + INDENT).sum();
    all[widths.length] = Math.max(NARROWEST_CELL, width() - used);
    return new Rows(all);
  }

  /** The rows of a table. */
  static final class Rows {
    private final int[] widths;
    private final TextTable table;

    private Rows(int[] widths) {
      this.widths = widths;
      Column[] columns =
          Arrays.stream(widths)
              .mapToObj(width -> new Column(width + INDENT, INDENT, Column.Overflow.TRUNCATE))
              .toArray(Column[]::new);
      ColorScheme plain = new ColorScheme.Builder(Ansi.OFF).build();
      this.table = TextTable.forColumns(plain, columns);
    }

    void add(String... cells) {
      String[] cut = new String[cells.length];
      for (int i = 0; i < cells.length; i++) {
        cut[i] = cell(cells[i], widths[i]);
      }
      table.addRowValues(cut);
    }

    @Override
    public String toString() {
      return table.toString();
    }
  }

  /** A cell's text, without what a terminal would obey, cut to a width with a sign that it is. */
  private static String cell(String text, int width) {
    String line = PosternCommand.oneLine(text);
    return line.length() <= width ? line : line.substring(0, width - 1) + "…";
  }

  static int longest(Iterable<String> texts, int atLeast, int atMost) {
    int longest = atLeast;
    for (String text : texts) {
      longest = Math.max(longest, text.length());
    }
    return Math.min(longest, atMost);
  }
}
