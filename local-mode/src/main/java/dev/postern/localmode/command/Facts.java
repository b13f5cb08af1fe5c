package dev.postern.localmode.command;

import dev.postern.localmode.command.TextTables.Cell;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A few named values, as a table or as a JSON document. */
final class Facts {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** Adds a value; the table leaves out null, and writes names with spaces. */
  Facts add(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  void writeTo(Writer out, DocumentFormat format, Ansi colours) throws IOException {
    if (format == DocumentFormat.JSON) {
      JsonText.writeDocument(out, values);
      return;
    }
    TextTables.Rows table =
        TextTables.wrapping(colours, TextTables.longest(values.keySet(), 4, 24));
    values.forEach(
        (name, value) -> {
          if (value != null) {
            table.add(new Cell(name.replace('_', ' '), "bold"), new Cell(text(value), ""));
          }
        });
    out.write(table.toString());
  }

  private static String text(Object value) {
    if (value instanceof Number number) {
      return String.format(Locale.ROOT, "%,d", number.longValue());
    }
    return value instanceof Map<?, ?> map ? pairs(map) : String.valueOf(value);
  }

  private static String pairs(Map<?, ?> map) {
    StringBuilder text = new StringBuilder();
    map.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(value));
    return text.toString();
  }
}
