package dev.postern.internal.evaluate;

import static dev.postern.internal.evaluate.Operator.Order.AT_LEAST;
import static dev.postern.internal.evaluate.Operator.Order.AT_MOST;
import static dev.postern.internal.evaluate.Operator.Order.DIFFERENT;
import static dev.postern.internal.evaluate.Operator.Order.GREATER;
import static dev.postern.internal.evaluate.Operator.Order.LESS;
import static dev.postern.internal.evaluate.Operator.Order.SAME;

import dev.postern.internal.evaluate.Operator.Order;
import dev.postern.internal.evaluate.Operator.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators by the names they have in a spec file, made for a target. §8 of the rules. */
final class Operators {
  private static final Operator NEVER = new Operator.Never();

  private static final Set<String> NAMES =
      Set.of(
          "gt",
          "gte",
          "lt",
          "lte",
          "version_gt",
          "version_gte",
          "version_lt",
          "version_lte",
          "version_eq",
          "version_neq",
          "any",
          "none",
          "any_case_sensitive",
          "none_case_sensitive",
          "str_starts_with_any",
          "str_ends_with_any",
          "str_contains_any",
          "str_contains_none",
          "str_matches",
          "before",
          "after",
          "on",
          "eq",
          "neq",
          "array_contains_any",
          "array_contains_none",
          "array_contains_all",
          "not_array_contains_all");

  private Operators() {}

  /** The names of all operators that compare a value with a target. */
  static Set<String> names() {
    return NAMES;
  }

  /** The operator of that name for that target; null when the name is unknown. */
  static @Nullable Operator named(String name, @Nullable Object target) {
    return made(name, new Target(target));
  }

  /** Each of {@link #NAMES}. */
  private static @Nullable Operator made(String name, Target target) {
    return switch (name) {
      case "gt" -> number(GREATER, target);
      case "gte" -> number(AT_LEAST, target);
      case "lt" -> number(LESS, target);
      case "lte" -> number(AT_MOST, target);
      case "version_gt" -> version(GREATER, target);
      case "version_gte" -> version(AT_LEAST, target);
      case "version_lt" -> version(LESS, target);
      case "version_lte" -> version(AT_MOST, target);
      case "version_eq" -> version(SAME, target);
      case "version_neq" -> version(DIFFERENT, target);
      case "any" -> new Operator.IsAnyOf(target.anyCaseTexts(), false);
      case "none" -> new Operator.IsAnyOf(target.anyCaseTexts(), true);
      case "any_case_sensitive" -> exactly(target, false);
      case "none_case_sensitive" -> exactly(target, true);
      case "str_starts_with_any" -> holds(Place.START, target, false);
      case "str_ends_with_any" -> holds(Place.END, target, false);
      case "str_contains_any" -> holds(Place.ANYWHERE, target, false);
      case "str_contains_none" -> holds(Place.ANYWHERE, target, true);
      case "str_matches" -> matches(target);
      case "before" -> time(LESS, target);
      case "after" -> time(GREATER, target);
      case "on" -> onDay(target);
      case "eq" -> equalTo(target);
      case "neq" -> new Operator.Not(equalTo(target));
      case "array_contains_any" -> containsAny(target, false);
      case "array_contains_none" -> containsAny(target, true);
      case "array_contains_all" -> containsAll(target, false);
      case "not_array_contains_all" -> containsAll(target, true);
      default -> null;
    };
  }

  private static Operator number(Order order, Target target) {
    return new Operator.NumberIs(order, target.number());
  }

  private static Operator version(Order order, Target target) {
    return target.json() instanceof String text
        ? new Operator.VersionIs(order, Version.parse(text))
        : NEVER;
  }

  private static Operator exactly(Target target, boolean negated) {
    return new Operator.IsExactlyAnyOf(target.texts(), negated);
  }

  private static Operator holds(Place place, Target target, boolean negated) {
    return new Operator.HoldsAnyOf(place, List.copyOf(target.byLowerText().keySet()), negated);
  }

  private static Operator matches(Target target) {
    return target.json() instanceof String regex ? new Operator.Matches(regex) : NEVER;
  }

  private static Operator time(Order order, Target target) {
    Long time = Times.ofTarget(target.json());
    return time == null ? NEVER : new Operator.TimeIs(order, time);
  }

  private static Operator onDay(Target target) {
    Long time = Times.ofTarget(target.json());
    return time == null ? NEVER : Operator.IsOnDay.of(time);
  }

  private static Operator containsAny(Target target, boolean negated) {
    return target.json() instanceof List<?>
        ? new Operator.ContainsAnyOf(target.texts(), negated)
        : NEVER;
  }

  private static Operator containsAll(Target target, boolean negated) {
    return target.json() instanceof List<?>
        ? new Operator.ContainsAllOf(target.texts(), negated)
        : NEVER;
  }

  private static Operator equalTo(Target target) {
    Object json = target.json();
    if (json instanceof Boolean flag) {
      return new Operator.IsFlag(flag);
    }
    if (json instanceof Number number) {
      return new Operator.IsNumber(number.doubleValue());
    }
    if (json instanceof String text) {
      return new Operator.IsText(text);
    }
    if (json instanceof List<?> list) {
      return new Operator.IsList(texts(list));
    }
    return json instanceof Map<?, ?> map
        ? new Operator.IsObject(target.entries(map))
        : new Operator.IsNull();
  }

  private static List<String> texts(List<?> list) {
    List<String> texts = new ArrayList<>(list.size());
    for (Object element : list) {
      texts.add(CompactJson.elementText(element));
    }
    return List.copyOf(texts);
  }

  /** A condition's target value in the forms that operators compare with. */
  private record Target(@Nullable Object json) {
    double number() {
      return json instanceof Number number
          ? number.doubleValue()
          : json instanceof String text ? Numbers.parse(text) : Double.NaN;
    }

    /**
     * A list's elements by their lower-cased text; of two that differ only in case the later one
     * stays. Empty for what is no list.
     */
    Map<String, String> byLowerText() {
      Map<String, String> texts = new LinkedHashMap<>();
      if (json instanceof List<?> list) {
        for (Object element : list) {
          String text = CompactJson.elementText(element);
          texts.put(LowerCase.of(text), text);
        }
      }
      return texts;
    }

    Set<String> texts() {
      return TextSet.of(new HashSet<>(byLowerText().values()));
    }

    /**
     * What {@code any} looks in: a list's lower-cased elements, or an object's keys as they are.
     */
    Set<String> anyCaseTexts() {
      return TextSet.of(json instanceof Map<?, ?> map ? map.keySet() : byLowerText().keySet());
    }

    Map<String, String> entries(Map<?, ?> map) {
      Map<String, String> texts = new HashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        texts.put(String.valueOf(entry.getKey()), CompactJson.elementText(entry.getValue()));
      }
      return texts;
    }
  }
}
