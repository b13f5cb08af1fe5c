package dev.postern.internal.regex;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** An immutable set of code points, as sorted ranges that neither touch nor overlap. */
final class CodePointSet {
  static final CodePointSet EMPTY = new CodePointSet(new int[0]);
  static final CodePointSet ALL = range(0, Character.MAX_CODE_POINT);

  /** First and last code point of each range, both inclusive. */
  private final int[] bounds;

  private final long low;
  private final long high;

  private CodePointSet(int[] bounds) {
    this.bounds = bounds;
    this.low = bits(0);
    this.high = bits(Long.SIZE);
  }

  private long bits(int from) {
    long bits = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      bits |= search(from + i) ? 1L << i : 0;
    }
    return bits;
  }

  static CodePointSet of(int codePoint) {
    return range(codePoint, codePoint);
  }

  static CodePointSet range(int first, int last) {
    return new CodePointSet(new int[] {first, last});
  }

  /** The set of what is in an even-length list of first and last code points, in any order. */
  static CodePointSet ofRanges(int... bounds) {
    CodePointSetBuilder builder = new CodePointSetBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      builder.add(bounds[i], bounds[i + 1]);
    }
    return builder.build();
  }

  static CodePointSet where(IntPredicate member) {
    CodePointSetBuilder builder = new CodePointSetBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (member.test(c)) {
        builder.add(c, c);
      }
    }
    return builder.build();
  }

  /** Takes bounds that are already sorted and merged. */
  static CodePointSet ofSorted(int[] bounds) {
    return bounds.length == 0 ? EMPTY : new CodePointSet(bounds);
  }

  boolean contains(int codePoint) {
    if (codePoint < Long.SIZE) {
      return (low >>> codePoint & 1) != 0;
    }
    if (codePoint < 2 * Long.SIZE) {
      return (high >>> codePoint & 1) != 0;
    }
    return search(codePoint);
  }

  private boolean search(int codePoint) {
    int found = Arrays.binarySearch(bounds, codePoint);
    return found >= 0 || (-found - 1) % 2 == 1;
  }

  int ranges() {
    return bounds.length / 2;
  }

  int first(int range) {
    return bounds[2 * range];
  }

  int last(int range) {
    return bounds[2 * range + 1];
  }

  boolean isEmpty() {
    return bounds.length == 0;
  }

  CodePointSet complement() {
    CodePointSetBuilder builder = new CodePointSetBuilder();
    int next = 0;
    for (int i = 0; i < ranges(); i++) {
      if (first(i) > next) {
        builder.add(next, first(i) - 1);
      }
      next = last(i) + 1;
    }
    if (next <= Character.MAX_CODE_POINT) {
      builder.add(next, Character.MAX_CODE_POINT);
    }
    return builder.build();
  }

  CodePointSet union(CodePointSet other) {
    return new CodePointSetBuilder().addAll(this).addAll(other).build();
  }

  CodePointSet intersection(CodePointSet other) {
    return complement().union(other.complement()).complement();
  }

  CodePointSet difference(CodePointSet other) {
    return intersection(other.complement());
  }

  CodePointSet symmetricDifference(CodePointSet other) {
    return union(other).difference(intersection(other));
  }
}
