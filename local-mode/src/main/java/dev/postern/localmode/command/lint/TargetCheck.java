package dev.postern.localmode.command.lint;

import dev.postern.SpecLanguage;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.JsonType;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Targets that their operator cannot use, so that the condition never holds: {@code
 * impossible-version}, {@code impossible-time}, {@code impossible-number}, {@code impossible-list}.
 * Statsig writes an empty list as null.
 */
final class TargetCheck implements Check {
  private static final Set<String> WITHOUT_TARGET = Set.of("public", "pass_gate", "fail_gate");

  /** What a target must be, and how to say so. */
  private record Demand(Code code, Predicate<JsonPart> isMet, String message, String hint) {}

  private static final Demand NUMBER =
      new Demand(
          Code.IMPOSSIBLE_NUMBER,
          target -> SpecLanguage.number(target.value()).isPresent(),
          "this is no number, so the condition never holds",
          "write a number, or choose an operator for text");
  private static final Demand TIME =
      new Demand(
          Code.IMPOSSIBLE_TIME,
          target -> SpecLanguage.time(target.value()).isPresent(),
          "this is no time, so the condition never holds",
          "write milliseconds since 1970, or a date such as \"2030-01-31T12:00:00Z\"");
  private static final Demand VERSION =
      new Demand(
          Code.IMPOSSIBLE_VERSION,
          target -> target.text().filter(TargetCheck::isVersion).isPresent(),
          "this is no version, so the condition never holds",
          "write numbers with dots between, in quotation marks, such as \"2.10.1\"");
  private static final Demand LIST =
      new Demand(
          Code.IMPOSSIBLE_LIST,
          target -> target.type() == JsonType.ARRAY,
          "this is no list, and counts as an empty one",
          "put it into square brackets");
  private static final Demand LIST_OR_KEYS =
      new Demand(
          Code.IMPOSSIBLE_LIST,
          target -> target.type() == JsonType.ARRAY || target.type() == JsonType.OBJECT,
          LIST.message(),
          LIST.hint());

  private static final Map<String, Demand> DEMANDS =
      Map.ofEntries(
          Map.entry("gt", NUMBER),
          Map.entry("gte", NUMBER),
          Map.entry("lt", NUMBER),
          Map.entry("lte", NUMBER),
          Map.entry("before", TIME),
          Map.entry("after", TIME),
          Map.entry("on", TIME),
          Map.entry("version_gt", VERSION),
          Map.entry("version_gte", VERSION),
          Map.entry("version_lt", VERSION),
          Map.entry("version_lte", VERSION),
          Map.entry("version_eq", VERSION),
          Map.entry("version_neq", VERSION),
          Map.entry("any", LIST_OR_KEYS),
          Map.entry("none", LIST_OR_KEYS),
          Map.entry("any_case_sensitive", LIST),
          Map.entry("none_case_sensitive", LIST),
          Map.entry("str_starts_with_any", LIST),
          Map.entry("str_ends_with_any", LIST),
          Map.entry("str_contains_any", LIST),
          Map.entry("str_contains_none", LIST),
          Map.entry("array_contains_any", LIST),
          Map.entry("array_contains_none", LIST),
          Map.entry("array_contains_all", LIST),
          Map.entry("not_array_contains_all", LIST));

  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (JsonPart condition : specs.entries("condition_map")) {
      if (!WITHOUT_TARGET.contains(condition.text("type").orElse(""))) {
        condition.text("operator").map(DEMANDS::get).ifPresent(it -> look(condition, it, findings));
      }
    }
  }

  private static void look(JsonPart condition, Demand demand, Findings findings) {
    Optional<JsonPart> target = condition.get("targetValue");
    boolean isEmptyList = target.isEmpty() && demand.code() == Code.IMPOSSIBLE_LIST;
    if (target.filter(demand.isMet()).isEmpty() && !isEmptyList) {
      findings.add(
          demand.code(),
          target.orElse(condition),
          subject(target) + demand.message(),
          demand.hint());
    }
  }

  private static String subject(Optional<JsonPart> target) {
    return target.isEmpty() ? "the condition has no targetValue: " : "";
  }

  private static boolean isVersion(String text) {
    return SpecLanguage.compareVersions(text, text).isPresent();
  }
}
