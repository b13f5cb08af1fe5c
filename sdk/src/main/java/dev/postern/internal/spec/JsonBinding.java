package dev.postern.internal.spec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Makes objects of callers' own types out of JSON values. */
public final class JsonBinding {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private JsonBinding() {}

  /** An object of a type; empty when it cannot be made of the value. Never throws. */
  public static <T> Optional<T> to(Class<T> type, Object json) {
    if (type.isInstance(json)) {
      return Optional.of(type.cast(json));
    }
    try {
      return Optional.ofNullable(MAPPER.convertValue(json, type));
    } catch (RuntimeException notOfThatType) {
      return Optional.empty();
    }
  }
}
