package dev.postern.internal.evaluate;

import static dev.postern.internal.evaluate.Operator.Order.AT_LEAST;
import static dev.postern.internal.evaluate.Operator.Order.AT_MOST;
import static dev.postern.internal.evaluate.Operator.Order.DIFFERENT;
import static dev.postern.internal.evaluate.Operator.Order.GREATER;
import static dev.postern.internal.evaluate.Operator.Order.LESS;
import static dev.postern.internal.evaluate.Operator.Order.SAME;

import dev.postern.internal.evaluate.Operator.Order;
import dev.postern.internal.evaluate.Operator.Place;
import dev.postern.internal.regex.TextPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operators by the names they have in a spec file, made for a target. §8 of the rules. */
final class Operators {
  private static final Operator NEVER = new Operator.Never();

  private static final Map<String, Function<Target, Operator>> BY_NAME = new HashMap<>();

  static {
    BY_NAME.put("gt", target -> number(GREATER, target));
    BY_NAME.put("gte", target -> number(AT_LEAST, target));
    BY_NAME.put("lt", target -> number(LESS, target));
    BY_NAME.put("lte", target -> number(AT_MOST, target));
    BY_NAME.put("version_gt", target -> version(GREATER, target));
    BY_NAME.put("version_gte", target -> version(AT_LEAST, target));
    BY_NAME.put("version_lt", target -> version(LESS, target));
    BY_NAME.put("version_lte", target -> version(AT_MOST, target));
    BY_NAME.put("version_eq", target -> version(SAME, target));
    BY_NAME.put("version_neq", target -> version(DIFFERENT, target));
    BY_NAME.put("any", target -> new Operator.IsAnyOf(target.anyCaseTexts(), false));
    BY_NAME.put("none", target -> new Operator.IsAnyOf(target.anyCaseTexts(), true));
    BY_NAME.put("any_case_sensitive", target -> exactly(target, false));
    BY_NAME.put("none_case_sensitive", target -> exactly(target, true));
    BY_NAME.put("str_starts_with_any", target -> holds(Place.START, target, false));
    BY_NAME.put("str_ends_with_any", target -> holds(Place.END, target, false));
    BY_NAME.put("str_contains_any", target -> holds(Place.ANYWHERE, target, false));
    BY_NAME.put("str_contains_none", target -> holds(Place.ANYWHERE, target, true));
    BY_NAME.put("str_matches", Operators::matches);
    BY_NAME.put("before", target -> time(LESS, target));
    BY_NAME.put("after", target -> time(GREATER, target));
    BY_NAME.put("on", Operators::onDay);
    BY_NAME.put("eq", Operators::equalTo);
    BY_NAME.put("neq", target -> new Operator.Not(equalTo(target)));
    BY_NAME.put("array_contains_any", target -> containsAny(target, false));
    BY_NAME.put("array_contains_none", target -> containsAny(target, true));
    BY_NAME.put("array_contains_all", target -> containsAll(target, false));
    BY_NAME.put("not_array_contains_all", target -> containsAll(target, true));
  }

  private Operators() {}

  /** The names of all operators that compare a value with a target. */
  static Set<String> names() {
    return Set.copyOf(BY_NAME.keySet());
  }

  /** The operator of that name for that target; null when the name is unknown. */
  static @Nullable Operator named(String name, @Nullable Object target) {
    Function<Target, Operator> maker = BY_NAME.get(name);
    return maker == null ? null : maker.apply(new Target(target));
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
    return target.json() instanceof String regex
        ? TextPattern.compile(regex).<Operator>map(Operator.Matches::new).orElse(NEVER)
        : NEVER;
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
      return new Operator.IsList(list.stream().map(CompactJson::elementText).toList());
    }
    return json instanceof Map<?, ?> map
        ? new Operator.IsObject(target.entries(map))
        : new Operator.IsNull();
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
      if (json instanceof Map<?, ?> map) {
        Set<String> keys = new HashSet<>();
        map.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return TextSet.of(keys);
      }
      return TextSet.of(byLowerText().keySet());
    }

    Map<String, String> entries(Map<?, ?> map) {
      Map<String, String> texts = new HashMap<>();
      map.forEach((key, value) -> texts.put(String.valueOf(key), CompactJson.elementText(value)));
      return texts;
    }
  }
}
