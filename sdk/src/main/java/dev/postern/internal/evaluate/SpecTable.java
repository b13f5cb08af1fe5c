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

  /** Leaves as many bits of a hash as number a slot. */
  private final int shift;

  /** Those that would be slow to find in the array. */
  private final Map<String, CompiledSpec> crowded = new HashMap<>(0);

  /** A table of specs of different names. */
  public SpecTable(List<CompiledSpec> specs) {
    slots = new CompiledSpec[Integer.highestOneBit(specs.size() * 2 + 1) * 2];
    shift = Integer.numberOfLeadingZeros(slots.length - 1);
    for (CompiledSpec spec : specs) {
      put(spec);
    }
  }

  private void put(CompiledSpec spec) {
    int slot = spec.hash() >>> shift;
    for (int probes = 0; probes < MOST_PROBES; probes++) {
      if (slots[slot] == null) {
        slots[slot] = spec;
        return;
      }
      slot = next(slot);
    }
    crowded.put(spec.header().name(), spec);
  }

  private int next(int slot) {
    return slot + 1 & (slots.length - 1);
  }

  /** The spec of that name; null when there is none. */
  public @Nullable CompiledSpec get(String name) {
    int hash = CompiledSpec.hash(name);
    int slot = hash >>> shift;
    for (int probes = 0; probes < MOST_PROBES; probes++) {
      CompiledSpec spec = slots[slot];
      if (spec == null) {
        return null;
      }
      if (spec.isNamed(name, hash)) {
        return spec;
      }
      slot = next(slot);
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
