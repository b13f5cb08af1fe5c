package dev.postern.internal.regex;

import java.util.Arrays;

/** Collects ranges in any order and merges them into a {@link CodePointSet}. */
final class CodePointSetBuilder {
  /** A range as one sortable number: the first code point above, the last below. */
  private long[] ranges = new long[8];

  private int size;

  CodePointSetBuilder add(int first, int last) {
    if (size > 0 && first == last(ranges[size - 1]) + 1) {
      ranges[size - 1] = pack(first(ranges[size - 1]), last);
      return this;
    }
    if (size == ranges.length) {
      ranges = Arrays.copyOf(ranges, 2 * size);
    }
    ranges[size++] = pack(first, last);
    return this;
  }

  CodePointSetBuilder addAll(CodePointSet set) {
    for (int i = 0; i < set.ranges(); i++) {
      add(set.first(i), set.last(i));
    }
    return this;
  }

  CodePointSet build() {
    Arrays.sort(ranges, 0, size);
    int[] bounds = new int[2 * size];
    int used = 0;
    for (int i = 0; i < size; i++) {
      int first = first(ranges[i]);
      int last = last(ranges[i]);
      if (used > 0 && first <= bounds[used - 1] + 1) {
        bounds[used - 1] = Math.max(bounds[used - 1], last);
      } else {
        bounds[used++] = first;
        bounds[used++] = last;
      }
    }
    return CodePointSet.ofSorted(Arrays.copyOf(bounds, used));
  }

  private static long pack(int first, int last) {
    return (long) first << Integer.SIZE | last;
  }

  private static int first(long range) {
    return (int) (range >>> Integer.SIZE);
  }

  private static int last(long range) {
    return (int) range;
  }
}
