package dev.postern.testkit;

import dev.postern.SpecEntity;

/**
 * Says the value of a gate.
 *
 * @since 0.1.0
 */
public final class GateOverride {
  private final TestOverrides overrides;
  private final String name;

  GateOverride(TestOverrides overrides, String name) {
    this.overrides = overrides;
    this.name = name;
  }

  /** {@return the override that lets pass} */
  public Overridden on() {
    return is(true);
  }

  /** {@return the override that lets nobody pass} */
  public Overridden off() {
    return is(false);
  }

  /**
   * {@return the override with that value}
   *
   * @param value whether users pass
   */
  public Overridden is(boolean value) {
    return overrides.set(SpecEntity.Kind.FEATURE_GATE, name, value);
  }
}
