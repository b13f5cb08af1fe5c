package dev.postern.localmode.command.lint;

import dev.postern.SpecLanguage;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.Optional;
import java.util.Set;

/**
 * Condition types and operators that no evaluator knows: {@code unknown-condition-type}, {@code
 * unknown-operator}, {@code missing-operator}.
 */
final class ConditionWordCheck implements Check {
  private static final Set<String> WITHOUT_OPERATOR = Set.of("public", "pass_gate", "fail_gate");
  private static final String EFFECT = "; rules with this condition answer no one (Unsupported)";

  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (JsonPart condition : specs.entries("condition_map")) {
      condition.text("type").ifPresent(type -> look(condition, type, findings));
    }
  }

  private static void look(JsonPart condition, String type, Findings findings) {
    Set<String> types = SpecLanguage.conditionTypes();
    if (!types.contains(type)) {
      findings.add(
          Code.UNKNOWN_CONDITION_TYPE,
          condition.get("type").orElse(condition),
          "the condition type \"%s\" is not known%s".formatted(type, EFFECT),
          Names.hint(type, types, "use one that docs/evaluation.md lists, or a newer SDK"));
    } else if (!WITHOUT_OPERATOR.contains(type)) {
      lookAtOperator(condition, type, findings);
    }
  }

  private static void lookAtOperator(JsonPart condition, String type, Findings findings) {
    Optional<JsonPart> operator = condition.get("operator");
    Set<String> operators = SpecLanguage.operators();
    String name = operator.flatMap(JsonPart::text).orElse("");
    if (operator.isEmpty()) {
      findings.add(
          Code.MISSING_OPERATOR,
          condition,
          "a condition of type \"%s\" needs an operator%s".formatted(type, EFFECT),
          "add \"operator\", such as \"any\"");
    } else if (!name.isEmpty() && !operators.contains(name)) {
      findings.add(
          Code.UNKNOWN_OPERATOR,
          operator.get(),
          "the operator \"%s\" is not known%s".formatted(name, EFFECT),
          Names.hint(name, operators, "use one that docs/evaluation.md lists, or a newer SDK"));
    }
  }
}
