package dev.postern.internal.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parameter of a parameter store: a value of its own, or where its value comes from. */
public sealed interface StoreParameter {
  /** A value of its own. */
  record Fixed(@Nullable Object value) implements StoreParameter {}

  /** One value for those who pass a gate, another one for the others. */
  record ByGate(String gate, @Nullable Object passValue, @Nullable Object failValue)
      implements StoreParameter {}

  /** A parameter of a dynamic config, an experiment or a layer. */
  record Of(EntityKind kind, String name, String parameter) implements StoreParameter {}

  /**
   * A parameter as a spec file has it; null when it has none of the shapes. Which shape it has is
   * told by its fields, not by its {@code ref_type}.
   */
  static @Nullable StoreParameter of(Map<?, ?> json) {
    if (!(json.get("ref_type") instanceof String) || !(json.get("param_type") instanceof String)) {
      return null;
    }
    if (json.containsKey("value")) {
      return new Fixed(json.get("value"));
    }
    if (json.get("gate_name") instanceof String gate
        && json.containsKey("pass_value")
        && json.containsKey("fail_value")) {
      return new ByGate(gate, json.get("pass_value"), json.get("fail_value"));
    }
    return json.get("param_name") instanceof String parameter ? reference(json, parameter) : null;
  }

  private static @Nullable StoreParameter reference(Map<?, ?> json, String parameter) {
    if (json.get("config_name") instanceof String config) {
      return new Of(EntityKind.DYNAMIC_CONFIG, config, parameter);
    }
    if (json.get("experiment_name") instanceof String experiment) {
      return new Of(EntityKind.EXPERIMENT, experiment, parameter);
    }
    return json.get("layer_name") instanceof String layer
        ? new Of(EntityKind.LAYER, layer, parameter)
        : null;
  }
}
