package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.SpecEntity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says the group or the values of an experiment.
 *
 * @since 0.1.0
 */
public final class ExperimentOverride {
  private final TestOverrides overrides;
  private final String name;

  ExperimentOverride(TestOverrides overrides, String name) {
    this.overrides = overrides;
    this.name = name;
  }

  /**
   * {@return the override with what a group gets}
   *
   * @param group the name of a group
   * @throws StrictnessError if there is no such group, in a test that is that strict
   */
  public Overridden group(String group) {
    requireNonNull(group, "group is null");
    overrides.kit().overrideNames().requireGroup(name, group);
    return overrides.set(SpecEntity.Kind.EXPERIMENT, name, new OverrideEntry.Group(group));
  }

  /**
   * {@return the override with these values and no others}
   *
   * @param parameters values by name
   */
  public Overridden values(Map<String, ? extends @Nullable Object> parameters) {
    return overrides.set(SpecEntity.Kind.EXPERIMENT, name, Values.copyOf(parameters));
  }

  /**
   * {@return the override with these values and no others}
   *
   * @param json an object in JSON
   */
  public Overridden json(String json) {
    return values(Values.parse(json));
  }
}
