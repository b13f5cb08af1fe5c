package dev.postern.localmode.command.lint;

import dev.postern.SpecLanguage;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Rules that want one value to be above a limit and below a lower one: {@code impossible-version},
 * {@code impossible-time}, {@code impossible-number}.
 */
final class RangeCheck implements Check {
  /** A limit of an operator. */
  private record Limit(Code code, boolean isLower, boolean isIncluded) {}

  private static final Map<String, Limit> LIMITS =
      Map.of(
          "gt", new Limit(Code.IMPOSSIBLE_NUMBER, true, false),
          "gte", new Limit(Code.IMPOSSIBLE_NUMBER, true, true),
          "lt", new Limit(Code.IMPOSSIBLE_NUMBER, false, false),
          "lte", new Limit(Code.IMPOSSIBLE_NUMBER, false, true),
          "version_gt", new Limit(Code.IMPOSSIBLE_VERSION, true, false),
          "version_gte", new Limit(Code.IMPOSSIBLE_VERSION, true, true),
          "version_lt", new Limit(Code.IMPOSSIBLE_VERSION, false, false),
          "version_lte", new Limit(Code.IMPOSSIBLE_VERSION, false, true),
          "after", new Limit(Code.IMPOSSIBLE_TIME, true, false),
          "before", new Limit(Code.IMPOSSIBLE_TIME, false, false));

  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (JsonPart rule : specs.rules()) {
      List<JsonPart> conditions = specs.conditionsOf(rule);
      for (JsonPart lower : conditions) {
        for (JsonPart upper : conditions) {
          look(rule, lower, upper, findings);
        }
      }
    }
  }

  private static void look(JsonPart rule, JsonPart lower, JsonPart upper, Findings findings) {
    Optional<Limit> from = limit(lower).filter(Limit::isLower);
    Optional<Limit> to = limit(upper).filter(limit -> !limit.isLower());
    if (from.isEmpty() || to.isEmpty() || !isAboutSame(from.get(), to.get(), lower, upper)) {
      return;
    }
    OptionalInt order = compare(from.get().code(), target(lower), target(upper));
    boolean isOneValueEnough = from.get().isIncluded() && to.get().isIncluded();
    if (order.isPresent() && order.getAsInt() >= (isOneValueEnough ? 1 : 0)) {
      findings.add(
          from.get().code(),
          rule,
          "no one matches this rule: nothing is both %s %s and %s %s"
              .formatted(word(lower), target(lower), word(upper), target(upper)),
          "mend one of the two limits");
    }
  }

  private static Optional<Limit> limit(JsonPart condition) {
    return condition.text("operator").map(LIMITS::get);
  }

  private static boolean isAboutSame(Limit from, Limit to, JsonPart lower, JsonPart upper) {
    return from.code() == to.code()
        && List.of("type", "field", "idType", "additionalValues").stream()
            .allMatch(name -> value(lower, name).equals(value(upper, name)));
  }

  private static Optional<Object> value(JsonPart condition, String name) {
    return condition.get(name).map(JsonPart::value);
  }

  private static @Nullable Object target(JsonPart condition) {
    return value(condition, "targetValue").orElse(null);
  }

  private static String word(JsonPart condition) {
    return condition.text("operator").orElse("");
  }

  private static OptionalInt compare(Code code, @Nullable Object lower, @Nullable Object upper) {
    if (code == Code.IMPOSSIBLE_VERSION) {
      return lower instanceof String from && upper instanceof String to
          ? SpecLanguage.compareVersions(from, to)
          : OptionalInt.empty();
    }
    double from = position(code, lower);
    double to = position(code, upper);
    return Double.isNaN(from) || Double.isNaN(to)
        ? OptionalInt.empty()
        : OptionalInt.of(Double.compare(from, to));
  }

  private static double position(Code code, @Nullable Object target) {
    return code == Code.IMPOSSIBLE_TIME
        ? SpecLanguage.time(target).stream().asDoubleStream().findFirst().orElse(Double.NaN)
        : SpecLanguage.number(target).orElse(Double.NaN);
  }
}
