package dev.postern;

import dev.postern.internal.evaluate.OverrideTable;
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
