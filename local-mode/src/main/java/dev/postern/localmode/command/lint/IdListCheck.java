package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.Set;
import java.util.TreeSet;

/**
 * Id lists that are not there: {@code unknown-id-list}. Where neither the file nor a folder beside
 * it says what lists there are, nothing is said.
 */
final class IdListCheck implements Check {
  private static final Set<String> OPERATORS = Set.of("in_segment_list", "not_in_segment_list");

  private final Set<String> lists;

  IdListCheck(Set<String> lists) {
    this.lists = Set.copyOf(lists);
  }

  @Override
  public void look(SpecDocument specs, Findings findings) {
    Set<String> known = new TreeSet<>(lists);
    known.addAll(specs.names("id_lists"));
    boolean isTold = !lists.isEmpty() || specs.root().get("id_lists").isPresent();
    for (JsonPart condition : specs.entries("condition_map")) {
      if (isTold && OPERATORS.contains(condition.text("operator").orElse(""))) {
        condition.get("targetValue").ifPresent(target -> look(target, known, findings));
      }
    }
  }

  private static void look(JsonPart target, Set<String> known, Findings findings) {
    String name = target.text().orElse("");
    if (!known.contains(name)) {
      findings.add(
          Code.UNKNOWN_ID_LIST,
          target,
          "there is no id list \"%s\", so no one is in it".formatted(name),
          Names.hint(name, known, "add it to \"id_lists\" and its file, or remove the condition"));
    }
  }
}
