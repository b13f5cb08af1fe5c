package dev.postern.localmode.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import picocli.CommandLine.Help.Ansi;

/** Events for people, a row each as they come. */
final class EventTable {
  private static final int TIME_WIDTH = 24;
  private static final int EVENT_WIDTH = 15;
  private static final int NAME_WIDTH = 30;
  private static final int USER_WIDTH = 20;

  private final Writer out;
  private final Ansi colours;

  EventTable(Writer out, Ansi colours) {
    this.out = out;
    this.colours = colours;
  }

  void writeHead() throws IOException {
    TextTables.Rows table = rows();
    table.head("TIME", "EVENT", "NAME", "USER", "DETAILS");
    out.write(table.toString());
  }

  void write(JsonNode event) throws IOException {
    EventRow row = EventRow.of(event);
    TextTables.Rows table = rows();
    table.add(
        Instant.ofEpochMilli(row.time()).toString(),
        row.kind(),
        row.name(),
        row.user(),
        row.details());
    out.write(table.toString());
  }

  private TextTables.Rows rows() {
    return TextTables.wrapping(colours, TIME_WIDTH, EVENT_WIDTH, NAME_WIDTH, USER_WIDTH);
  }
}
