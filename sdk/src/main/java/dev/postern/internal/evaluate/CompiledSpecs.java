package dev.postern.internal.evaluate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole spec file, compiled. Immutable; safe to share between threads.
 *
 * @param mappings config mapping by the name that is asked for
 * @param parameterStores parameters by name, by the name of their store
 * @param appId what {@code target_app} conditions look at
 * @param edition tells these specs from all others
 */
public record CompiledSpecs(
    SpecTable gates,
    SpecTable configs,
    SpecTable layers,
    Map<String, ContextualBandit> bandits,
    Map<String, List<ConfigMapping>> mappings,
    Map<String, Map<String, StoreParameter>> parameterStores,
    UserValue appId,
    Edition edition) {
  /** No specs at all. */
  public static final CompiledSpecs NONE =
      new CompiledSpecs(
          new SpecTable(List.of()),
          new SpecTable(List.of()),
          new SpecTable(List.of()),
          Map.of(),
          Map.of(),
          Map.of(),
          UserValue.NONE,
          new Edition());

  /** Stands for specs without holding them. Equal to no other. */
  public static final class Edition {
    /** Another edition. */
    public Edition() {}
  }

  /** The spec of that name; null when there is none. */
  public @Nullable CompiledSpec find(EntityKind kind, String name) {
    if (kind == EntityKind.GATE) {
      return gates.get(name);
    }
    return switch (kind) {
      case GATE -> gates.get(name);
      case DYNAMIC_CONFIG, EXPERIMENT -> configs.get(name);
      case LAYER -> layers.get(name);
      case PARAMETER_STORE -> null;
    };
  }

  @Nullable ContextualBandit bandit(EntityKind kind, String name) {
    return kind == EntityKind.EXPERIMENT ? bandits.get(name) : null;
  }
}
