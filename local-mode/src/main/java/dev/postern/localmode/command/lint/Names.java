package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.NearestNames;
import java.util.Collection;
import java.util.List;

/** Hints about names that are not known. */
final class Names {
  private Names() {}

  /** The names that may be meant; else another way out. */
  static String hint(String mistaken, Collection<String> names, String otherwise) {
    List<String> nearest = NearestNames.to(mistaken, names);
    return nearest.isEmpty() ? otherwise : "did you mean " + String.join(", ", nearest) + "?";
  }
}
