package dev.postern.internal.evaluate;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts in one array, at most half full: 8 to 16 bytes for each, where a {@code HashSet} takes some
 * 40. Immutable.
 */
final class TextSet extends AbstractSet<String> {
  /** Nobody is that unlucky: such texts were chosen to fall together. */
  private static final int MOST_PROBES = 256;

  private final @Nullable String[] slots;
  private final int size;

  private TextSet(@Nullable String[] slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  /** The texts of some values; a {@code HashSet} if they would be slow to find in an array. */
  static Set<String> of(Set<?> values) {
    @Nullable String[] slots = new String[Integer.highestOneBit(values.size() * 2 + 1) * 2];
    for (Object value : values) {
      String text = String.valueOf(value);
      int slot = slot(text, slots);
      for (int probes = 0; slots[slot] != null; probes++) {
        if (probes == MOST_PROBES) {
          return hashSet(values);
        }
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = text;
    }
    return new TextSet(slots, values.size());
  }

  private static Set<String> hashSet(Set<?> values) {
    Set<String> texts = new HashSet<>();
    for (Object value : values) {
      texts.add(String.valueOf(value));
    }
    return texts;
  }

  private static int slot(String text, @Nullable String[] slots) {
    int mixed = text.hashCode() * 0x9E37_79B9;
    return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
  }

  @Override
  public boolean contains(@Nullable Object text) {
    if (!(text instanceof String wanted)) {
      return false;
    }
    int slot = slot(wanted, slots);
    for (int probes = 0; probes <= MOST_PROBES && slots[slot] != null; probes++) {
      if (wanted.equals(slots[slot])) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return false;
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(slots).filter(Objects::nonNull).iterator();
  }

  @Override
  public int size() {
    return size;
  }
}
