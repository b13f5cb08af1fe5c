package dev.postern.internal.regex;

import java.util.Arrays;

/**
 * What {@link BacktrackingMatcher} may still try, and how to set the registers back when it does.
 */
final class BacktrackStack {
  static final int UNSET = -1;

  /** What {@link #pop} answers when nothing is left to try. */
  static final int BOTTOM = -1;

  /** Three numbers an entry; a bound for memory. */
  private static final int LIMIT = 3 * 2_000_000;

  private static final int UNDO = -1;

  private final int[] registers;

  /** An alternative is (instruction, position, 0); an undo is (UNDO, register, value). */
  private int[] entries = new int[3 * 32];

  private int size;
  private int position;

  BacktrackStack(int[] registers) {
    this.registers = registers;
  }

  boolean isFull() {
    return size >= LIMIT;
  }

  int height() {
    return size;
  }

  void pushAlternative(int instruction, int at) {
    push(instruction, at, 0);
  }

  /** Remembers what a register holds. */
  void pushUndo(int register) {
    push(UNDO, register, registers[register]);
  }

  private void push(int first, int second, int third) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size++] = first;
    entries[size++] = second;
    entries[size++] = third;
  }

  /**
   * Goes back to the last alternative and answers its instruction; its position is in {@link
   * #position}.
   */
  int pop() {
    while (size > 0) {
      size -= 3;
      if (entries[size] != UNDO) {
        position = entries[size + 1];
        return entries[size];
      }
      undo(size);
    }
    return BOTTOM;
  }

  int position() {
    return position;
  }

  private void undo(int entry) {
    registers[entries[entry + 1]] = entries[entry + 2];
  }

  /** Undoes everything above a height. */
  void unwind(int height) {
    while (size > height) {
      size -= 3;
      if (entries[size] == UNDO) {
        undo(size);
      }
    }
  }

  /**
   * Drops the alternatives above a height, not what must be undone; answers how much was looked at.
   */
  int forgetAlternatives(int height) {
    int looked = size - height;
    int kept = height;
    for (int entry = height; entry < size; entry += 3) {
      if (entries[entry] == UNDO) {
        System.arraycopy(entries, entry, entries, kept, 3);
        kept += 3;
      }
    }
    size = kept;
    return looked;
  }
}
