package dev.postern.testkit.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Combinations of values, one of each axis. A combination is a list with the index of the value for
 * each axis. They come in the same order every time.
 */
final class Combinations {
  private Combinations() {}

  /** Two values of two axes. */
  private record Pair(int axis, int value, int otherAxis, int otherValue) {}

  static List<List<Integer>> of(FlagMatrix.Mode mode, List<Integer> sizes) {
    return switch (mode) {
      case ALL -> all(sizes);
      case PAIRWISE -> pairwise(sizes);
      case EACH_ONCE -> eachOnce(sizes);
    };
  }

  private static List<List<Integer>> all(List<Integer> sizes) {
    List<List<Integer>> rows = List.of(List.of());
    for (int size : sizes) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> row : rows) {
        for (int value = 0; value < size; value++) {
          longer.add(with(row, value));
        }
      }
      rows = longer;
    }
    return rows;
  }

  private static List<List<Integer>> eachOnce(List<Integer> sizes) {
    List<List<Integer>> rows = new ArrayList<>();
    int longest = sizes.isEmpty() ? 1 : Collections.max(sizes);
    for (int i = 0; i < longest; i++) {
      int number = i;
      rows.add(sizes.stream().map(size -> number % size).toList());
    }
    return rows;
  }

  /** Row by row, each value the one that brings most pairs that are not there yet. */
  private static List<List<Integer>> pairwise(List<Integer> sizes) {
    if (sizes.size() < 2) {
      return all(sizes);
    }
    Set<Pair> missing = pairs(sizes);
    List<List<Integer>> rows = new ArrayList<>();
    while (!missing.isEmpty()) {
      List<Integer> row = nextRow(sizes, missing);
      missing.removeAll(pairsOf(row));
      rows.add(row);
    }
    return rows;
  }

  private static List<Integer> nextRow(List<Integer> sizes, Set<Pair> missing) {
    List<Integer> best = List.of();
    int most = 0;
    for (Pair seed : missing) {
      List<Integer> row = rowWith(seed, sizes, missing);
      int gain = gain(row, missing);
      if (gain > most || (gain == most && compare(row, best) < 0)) {
        best = row;
        most = gain;
      }
    }
    return best;
  }

  private static List<Integer> rowWith(Pair seed, List<Integer> sizes, Set<Pair> missing) {
    List<Integer> row = new ArrayList<>(Collections.nCopies(sizes.size(), -1));
    row.set(seed.axis(), seed.value());
    row.set(seed.otherAxis(), seed.otherValue());
    for (int axis = 0; axis < sizes.size(); axis++) {
      if (row.get(axis) < 0) {
        row.set(axis, bestValue(row, axis, sizes.get(axis), missing));
      }
    }
    return row;
  }

  private static int bestValue(List<Integer> row, int axis, int size, Set<Pair> missing) {
    int best = 0;
    int most = -1;
    for (int value = 0; value < size; value++) {
      List<Integer> candidate = new ArrayList<>(row);
      candidate.set(axis, value);
      int gain = gain(candidate, missing);
      if (gain > most) {
        best = value;
        most = gain;
      }
    }
    return best;
  }

  private static int gain(List<Integer> row, Set<Pair> missing) {
    return (int) pairsOf(row).stream().filter(missing::contains).count();
  }

  private static Set<Pair> pairs(List<Integer> sizes) {
    Set<Pair> pairs = new HashSet<>();
    for (int a = 0; a < sizes.size(); a++) {
      for (int b = a + 1; b < sizes.size(); b++) {
        for (int value = 0; value < sizes.get(a) * sizes.get(b); value++) {
          pairs.add(new Pair(a, value / sizes.get(b), b, value % sizes.get(b)));
        }
      }
    }
    return pairs;
  }

  private static List<Pair> pairsOf(List<Integer> row) {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < row.size(); a++) {
      for (int b = a + 1; b < row.size(); b++) {
        pairs.add(new Pair(a, row.get(a), b, row.get(b)));
      }
    }
    return pairs;
  }

  private static int compare(List<Integer> row, List<Integer> other) {
    for (int i = 0; i < row.size(); i++) {
      int order = Integer.compare(row.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Integer> with(List<Integer> row, int value) {
    List<Integer> longer = new ArrayList<>(row);
    longer.add(value);
    return longer;
  }
}
