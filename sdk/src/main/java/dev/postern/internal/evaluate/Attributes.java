package dev.postern.internal.evaluate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named values of a user, or of all users: custom fields, private attributes, custom ids. */
public final class Attributes {
  /** No attributes. */
  public static final Attributes NONE = new Attributes(Map.of());

  private final Map<String, UserValue> values;

  private Attributes(Map<String, UserValue> values) {
    this.values = values;
  }

  /** Wraps JSON values. */
  public static Attributes of(Map<String, ? extends @Nullable Object> json) {
    if (json.isEmpty()) {
      return NONE;
    }
    Map<String, UserValue> values = new HashMap<>(json.size() * 2);
    json.forEach((name, value) -> values.put(name, UserValue.of(value)));
    return new Attributes(values);
  }

  @Nullable UserValue get(String name) {
    return values.get(name);
  }

  /** The value by its exact name, else by the lower-cased one. */
  @Nullable UserValue get(FieldName name) {
    if (values.isEmpty()) {
      return null;
    }
    UserValue exact = values.get(name.exact());
    return exact != null ? exact : values.get(name.lower());
  }

  /** Whether one of the values has that text. */
  boolean hasText(String text) {
    for (UserValue value : values.values()) {
      if (text.equals(value.text())) {
        return true;
      }
    }
    return false;
  }
}
