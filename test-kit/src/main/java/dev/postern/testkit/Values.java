package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters by name. */
final class Values {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Values() {}

  static Map<String, @Nullable Object> copyOf(Map<String, ? extends @Nullable Object> values) {
    return Collections.unmodifiableMap(
        new LinkedHashMap<String, @Nullable Object>(requireNonNull(values, "values is null")));
  }

  /** The same map: its keys are names. */
  @SuppressWarnings("unchecked")
  static Map<String, ? extends @Nullable Object> asObject(Map<?, ?> map) {
    return (Map<String, ? extends @Nullable Object>) map;
  }

  static Map<String, @Nullable Object> parse(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "Values are a JSON object, and this is not: %s (%s)"
              .formatted(json, malformed.getOriginalMessage()),
          malformed);
    }
  }

  /** Any value of one parameter, from JSON. */
  static @Nullable Object parseOne(String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "This is no JSON: %s (%s)".formatted(json, malformed.getOriginalMessage()), malformed);
    }
  }

  static String toJson(@Nullable Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException hasNoForm) {
      throw new IllegalArgumentException(hasNoForm);
    }
  }
}
