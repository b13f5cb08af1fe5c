package dev.postern.localmode.command;

import java.util.Arrays;

/** Tables for people, as wide as the terminal. */
final class TextTables {
  private static final int NARROWEST_CELL = 8;
  private static final int INDENT = 2;

  private TextTables() {}

  /** A table whose last column takes what the others leave; cells that are too long are cut. */
  static Rows of(int... widths) {
    int[] all = Arrays.copyOf(widths, widths.length + 1);
    int used = INDENT + Arrays.stream(widths).map(width -> width + INDENT).sum();
    all[widths.length] = Math.max(NARROWEST_CELL, Terminal.width() - used);
    return new Rows(all);
  }

  /** The rows of a table. */
  static final class Rows {
    private final int[] widths;
    private final StringBuilder table = new StringBuilder();

    private Rows(int[] widths) {
      this.widths = widths;
    }

    void add(String... cells) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        String cell = cell(cells[i], widths[i]);
        row.append(" ".repeat(INDENT)).append(cell).append(" ".repeat(widths[i] - cell.length()));
      }
      table.append(row.toString().stripTrailing()).append(System.lineSeparator());
    }

    @Override
    public String toString() {
      return table.toString();
    }
  }

  /** A cell's text, without what a terminal would obey, cut to a width with a sign that it is. */
  private static String cell(String text, int width) {
    String line = PosternCommand.oneLine(text);
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
