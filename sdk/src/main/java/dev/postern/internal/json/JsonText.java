package dev.postern.internal.json;

import dev.postern.internal.evaluate.CompactJson;
import dev.postern.internal.evaluate.Numbers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it is written, from front to back. Commas come by themselves; that every object is closed
 * is up to the caller.
 *
 * <p>Most of what is written are texts made earlier, which is why this is no generator that checks.
 */
public final class JsonText {
  private final StringBuilder out;
  private boolean isFirst = true;

  /** An empty text. */
  public JsonText(int expectedLength) {
    out = new StringBuilder(expectedLength);
  }

  /** A value on its own, as compact JSON in the order of its maps. */
  public static String of(@Nullable Object value) {
    return new JsonText(32).value(value).toString();
  }

  /** How many characters have been written. */
  public int length() {
    return out.length();
  }

  /** A character that has been written. */
  public char charAt(int index) {
    return out.charAt(index);
  }

  /** Takes back everything. */
  public void clear() {
    out.setLength(0);
    isFirst = true;
  }

  /** Begins an object. */
  public JsonText open() {
    out.append('{');
    isFirst = true;
    return this;
  }

  /** Ends an object. */
  public JsonText close() {
    out.append('}');
    isFirst = false;
    return this;
  }

  /** Begins a list. */
  public JsonText openList() {
    out.append('[');
    isFirst = true;
    return this;
  }

  /** Ends a list. */
  public JsonText closeList() {
    out.append(']');
    isFirst = false;
    return this;
  }

  /** The name of a field, which needs no escapes. */
  public JsonText name(String plain) {
    out.append(isFirst ? "\"" : ",\"").append(plain).append("\":");
    isFirst = false;
    return this;
  }

  /** The name of a field that is JSON already. */
  public JsonText quotedName(String json) {
    separate();
    out.append(json).append(':');
    return this;
  }

  /** The beginning of a list's next element. */
  public JsonText element() {
    separate();
    return this;
  }

  /** What follows is the first of a list that a piece has begun. */
  public void inList() {
    isFirst = true;
  }

  /** A piece of JSON as it is. */
  public JsonText raw(String json) {
    out.append(json);
    isFirst = false;
    return this;
  }

  /** A string. */
  public JsonText text(String text) {
    CompactJson.appendText(out, text);
    isFirst = false;
    return this;
  }

  /** A boolean. */
  public JsonText flag(boolean flag) {
    out.append(flag);
    isFirst = false;
    return this;
  }

  /** A value made of maps, lists, strings, numbers, booleans and nulls. */
  public JsonText value(@Nullable Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Number number) {
      raw(Numbers.jsonText(number));
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else {
      raw(String.valueOf(value));
    }
    return this;
  }

  private void list(List<?> list) {
    openList();
    for (Object item : list) {
      element().value(item);
    }
    closeList();
  }

  private void object(Map<?, ?> map) {
    open();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      separate();
      text(String.valueOf(entry.getKey()));
      out.append(':');
      value(entry.getValue());
    }
    close();
  }

  /** Whatever is not the first of an object or a list has a comma before it. */
  private void separate() {
    if (!isFirst) {
      out.append(',');
    }
    isFirst = false;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
