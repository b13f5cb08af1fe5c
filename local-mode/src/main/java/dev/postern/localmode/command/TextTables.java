package dev.postern.localmode.command;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Tables for people, as wide as the terminal. */
final class TextTables {
  private static final int NARROWEST_CELL = 8;
  private static final int INDENT = 2;

  private TextTables() {}

  /** A table whose last column takes what the others leave; cells that are too long are cut. */
  static Rows of(int... widths) {
    return new Rows(Ansi.OFF, Column.Overflow.TRUNCATE, withLast(widths));
  }

  /** A table whose last column takes what the others leave, and goes on in the next line. */
  static Rows wrapping(Ansi colours, int... widths) {
    return new Rows(colours, Column.Overflow.WRAP, withLast(widths));
  }

  private static int[] withLast(int... widths) {
    int[] all = Arrays.copyOf(widths, widths.length + 1);
    int used = INDENT + Arrays.stream(widths).map(width -> width + INDENT).sum();
    all[widths.length] = Math.max(NARROWEST_CELL, Terminal.width() - used);
    return all;
  }

  /** The rows of a table. */
  static final class Rows {
    private final Help.ColorScheme colours;
    private final int[] widths;
    private final TextTable table;

    private Rows(Ansi colours, Column.Overflow lastOverflow, int... widths) {
      this.colours = Help.defaultColorScheme(colours);
      this.widths = widths.clone();
      Column[] columns = new Column[widths.length];
      for (int i = 0; i < widths.length; i++) {
        boolean isLast = i == widths.length - 1;
        Column.Overflow overflow = isLast ? lastOverflow : Column.Overflow.TRUNCATE;
        columns[i] = new Column(widths[i] + INDENT, INDENT, overflow);
      }
      this.table = TextTable.forColumns(this.colours, columns);
    }

    /** How wide the last column is. */
    int lastWidth() {
      return widths[widths.length - 1];
    }

    /** A row of plain cells. */
    void add(String... cells) {
      add("", cells);
    }

    /** The first row, which names the columns. */
    void head(String... cells) {
      add("bold", cells);
    }

    private void add(String style, String... texts) {
      add(Arrays.stream(texts).map(text -> new Cell(text, style)).toArray(Cell[]::new));
    }

    /** A row of cells with styles. Columns without a cell stay empty. */
    void add(Cell... cells) {
      Ansi.Text[] row = new Ansi.Text[widths.length];
      Arrays.fill(row, colours.apply("", List.of()));
      for (int i = 0; i < cells.length; i++) {
        row[i] = colours.apply(fitting(cells[i].text(), i), cells[i].styles());
      }
      table.addRowValues(row);
    }

    private String fitting(String text, int column) {
      String line = PosternCommand.oneLine(text);
      boolean isWrapped = table.columns()[column].overflow == Column.Overflow.WRAP;
      return isWrapped ? line : cut(line, widths[column]);
    }

    @Override
    public String toString() {
      return table.toString();
    }
  }

  /**
   * A text in a table.
   *
   * @param style one of picocli's, such as {@code red} or {@code bold}; empty for none
   */
  record Cell(String text, String style) {
    private List<Ansi.IStyle> styles() {
      return style.isEmpty() ? List.of() : List.of(Ansi.Style.parse(style));
    }
  }

  /** A text cut to a width, with a sign that it is. */
  private static String cut(String line, int width) {
    if (line.length() <= width) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(width - 2)) ? width - 2 : width - 1;
    return line.substring(0, end) + "…";
  }

  static int longest(Iterable<String> texts, int atLeast, int atMost) {
    int longest = atLeast;
    for (String text : texts) {
      longest = Math.max(longest, text.length());
    }
    return Math.min(longest, atMost);
  }
}
