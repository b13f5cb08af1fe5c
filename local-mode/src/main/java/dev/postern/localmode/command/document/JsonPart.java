package dev.postern.localmode.command.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON file, with the place where it begins.
 *
 * <p>Fields that are null count as absent, as they do for the evaluator.
 */
public final class JsonPart {
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_:-]+");

  private final @Nullable JsonPart parent;
  private final Object key;
  private final int line;
  private final int column;
  private final @Nullable Object content;

  /** The content is a map or list of parts, a string, number or boolean, or null. */
  JsonPart(@Nullable JsonPart parent, Object key, int line, int column, @Nullable Object content) {
    this.parent = parent;
    this.key = key;
    this.line = line;
    this.column = column;
    this.content = content;
  }

  /** What it is. */
  public JsonType type() {
    if (content == null) {
      return JsonType.NULL;
    }
    if (content instanceof Map) {
      return JsonType.OBJECT;
    }
    if (content instanceof List) {
      return JsonType.ARRAY;
    }
    return content instanceof String
        ? JsonType.STRING
        : content instanceof Number ? JsonType.NUMBER : JsonType.BOOLEAN;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1, in characters. */
  public int column() {
    return column;
  }

  /** Where it is, such as {@code feature_gates.new_checkout.rules[2].id}; empty for the file. */
  public String path() {
    return parent == null ? "" : parent.path() + step(parent.parent == null);
  }

  private String step(boolean isFirst) {
    if (key instanceof Integer index) {
      return "[" + index + "]";
    }
    String name = String.valueOf(key);
    if (PLAIN_NAME.matcher(name).matches()) {
      return isFirst ? name : "." + name;
    }
    return "[\"" + name + "\"]";
  }

  /** The name of the field that it is the value of. */
  public String name() {
    return String.valueOf(key);
  }

  /** A field's value; empty when there is none, it is null, or this is no object. */
  public Optional<JsonPart> get(String name) {
    return field(name).filter(part -> part.content != null);
  }

  /** A field's value, which may be null; empty when there is none. */
  public Optional<JsonPart> field(String name) {
    return content instanceof Map<?, ?> map
        ? Optional.ofNullable((JsonPart) map.get(name))
        : Optional.empty();
  }

  /** The values of all fields in order; empty when this is no object. */
  public List<JsonPart> fields() {
    return content instanceof Map<?, ?> map ? parts(map.values()) : List.of();
  }

  /** All elements in order; empty when this is no array. */
  public List<JsonPart> elements() {
    return content instanceof List<?> list ? parts(list) : List.of();
  }

  private static List<JsonPart> parts(Iterable<?> content) {
    List<JsonPart> parts = new ArrayList<>();
    content.forEach(part -> parts.add((JsonPart) part));
    return parts;
  }

  /** The string that it is. */
  public Optional<String> text() {
    return content instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The string in a field. */
  public Optional<String> text(String name) {
    return get(name).flatMap(JsonPart::text);
  }

  /** The number in a field, or another one. */
  public double number(String name, double otherwise) {
    return get(name)
        .map(JsonPart::value)
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue())
        .orElse(otherwise);
  }

  /** Whether a field is there and true. */
  public boolean isTrue(String name) {
    return get(name).map(part -> Boolean.TRUE.equals(part.content)).orElse(false);
  }

  /** The value as maps, lists, strings, numbers and booleans. */
  public @Nullable Object value() {
    if (content instanceof Map<?, ?>) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      fields().forEach(field -> values.put(field.name(), field.value()));
      return values;
    }
    if (content instanceof List<?>) {
      List<@Nullable Object> values = new ArrayList<>();
      elements().forEach(element -> values.add(element.value()));
      return values;
    }
    return content;
  }

  /** The value as compact JSON. */
  public String toJson() {
    return JsonWriter.write(this);
  }

  @Override
  public String toString() {
    return path() + " (" + line + ":" + column + ")";
  }
}
