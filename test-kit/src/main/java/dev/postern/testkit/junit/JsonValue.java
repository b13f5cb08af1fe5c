package dev.postern.testkit.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** A value that an annotation has in JSON. */
final class JsonValue {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonValue() {}

  static @Nullable Object parse(String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "This is no JSON: %s (a string is in quotes: \\\"…\\\")".formatted(json), malformed);
    }
  }
}
