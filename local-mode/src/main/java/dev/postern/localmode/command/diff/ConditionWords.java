package dev.postern.localmode.command.diff;

import dev.postern.SpecLanguage;
import dev.postern.localmode.command.document.Buckets;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.JsonType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Conditions in words, such as {@code country is one of DE, AT}. */
final class ConditionWords {
  private static final int MOST_ELEMENTS = 8;
  private static final String SEGMENT = "segment:";
  private static final Set<String> TIME_OPERATORS = Set.of("before", "after", "on");

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("gt", "is greater than"),
          Map.entry("gte", "is at least"),
          Map.entry("lt", "is less than"),
          Map.entry("lte", "is at most"),
          Map.entry("version_gt", "is a version after"),
          Map.entry("version_gte", "is a version from"),
          Map.entry("version_lt", "is a version before"),
          Map.entry("version_lte", "is a version up to"),
          Map.entry("version_eq", "is version"),
          Map.entry("version_neq", "is not version"),
          Map.entry("any", "is one of"),
          Map.entry("none", "is none of"),
          Map.entry("any_case_sensitive", "is exactly one of"),
          Map.entry("none_case_sensitive", "is exactly none of"),
          Map.entry("str_starts_with_any", "starts with one of"),
          Map.entry("str_ends_with_any", "ends with one of"),
          Map.entry("str_contains_any", "contains one of"),
          Map.entry("str_contains_none", "contains none of"),
          Map.entry("str_matches", "matches"),
          Map.entry("before", "is before"),
          Map.entry("after", "is after"),
          Map.entry("on", "is on the day of"),
          Map.entry("eq", "is"),
          Map.entry("neq", "is not"),
          Map.entry("in_segment_list", "is in the id list"),
          Map.entry("not_in_segment_list", "is not in the id list"),
          Map.entry("array_contains_any", "has one of"),
          Map.entry("array_contains_none", "has none of"),
          Map.entry("array_contains_all", "has all of"),
          Map.entry("not_array_contains_all", "has not all of"));

  private ConditionWords() {}

  /** A condition in words. */
  static String of(JsonPart condition) {
    return switch (type(condition)) {
      case "public" -> "everybody";
      case "pass_gate" -> gate(condition, "the user passes", "the user is in");
      case "fail_gate" -> gate(condition, "the user does not pass", "the user is not in");
      default -> subject(condition) + " " + operator(condition) + " " + target(condition);
    };
  }

  /** All conditions of a rule in words. */
  static String of(List<JsonPart> conditions) {
    return conditions.isEmpty()
        ? "everybody"
        : String.join(" and ", conditions.stream().map(ConditionWords::of).toList());
  }

  private static String type(JsonPart condition) {
    return condition.text("type").orElse("");
  }

  private static String gate(JsonPart condition, String passes, String isIn) {
    String name = condition.text("targetValue").orElse("");
    return name.startsWith(SEGMENT)
        ? "%s segment \"%s\"".formatted(isIn, name.substring(SEGMENT.length()))
        : "%s gate \"%s\"".formatted(passes, name);
  }

  private static String subject(JsonPart condition) {
    String field = condition.text("field").orElse("");
    String unit = condition.text("idType").orElse("");
    return switch (type(condition)) {
      case "unit_id" -> unit;
      case "user_bucket" -> "the bucket of " + unit;
      case "current_time" -> "the time";
      case "environment_field" -> "the environment's " + field;
      case "experiment_group" -> "the group in experiment \"" + field + "\"";
      case "target_app" -> "the app";
      case "user_field", "ip_based", "ua_based" -> field;
      default -> "(" + type(condition) + ") " + field;
    };
  }

  private static String operator(JsonPart condition) {
    String name = condition.text("operator").orElse("");
    return OPERATORS.getOrDefault(name, "(" + name + ")");
  }

  private static String target(JsonPart condition) {
    Optional<JsonPart> target = condition.get("targetValue");
    if (target.isEmpty()) {
      return "nothing";
    }
    boolean isTime = TIME_OPERATORS.contains(condition.text("operator").orElse(""));
    return isTime ? time(target.get()) : plainTarget(condition, target.get());
  }

  private static String time(JsonPart target) {
    OptionalLong time = SpecLanguage.time(target.value());
    return time.isPresent()
        ? Instant.ofEpochMilli(time.getAsLong()).toString()
        : ValueWords.of(target);
  }

  private static String plainTarget(JsonPart condition, JsonPart target) {
    if (type(condition).equals("user_bucket") && target.type() == JsonType.OBJECT) {
      String buckets = Buckets.describe(Buckets.listed(target));
      return buckets.isEmpty() ? "nothing" : buckets;
    }
    return switch (target.type()) {
      case ARRAY -> list(target.elements().stream().map(ConditionWords::element).toList());
      case OBJECT -> list(target.fields().stream().map(JsonPart::name).toList());
      default -> element(target);
    };
  }

  private static String element(JsonPart element) {
    return element.text().orElseGet(() -> ValueWords.of(element));
  }

  private static String list(List<String> elements) {
    if (elements.isEmpty()) {
      return "nothing";
    }
    return elements.size() <= MOST_ELEMENTS
        ? String.join(", ", elements)
        : "%s and %d more"
            .formatted(
                String.join(", ", elements.subList(0, MOST_ELEMENTS)),
                elements.size() - MOST_ELEMENTS);
  }

  /** How a list in a condition changed; empty when anything else did. */
  static Optional<String> listChange(JsonPart before, JsonPart after) {
    Optional<JsonPart> old = before.get("targetValue");
    Optional<JsonPart> now = after.get("targetValue");
    boolean isSameButForTarget =
        ValueWords.fieldDifferences("", before, after, Set.of("targetValue", "checksum")).isEmpty();
    boolean areLists = isList(old) && isList(now);
    return isSameButForTarget && areLists
        ? Optional.of(
            "%s %s: %s"
                .formatted(
                    subject(before), operator(before), listChange(elements(old), elements(now))))
        : Optional.empty();
  }

  private static String listChange(List<String> before, List<String> after) {
    List<String> parts = new ArrayList<>();
    List<String> added = without(after, before);
    List<String> removed = without(before, after);
    if (!added.isEmpty()) {
      parts.add("adds " + list(added));
    }
    if (!removed.isEmpty()) {
      parts.add("drops " + list(removed));
    }
    return parts.isEmpty() ? "another order" : String.join(", ", parts);
  }

  private static boolean isList(Optional<JsonPart> target) {
    return target.filter(part -> part.type() == JsonType.ARRAY).isPresent();
  }

  private static List<String> elements(Optional<JsonPart> target) {
    return target.map(JsonPart::elements).orElse(List.of()).stream()
        .map(ConditionWords::element)
        .toList();
  }

  private static List<String> without(List<String> all, List<String> some) {
    Set<String> known = Set.copyOf(some);
    return all.stream().filter(element -> !known.contains(element)).toList();
  }
}
