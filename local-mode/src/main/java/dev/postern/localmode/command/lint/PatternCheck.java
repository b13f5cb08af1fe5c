package dev.postern.localmode.command.lint;

import dev.postern.SpecLanguage;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.Optional;

/** Patterns of {@code str_matches}: {@code invalid-regex}, {@code backtracking-regex}. */
final class PatternCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (JsonPart condition : specs.entries("condition_map")) {
      if (condition.text("operator").orElse("").equals("str_matches")) {
        Optional<JsonPart> target = condition.get("targetValue");
        look(target.orElse(condition), target.flatMap(JsonPart::text), findings);
      }
    }
  }

  private static void look(JsonPart place, Optional<String> pattern, Findings findings) {
    Optional<String> fault =
        pattern.map(SpecLanguage::patternFault).orElse(Optional.of("it is no string"));
    if (fault.isPresent()) {
      findings.add(
          Code.INVALID_REGEX,
          place,
          "this pattern matches nothing: " + fault.get(),
          "mend the pattern; docs/evaluation.md, §8, says what it may be");
    } else if (pattern.filter(SpecLanguage::needsBacktracking).isPresent()) {
      findings.add(
          Code.BACKTRACKING_REGEX,
          place,
          "this pattern needs back-tracking: long texts may take too long, and then do not match",
          "do without look-around, back-references and atomic groups");
    }
  }
}
