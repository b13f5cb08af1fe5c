package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.HashSet;
import java.util.Set;

/** Rules against conditions: {@code missing-condition}, {@code unused-condition}. */
final class ConditionUseCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    Set<String> used = new HashSet<>();
    for (JsonPart rule : specs.rules()) {
      for (JsonPart id : SpecDocument.conditionIds(rule)) {
        id.text().ifPresent(used::add);
        lookFor(id, specs, findings);
      }
    }
    for (JsonPart condition : specs.entries("condition_map")) {
      if (!used.contains(condition.name())) {
        findings.add(
            Code.UNUSED_CONDITION,
            condition,
            "no rule names the condition \"%s\"".formatted(condition.name()),
            "remove it, or name it in the rule that it was meant for");
      }
    }
  }

  private static void lookFor(JsonPart id, SpecDocument specs, Findings findings) {
    String name = id.text().orElse("");
    if (id.text().isPresent() && specs.condition(name).isEmpty()) {
      findings.add(
          Code.MISSING_CONDITION,
          id,
          "condition_map has no \"%s\"; this rule answers no one (Unsupported)".formatted(name),
          "add the condition, or remove its id here");
    }
  }
}
