package dev.postern;

import dev.postern.SdkListeners.Topic;
import dev.postern.internal.spec.JsonBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named parameters, read by the type that the caller wants. Each getter answers with the fallback
 * when the parameter is missing, null or of another type.
 */
abstract class TypedParameters {
  /** Told of getters that found another type; null for nobody. */
  private final @Nullable Topic<ParameterMismatch> mismatches;

  TypedParameters(@Nullable Topic<ParameterMismatch> mismatches) {
    this.mismatches = mismatches;
  }

  /** What has these parameters, for those who are told of a mismatch. */
  abstract SpecEntity.Kind kind();

  /** The name of what has these parameters. */
  abstract String owner();

  /**
   * A parameter as it is; null when it is missing.
   *
   * @param wanted of what type it has to be to be of use
   */
  abstract @Nullable Object parameter(@Nullable String key, Class<?> wanted);

  /** Told of each parameter that a getter has found in the type that was asked for. */
  void wasRead(String key) {}

  /**
   * {@return a string parameter}
   *
   * @param key the name of the parameter
   * @param fallback what is given when there is no such value
   */
  public String getString(String key, String fallback) {
    return read(key, String.class, fallback);
  }

  /**
   * {@return a boolean parameter}
   *
   * @param key the name of the parameter
   * @param fallback what is given when there is no such value
   */
  public boolean getBoolean(String key, boolean fallback) {
    return read(key, Boolean.class, fallback);
  }

  /**
   * {@return a numeric parameter, with or without a fraction}
   *
   * @param key the name of the parameter
   * @param fallback what is given when there is no such value
   */
  public double getDouble(String key, double fallback) {
    return read(key, Number.class, fallback).doubleValue();
  }

  /**
   * {@return a numeric parameter without its fraction, cut to 32 bits if it is an integer}
   *
   * @param key the name of the parameter
   * @param fallback what is given when there is no such value
   */
  public int getInt(String key, int fallback) {
    return read(key, Number.class, fallback).intValue();
  }

  /**
   * {@return a numeric parameter without its fraction}
   *
   * @param key the name of the parameter
   * @param fallback what is given when there is no such value
   */
  public long getLong(String key, long fallback) {
    return read(key, Number.class, fallback).longValue();
  }

  /**
   * {@return an array parameter, copied}
   *
   * @param key the name of the parameter
   * @param fallback what is given when there is no such value
   */
  public Object[] getArray(String key, Object[] fallback) {
    List<?> list = readOrNull(key, List.class);
    return list == null ? fallback : list.toArray();
  }

  /**
   * {@return an object parameter, unmodifiable}
   *
   * @param key the name of the parameter
   * @param fallback what is given when there is no such value
   */
  public Map<String, Object> getMap(String key, Map<String, Object> fallback) {
    Map<?, ?> map = readOrNull(key, Map.class);
    return map == null ? fallback : JsonForm.asObject(map);
  }

  /**
   * {@return a parameter as a record, a class with setters, an enum or anything else that Jackson
   * makes of JSON} Fields that the type does not have are left out. Empty when the parameter is
   * missing or null, or the type cannot be made of it.
   *
   * @param <T> what it is made into
   * @param key the name of the parameter
   * @param type the class that is wanted
   */
  public <T> Optional<T> get(String key, Class<T> type) {
    Object value = parameter(key, Object.class);
    Optional<T> bound = value == null ? Optional.empty() : JsonBinding.to(type, value);
    if (bound.isPresent()) {
      wasRead(key);
    } else if (value != null) {
      mismatched(key, type, value);
    }
    return bound;
  }

  private void mismatched(String key, Class<?> wanted, Object found) {
    if (mismatches != null && mismatches.isHeard()) {
      mismatches.tell(new ParameterMismatch(kind(), owner(), key, wanted.getSimpleName(), found));
    }
  }

  private <T> T read(String key, Class<T> type, T fallback) {
    T value = readOrNull(key, type);
    return value == null ? fallback : value;
  }

  <T> @Nullable T readOrNull(String key, Class<T> type) {
    Object value = parameter(key, type);
    if (!type.isInstance(value)) {
      if (value != null) {
        mismatched(key, type, value);
      }
      return null;
    }
    wasRead(key);
    return type.cast(value);
  }
}
