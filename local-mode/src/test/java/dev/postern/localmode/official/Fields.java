package dev.postern.localmode.official;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fields of a user. */
final class Fields {
  private Fields() {}

  static @Nullable String text(Map<String, @Nullable Object> fields, String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }

  static void ifObject(
      Map<String, @Nullable Object> fields, String name, Consumer<Map<String, Object>> setter) {
    if (fields.get(name) instanceof Map<?, ?> object) {
      Map<String, Object> copy = new LinkedHashMap<>();
      object.forEach((key, value) -> copy.put(String.valueOf(key), value));
      setter.accept(copy);
    }
  }

  static Map<String, String> texts(Map<String, Object> object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }
}
