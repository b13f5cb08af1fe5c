package dev.postern.internal.explain;

import dev.postern.explain.ExplainedCondition;
import dev.postern.explain.ExplainedEntity;
import dev.postern.explain.ExplainedValue;
import dev.postern.explain.ValueOrigin;
import dev.postern.internal.evaluate.CompactJson;
import dev.postern.internal.evaluate.Condition;
import dev.postern.internal.evaluate.ConditionSource;
import dev.postern.internal.evaluate.FoundValue;
import dev.postern.internal.evaluate.ShownText;
import dev.postern.internal.evaluate.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the conditions of an explanation: what is compared with what. */
final class Comparisons {
  private static final int LONGEST_TARGET = 200;
  private static final Set<String> ABOUT_TIME = Set.of("before", "after", "on");
  private static final Set<String> ABOUT_UNITS = Set.of("unit_id", "user_bucket");
  private static final Set<String> WITHOUT_TARGET = Set.of("public");

  private Comparisons() {}

  static ExplainedCondition condition(Trace.Condition trace) {
    ConditionSource source = trace.condition().source();
    return new ExplainedCondition(
        source == null ? "" : source.type(),
        source == null ? null : field(source),
        source == null || isGate(source) ? null : source.operator(),
        source == null ? "" : target(source),
        value(trace.value()),
        trace.outcome(),
        trace.isNeeded(),
        nested(trace),
        trace.condition() instanceof Condition.Unsupported unsupported
            ? unsupported.problem()
            : null);
  }

  /** When it is, and the milliseconds since 1970. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis) + " (" + millis + ")";
  }

  private static boolean isGate(ConditionSource source) {
    return source.type().equals("pass_gate") || source.type().equals("fail_gate");
  }

  private static @Nullable String field(ConditionSource source) {
    return ABOUT_UNITS.contains(source.type()) ? source.idType() : source.field();
  }

  private static @Nullable ExplainedEntity nested(Trace.Condition trace) {
    return trace.steps().stream()
        .filter(Trace.Entity.class::isInstance)
        .map(step -> Explanations.entity((Trace.Entity) step))
        .findFirst()
        .orElse(null);
  }

  private static String target(ConditionSource source) {
    Object target = source.target();
    if (isGate(source) && target instanceof String name) {
      return name;
    }
    if (WITHOUT_TARGET.contains(source.type()) || (target == null && source.operator() == null)) {
      return "";
    }
    if (ABOUT_TIME.contains(String.valueOf(source.operator())) && target instanceof Long millis) {
      return time(millis);
    }
    if (target instanceof List<?> list) {
      return elements(list.stream().map(Comparisons::shown), "[", "]", source.leftOut());
    }
    return target instanceof Map<?, ?> map
        ? elements(map.entrySet().stream().map(Comparisons::field), "{", "}", source.leftOut())
        : shown(target);
  }

  private static String field(Map.Entry<?, ?> field) {
    return shown(String.valueOf(field.getKey())) + ": " + shown(field.getValue());
  }

  private static String elements(Stream<String> texts, String open, String close, int leftOut) {
    String more =
        leftOut == 0 ? close : String.format(Locale.ROOT, ", … %,d more", leftOut) + close;
    return texts.collect(Collectors.joining(", ", open, more));
  }

  private static String shown(@Nullable Object json) {
    return ShownText.of(CompactJson.write(json), LONGEST_TARGET);
  }

  private static @Nullable ExplainedValue value(@Nullable FoundValue found) {
    if (found == null) {
      return null;
    }
    String json = found.json();
    boolean isMoment = found.origin() == ValueOrigin.CLOCK && json != null;
    return new ExplainedValue(
        found.origin(),
        isMoment ? time(Long.parseLong(json)) : json,
        found.derivedFrom(),
        found.isPrivate());
  }
}
