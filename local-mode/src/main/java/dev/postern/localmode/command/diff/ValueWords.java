package dev.postern.localmode.command.diff;

import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.JsonType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** JSON values, and their differences, for a sentence. */
final class ValueWords {
  private static final int LONGEST = 120;

  private ValueWords() {}

  /** The value as compact JSON, cut when it is long. */
  static String of(JsonPart value) {
    String json = value.toJson();
    return json.length() <= LONGEST ? json : json.substring(0, LONGEST - 1) + "…";
  }

  static String of(Optional<JsonPart> value) {
    return value.map(ValueWords::of).orElse("none");
  }

  static boolean areEqual(Optional<JsonPart> before, Optional<JsonPart> after) {
    return Objects.equals(before.map(JsonPart::value), after.map(JsonPart::value));
  }

  /** How two values of one field differ: field by field when both are objects; else none. */
  static List<String> differences(
      String name, Optional<JsonPart> before, Optional<JsonPart> after) {
    if (areEqual(before, after)) {
      return List.of();
    }
    boolean areObjects = isObject(before) && isObject(after);
    return areObjects
        ? fieldDifferences(name + " ", before.orElseThrow(), after.orElseThrow(), Set.of())
        : List.of(name + (name.isEmpty() ? "" : ": ") + of(before) + " → " + of(after));
  }

  private static boolean isObject(Optional<JsonPart> value) {
    return value.filter(part -> part.type() == JsonType.OBJECT).isPresent();
  }

  /** How the fields of two objects differ, and the fields of objects in them. */
  static List<String> fieldDifferences(
      String prefix, JsonPart before, JsonPart after, Set<String> ignored) {
    Set<String> names = new LinkedHashSet<>();
    before.fields().forEach(field -> names.add(field.name()));
    after.fields().forEach(field -> names.add(field.name()));
    names.removeAll(ignored);
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      Optional<JsonPart> old = before.get(name);
      Optional<JsonPart> now = after.get(name);
      if (isObject(old) && isObject(now)) {
        differences.addAll(
            fieldDifferences(prefix + name + ".", old.orElseThrow(), now.orElseThrow(), Set.of()));
      } else if (!areEqual(old, now)) {
        differences.add(prefix + difference(name, old, now));
      }
    }
    return differences;
  }

  private static String difference(
      String name, Optional<JsonPart> before, Optional<JsonPart> after) {
    if (before.isEmpty()) {
      return "%s: added, %s".formatted(name, of(after));
    }
    return after.isEmpty()
        ? "%s: removed, was %s".formatted(name, of(before))
        : "%s: %s → %s".formatted(name, of(before), of(after));
  }
}
