package dev.postern.testkit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant. */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /** A question whether one of the nearest names was meant; what there is when none is near. */
  static String question(String mistaken, Collection<String> names) {
    List<String> nearest = to(mistaken, names);
    if (nearest.isEmpty()) {
      return names.isEmpty()
          ? "There are none at all."
          : "There are: " + quoted(names.stream().sorted().limit(10).toList(), names.size());
    }
    return "Did you mean %s?".formatted(quoted(nearest, nearest.size()));
  }

  private static List<String> to(String mistaken, Collection<String> names) {
    int farthest = Math.max(2, mistaken.length() / 3);
    return names.stream()
        .filter(name -> distance(mistaken, name) <= farthest || isPartOf(mistaken, name))
        .sorted(
            Comparator.comparingInt((String name) -> distance(mistaken, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static String quoted(List<String> names, int all) {
    String text = "\"" + String.join("\", \"", names) + "\"";
    return names.size() < all ? "%s and %d more.".formatted(text, all - names.size()) : text;
  }

  private static boolean isPartOf(String mistaken, String name) {
    return mistaken.length() > 2
        && name.toLowerCase(Locale.ROOT).contains(mistaken.toLowerCase(Locale.ROOT));
  }

  /** The number of letters to add, drop or change (Levenshtein), in any case. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
