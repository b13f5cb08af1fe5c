package dev.postern.internal.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields are asked for with the type they must have. What does not fit throws
 * {@link MalformedException} with the path of the field.
 */
final class JsonObject {
  private final String path;
  private final Map<?, ? extends @Nullable Object> fields;

  private JsonObject(String path, Map<?, ? extends @Nullable Object> fields) {
    this.path = path;
    this.fields = fields;
  }

  static JsonObject of(String path, @Nullable Object json) throws MalformedException {
    if (json instanceof Map<?, ?> map) {
      return new JsonObject(path, map);
    }
    throw MalformedException.wrongType(path, "an object", json);
  }

  String requiredString(String name) throws MalformedException {
    return textOf(name, required(name));
  }

  @Nullable String string(String name) throws MalformedException {
    Object value = fields.get(name);
    return value == null ? null : textOf(name, value);
  }

  boolean requiredBoolean(String name) throws MalformedException {
    return flagOf(name, required(name));
  }

  @Nullable Boolean flag(String name) throws MalformedException {
    Object value = fields.get(name);
    return value == null ? null : flagOf(name, value);
  }

  double requiredNumber(String name) throws MalformedException {
    return numberOf(name, required(name));
  }

  @Nullable Double number(String name) throws MalformedException {
    Object value = fields.get(name);
    return value == null ? null : numberOf(name, value);
  }

  @Nullable Long integer(String name) throws MalformedException {
    Object value = fields.get(name);
    if (value == null || value instanceof Long) {
      return (Long) value;
    }
    throw wrongType(name, "an integer", value);
  }

  /** The field's value, which may be null; it must be there. */
  @Nullable Object requiredValue(String name) throws MalformedException {
    if (!fields.containsKey(name)) {
      throw new MalformedException(pathOf(name), "is missing");
    }
    return fields.get(name);
  }

  @Nullable Object value(String name) {
    return fields.get(name);
  }

  JsonObject requiredObject(String name) throws MalformedException {
    return of(pathOf(name), required(name));
  }

  @Nullable JsonObject object(String name) throws MalformedException {
    Object value = fields.get(name);
    return value == null ? null : of(pathOf(name), value);
  }

  @Nullable List<String> strings(String name) throws MalformedException {
    return fields.get(name) == null ? null : requiredStrings(name);
  }

  List<String> requiredStrings(String name) throws MalformedException {
    List<?> elements = elements(name);
    for (int i = 0; i < elements.size(); i++) {
      if (!(elements.get(i) instanceof String)) {
        throw wrongType(name + "[" + i + "]", "a string", elements.get(i));
      }
    }
    String[] texts = elements.toArray(new String[0]);
    return List.of(texts);
  }

  /** Reads each element of an array that must be there. */
  <T> List<T> list(String name, ElementReader<T> reader) throws MalformedException {
    List<?> elements = elements(name);
    List<T> list = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      list.add(reader.read(pathOf(name) + "[" + i + "]", elements.get(i)));
    }
    return List.copyOf(list);
  }

  private List<?> elements(String name) throws MalformedException {
    Object value = required(name);
    if (value instanceof List<?> elements) {
      return elements;
    }
    throw wrongType(name, "an array", value);
  }

  /** Reads the value of each field, in order. */
  <T> Map<String, T> map(ElementReader<T> reader) throws MalformedException {
    Map<String, T> map = new LinkedHashMap<>();
    for (Map.Entry<?, ? extends @Nullable Object> entry : fields.entrySet()) {
      String name = String.valueOf(entry.getKey());
      map.put(name, reader.read(pathOf(name), entry.getValue()));
    }
    return map;
  }

  /** All fields as they are. */
  Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<?, ? extends @Nullable Object> entry : fields.entrySet()) {
      map.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return map;
  }

  /** Reads one value that stands at a path. */
  @FunctionalInterface
  interface ElementReader<T> {
    T read(String path, @Nullable Object json) throws MalformedException;
  }

  static double asNumber(String path, @Nullable Object json) throws MalformedException {
    if (json instanceof Number number) {
      return number.doubleValue();
    }
    throw MalformedException.wrongType(path, "a number", json);
  }

  /** The path is put together only when something is wrong: most of the time nothing is. */
  private String textOf(String name, Object value) throws MalformedException {
    if (value instanceof String text) {
      return text;
    }
    throw wrongType(name, "a string", value);
  }

  private double numberOf(String name, Object value) throws MalformedException {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrongType(name, "a number", value);
  }

  private boolean flagOf(String name, Object value) throws MalformedException {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrongType(name, "a boolean", value);
  }

  private Object required(String name) throws MalformedException {
    Object value = fields.get(name);
    if (value == null) {
      throw new MalformedException(pathOf(name), "is missing");
    }
    return value;
  }

  private MalformedException wrongType(String name, String wanted, @Nullable Object value) {
    return MalformedException.wrongType(pathOf(name), wanted, value);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
