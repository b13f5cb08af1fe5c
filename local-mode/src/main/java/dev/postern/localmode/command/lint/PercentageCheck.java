package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;

/** Percentages below 0 or above 100: {@code impossible-percentage}. */
final class PercentageCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (JsonPart rule : specs.rules()) {
      double percentage = rule.number("passPercentage", 0);
      if (percentage < 0 || percentage > 100) {
        findings.add(
            Code.IMPOSSIBLE_PERCENTAGE,
            rule.get("passPercentage").orElse(rule),
            "%s is no percentage".formatted(rule.get("passPercentage").orElse(rule).value()),
            "write a number from 0 to 100");
      }
    }
  }
}
