package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.List;

/**
 * Rules behind one that everybody matches: {@code unreachable-rule}. Whatever the percentage of
 * that rule, the rules behind it are not looked at.
 */
final class UnreachableRuleCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (Entity entity : specs.entities()) {
      if (!entity.json().isTrue("useNewLayerEval")) {
        look(specs, entity, findings);
      }
    }
  }

  private static void look(SpecDocument specs, Entity entity, Findings findings) {
    List<JsonPart> rules = entity.rules();
    for (int i = 0; i < rules.size() - 1; i++) {
      if (isForEveryone(specs, rules.get(i))) {
        findings.add(
            Code.UNREACHABLE_RULE,
            rules.get(i + 1),
            "%s of %s: everybody matches rule %d before"
                .formatted(unreachable(i + 1, rules.size()), entity.title(), i + 1),
            "move it before that rule, or remove it");
        return;
      }
    }
  }

  private static String unreachable(int first, int size) {
    return size - first == 1
        ? "no one reaches rule " + size
        : "no one reaches rules " + (first + 1) + " to " + size;
  }

  private static boolean isForEveryone(SpecDocument specs, JsonPart rule) {
    List<JsonPart> conditions = specs.conditionsOf(rule);
    boolean areAllThere = conditions.size() == SpecDocument.conditionIds(rule).size();
    return areAllThere
        && rule.get("conditions").isPresent()
        && conditions.stream().allMatch(it -> it.text("type").orElse("").equals("public"));
  }
}
