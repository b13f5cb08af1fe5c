package dev.postern.internal.source;

/**
 * A set of hashed ids, numbers of 48 bits: an array with open addressing, of 8 to 16 bytes for each
 * id unless there are only a few. Immutable.
 */
final class IdSet {
  /** No ids. */
  static final IdSet EMPTY = new IdSet(new long[Editor.LEAST_CAPACITY], 0);

  private final long[] slots;
  private final int size;

  private IdSet(long[] slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  boolean contains(long id) {
    return slots[slotOf(slots, id + 1)] != 0;
  }

  int size() {
    return size;
  }

  /** How many bytes the ids take. */
  long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  /** Changes to a copy. */
  Editor edit() {
    return new Editor(slots.clone(), size);
  }

  /** Where an entry is, or the free slot where it would be. There is always a free one. */
  private static int slotOf(long[] slots, long entry) {
    int slot = home(slots, entry);
    while (slots[slot] != 0 && slots[slot] != entry) {
      slot = next(slots, slot);
    }
    return slot;
  }

  /** Where an entry is if nothing else is there; any number of slots will do. */
  private static int home(long[] slots, long entry) {
    long mixed = entry * 0x9E3779B97F4A7C15L;
    return (int) (((mixed >>> 32) * slots.length) >>> 32);
  }

  private static int next(long[] slots, int slot) {
    return slot + 1 == slots.length ? 0 : slot + 1;
  }

  /** A set in the making. An entry is the id plus 1, as 0 is a free slot. For one thread. */
  static final class Editor {
    static final int LEAST_CAPACITY = 8;

    private long[] slots;
    private int size;

    private Editor(long[] slots, int size) {
      this.slots = slots;
      this.size = size;
    }

    void add(long id) {
      int slot = slotOf(slots, id + 1);
      if (slots[slot] == 0) {
        slots[slot] = id + 1;
        size++;
        growIfFull();
      }
    }

    void remove(long id) {
      int slot = slotOf(slots, id + 1);
      if (slots[slot] != 0) {
        slots[slot] = 0;
        size--;
        closeGap(slot);
      }
    }

    /** The set as it is now; this editor is not used any more. */
    IdSet done() {
      if (size * 2L < slots.length && slots.length > LEAST_CAPACITY) {
        resize(size / 2 * 3L);
      }
      return new IdSet(slots, size);
    }

    /** At most four fifths are taken; after growing a little more than half. */
    private void growIfFull() {
      if (size > slots.length / 5 * 4L) {
        resize(slots.length / 2 * 3L);
      }
    }

    private void resize(long capacity) {
      long[] old = slots;
      slots = new long[Math.toIntExact(Math.max(LEAST_CAPACITY, capacity))];
      for (long entry : old) {
        if (entry != 0) {
          slots[slotOf(slots, entry)] = entry;
        }
      }
    }

    /** Puts in place anew what follows a gap, which may have been pushed beyond it. */
    private void closeGap(int gap) {
      for (int slot = next(slots, gap); slots[slot] != 0; slot = next(slots, slot)) {
        long entry = slots[slot];
        slots[slot] = 0;
        slots[slotOf(slots, entry)] = entry;
      }
    }
  }
}
