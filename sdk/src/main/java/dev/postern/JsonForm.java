package dev.postern;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values that callers give into JSON values, and JSON objects into the maps that callers
 * get.
 */
final class JsonForm {
  /** What is nested deeper than this, or in itself, is left out. */
  private static final int MAX_DEPTH = 64;

  private JsonForm() {}

  static Map<String, @Nullable Object> copyOf(Map<?, ?> map) {
    return copyOf(map, MAX_DEPTH);
  }

  /** A copy of a value, as JSON. */
  static @Nullable Object of(@Nullable Object value) {
    return of(value, MAX_DEPTH - 1);
  }

  /** A JSON object's fields. Its values may be null, as JSON's are. */
  static Map<String, Object> asObject(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return Collections.unmodifiableMap(copy);
  }

  /** A value as named parameters; none when it is not an object. */
  static Map<String, Object> parameters(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? asObject(map) : Map.of();
  }

  private static @Nullable Object of(@Nullable Object value, int depth) {
    if (value == null || value instanceof String || value instanceof Boolean || depth == 0) {
      return depth == 0 ? null : value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      return copyOf(map, depth);
    }
    if (value instanceof Collection<?> collection) {
      return copyOf(collection, depth);
    }
    if (value.getClass().isArray()) {
      return copyOf(elements(value), depth);
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static Number number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof Float) {
      return Double.valueOf(number.toString());
    }
    return number instanceof Long || number instanceof BigInteger ? number : number.doubleValue();
  }

  private static Map<String, @Nullable Object> copyOf(Map<?, ?> map, int depth) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put(String.valueOf(entry.getKey()), of(entry.getValue(), depth - 1));
    }
    return Collections.unmodifiableMap(copy);
  }

  private static List<@Nullable Object> copyOf(Collection<?> collection, int depth) {
    List<@Nullable Object> copy = new ArrayList<>(collection.size());
    for (Object element : collection) {
      copy.add(of(element, depth - 1));
    }
    return Collections.unmodifiableList(copy);
  }

  private static List<@Nullable Object> elements(Object array) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    return elements;
  }
}
