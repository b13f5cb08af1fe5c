package dev.postern;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named parameters, read by the type that the caller wants. Each getter answers with the fallback
 * when the parameter is missing, null or of another type.
 */
abstract class TypedParameters {
  TypedParameters() {}

  /** A parameter as it is; null when it is missing. */
  abstract @Nullable Object parameter(String key);

  /** A string parameter. */
  public String getString(String key, String fallback) {
    return parameter(key) instanceof String text ? text : fallback;
  }

  /** A boolean parameter. */
  public boolean getBoolean(String key, boolean fallback) {
    return parameter(key) instanceof Boolean flag ? flag : fallback;
  }

  /** A numeric parameter, with or without a fraction. */
  public double getDouble(String key, double fallback) {
    return parameter(key) instanceof Number number ? number.doubleValue() : fallback;
  }

  /** An integer parameter, cut to 32 bits; one written with a fraction gives the fallback. */
  public int getInt(String key, int fallback) {
    return (int) getLong(key, fallback);
  }

  /** An integer parameter; one written with a fraction gives the fallback. */
  public long getLong(String key, long fallback) {
    return parameter(key) instanceof Long number ? number : fallback;
  }

  /** An array parameter, copied. */
  public Object[] getArray(String key, Object[] fallback) {
    return parameter(key) instanceof List<?> list ? list.toArray() : fallback;
  }

  /** An object parameter, unmodifiable. */
  public Map<String, Object> getMap(String key, Map<String, Object> fallback) {
    return parameter(key) instanceof Map<?, ?> map ? JsonForm.asObject(map) : fallback;
  }
}
