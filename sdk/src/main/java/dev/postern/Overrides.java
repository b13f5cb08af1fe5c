package dev.postern;

import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.OverrideTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The overrides of a client, in layers: those set on the client itself, and above them any number
 * of scopes, the later above the earlier. Thread-safe.
 *
 * <pre>{@code
 * try (OverrideScope scope = statsig.overrides().open()) {
 *   scope.gate("new_checkout", true);
 *   …
 * } // as it was before
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Overrides {
  private final List<OverrideScope> layers = new CopyOnWriteArrayList<>();
  private final OverrideScope client = new OverrideScope(this);
  private volatile OverrideTable table = OverrideTable.EMPTY;

  Overrides() {
    layers.add(client);
  }

  /** {@return a new scope above all others} */
  public OverrideScope open() {
    OverrideScope scope = new OverrideScope(this);
    layers.add(scope);
    return scope;
  }

  /**
   * {@return all overrides that hold at this moment, sorted by kind and name, those of one name
   * from the lowest to the uppermost}
   */
  public List<ActiveOverride> active() {
    return list(table);
  }

  static List<ActiveOverride> list(OverrideTable table) {
    List<ActiveOverride> active = new ArrayList<>();
    table.forEach((kind, name, entry) -> active.add(active(kind, name, entry)));
    active.sort(Comparator.comparing(ActiveOverride::kind).thenComparing(ActiveOverride::name));
    return List.copyOf(active);
  }

  private static ActiveOverride active(EntityKind kind, String name, OverrideTable.Entry entry) {
    OverrideTable.Value value = entry.value();
    Object shown =
        value instanceof OverrideTable.Value.Flag flag
            ? flag.value()
            : value instanceof OverrideTable.Value.Group group
                ? group.name()
                : ((OverrideTable.Value.Parameters) value).values();
    return new ActiveOverride(
        kindOf(kind), name, OverrideTarget.of(entry.whom()), shown, entry.usage().wasRead());
  }

  private static SpecEntity.Kind kindOf(EntityKind kind) {
    return switch (kind) {
      case GATE -> SpecEntity.Kind.FEATURE_GATE;
      case DYNAMIC_CONFIG -> SpecEntity.Kind.DYNAMIC_CONFIG;
      case EXPERIMENT -> SpecEntity.Kind.EXPERIMENT;
      case LAYER -> SpecEntity.Kind.LAYER;
      case PARAMETER_STORE -> SpecEntity.Kind.PARAMETER_STORE;
    };
  }

  static EntityKind kindOf(SpecEntity.Kind kind) {
    return switch (kind) {
      case FEATURE_GATE, SEGMENT, HOLDOUT -> EntityKind.GATE;
      case DYNAMIC_CONFIG, AUTOTUNE -> EntityKind.DYNAMIC_CONFIG;
      case EXPERIMENT, CMAB -> EntityKind.EXPERIMENT;
      case LAYER -> EntityKind.LAYER;
      case PARAMETER_STORE -> EntityKind.PARAMETER_STORE;
    };
  }

  /** The overrides that the client's own {@code override…} methods set. */
  OverrideScope client() {
    return client;
  }

  /** What a check looks at. */
  OverrideTable table() {
    return table;
  }

  /** Makes one change to a layer, and the table that all layers give together. */
  synchronized void change(Runnable change) {
    change.run();
    merge();
  }

  synchronized void close(OverrideScope scope) {
    if (scope == client) {
      scope.clear();
    } else {
      layers.remove(scope);
      merge();
    }
  }

  private void merge() {
    OverrideTable merged = OverrideTable.EMPTY;
    for (OverrideScope layer : layers) {
      merged = merged.under(layer.table());
    }
    table = merged;
  }
}
