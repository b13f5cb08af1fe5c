package dev.postern.internal.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON values as the engine prints them: no spaces, keys sorted, numbers in their JSON text. */
public final class CompactJson {
  private CompactJson() {}

  /** The compact JSON of a value made of maps, lists, strings, numbers, booleans and nulls. */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /**
   * The form in which an element of a target list is compared: a string as it is, else its JSON.
   */
  static String elementText(@Nullable Object value) {
    return value instanceof String text ? text : write(value);
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    if (value instanceof String text) {
      appendText(out, text);
    } else if (value instanceof Number number) {
      out.append(Numbers.jsonText(number));
    } else if (value instanceof List<?> list) {
      appendList(out, list);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(out, map);
    } else {
      out.append(value);
    }
  }

  private static void appendList(StringBuilder out, List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      append(out, list.get(i));
    }
    out.append(']');
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      appendText(out, String.valueOf(entry.getKey()));
      out.append(':');
      append(out, entry.getValue());
    }
    out.append('}');
  }

  /** Appends text as a JSON string. */
  public static void appendText(StringBuilder out, String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        appendEscaped(out.append(text, written, i), c);
        written = i + 1;
      }
    }
    if (written == 0) {
      out.append(text);
    } else {
      out.append(text, written, text.length());
    }
    out.append('"');
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> out.append(String.format("\\u%04x", (int) c));
    }
  }
}
