package dev.postern.internal.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Specs by name in one array, at most half full: 8 to 16 bytes for each, where a {@code HashMap}
 * takes some 45. Immutable.
 */
public final class SpecTable {
  /** Nobody is that unlucky: such names were chosen to fall together. */
  private static final int MOST_PROBES = 256;

  private final @Nullable CompiledSpec[] slots;

  /** Those that would be slow to find in the array. */
  private final Map<String, CompiledSpec> crowded = new HashMap<>(0);

  /** A table of specs of different names. */
  public SpecTable(List<CompiledSpec> specs) {
    slots = new CompiledSpec[Integer.highestOneBit(specs.size() * 2 + 1) * 2];
    for (CompiledSpec spec : specs) {
      put(spec);
    }
  }

  private void put(CompiledSpec spec) {
    for (int i = 0; i < MOST_PROBES; i++) {
      int slot = slot(spec.hash(), i);
      if (slots[slot] == null) {
        slots[slot] = spec;
        return;
      }
    }
    crowded.put(spec.header().name(), spec);
  }

  private int slot(int hash, int probe) {
    return hash + probe & (slots.length - 1);
  }

  /** The spec of that name; null when there is none. */
  public @Nullable CompiledSpec get(String name) {
    int hash = CompiledSpec.hash(name);
    for (int i = 0; i < MOST_PROBES; i++) {
      CompiledSpec spec = slots[slot(hash, i)];
      if (spec == null) {
        return null;
      }
      if (spec.hash() == hash && spec.header().name().equals(name)) {
        return spec;
      }
    }
    return crowded.get(name);
  }

  /** All of them, in no order. */
  public List<CompiledSpec> all() {
    List<CompiledSpec> all = new ArrayList<>(crowded.values());
    for (CompiledSpec spec : slots) {
      if (spec != null) {
        all.add(spec);
      }
    }
    return all;
  }
}
