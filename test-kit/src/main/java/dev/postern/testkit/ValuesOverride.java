package dev.postern.testkit;

import dev.postern.SpecEntity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says the values of a dynamic config, a layer or a parameter store.
 *
 * @since 0.1.0
 */
public final class ValuesOverride {
  private final TestOverrides overrides;
  private final SpecEntity.Kind kind;
  private final String name;

  ValuesOverride(TestOverrides overrides, SpecEntity.Kind kind, String name) {
    this.overrides = overrides;
    this.kind = kind;
    this.name = name;
  }

  /**
   * {@return the override with these values and no others}
   *
   * @param parameters values by name
   */
  public Overridden values(Map<String, ? extends @Nullable Object> parameters) {
    return overrides.set(kind, name, Values.copyOf(parameters));
  }

  /**
   * {@return the override with these values and no others}
   *
   * @param json an object in JSON
   */
  public Overridden json(String json) {
    return values(Values.parse(json));
  }

  /**
   * {@return the override with another value of one parameter} The other parameters have what this
   * test has overridden them with before, else what the specs have for a user of whom nothing is
   * known; of a parameter store, they are not there.
   *
   * @param parameter its name
   * @param value the value: a string, number, boolean, list, map or null
   */
  public Overridden param(String parameter, @Nullable Object value) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put(parameter, value);
    return params(one);
  }

  /**
   * {@return the override with other values of some parameters} The rest is as for {@link #param}.
   *
   * @param parameters values by name
   */
  public Overridden params(Map<String, ? extends @Nullable Object> parameters) {
    Map<String, @Nullable Object> values =
        new LinkedHashMap<>(overrides.kit().values().of(kind, name));
    values.putAll(parameters);
    return overrides.set(kind, name, Values.copyOf(values));
  }
}
