package dev.postern.internal.evaluate;

import dev.postern.internal.evaluate.Conditions.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition as the spec file has it, kept to be shown.
 *
 * @param target the JSON value; of a long list or object the beginning
 * @param leftOut how many elements of a long one are not kept
 */
public record ConditionSource(
    String type,
    @Nullable String field,
    @Nullable String operator,
    @Nullable Object target,
    int leftOut,
    String idType) {
  private static final int MOST_ELEMENTS = 10;

  /** What is to be shown of a definition. */
  public static ConditionSource of(Definition definition) {
    Object target = definition.target();
    int leftOut = Math.max(0, size(target) - MOST_ELEMENTS);
    return new ConditionSource(
        definition.type(),
        definition.field(),
        definition.operator(),
        leftOut == 0 ? target : beginning(target),
        leftOut,
        definition.idType());
  }

  private static int size(@Nullable Object json) {
    return json instanceof List<?> list
        ? list.size()
        : json instanceof Map<?, ?> map ? map.size() : 0;
  }

  private static @Nullable Object beginning(@Nullable Object json) {
    if (json instanceof List<?> list) {
      return Collections.unmodifiableList(new ArrayList<>(list.subList(0, MOST_ELEMENTS)));
    }
    Map<Object, @Nullable Object> beginning = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> map) {
      for (Map.Entry<?, ? extends @Nullable Object> entry : map.entrySet()) {
        if (beginning.size() == MOST_ELEMENTS) {
          break;
        }
        beginning.put(entry.getKey(), entry.getValue());
      }
    }
    return Collections.unmodifiableMap(beginning);
  }
}
