package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.JsonPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where checks put what they find. */
final class Findings {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

  private final List<Finding> all = new ArrayList<>();

  void add(Code code, JsonPart part, String message, String hint) {
    all.add(new Finding(code, part.path(), part.line(), part.column(), message, hint));
  }

  /** All of them in the order of the file. */
  List<Finding> sorted() {
    return all.stream().sorted(BY_PLACE).toList();
  }
}
