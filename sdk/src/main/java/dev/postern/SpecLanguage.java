package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.evaluate.Numbers;
import dev.postern.internal.evaluate.Vocabulary;
import dev.postern.internal.regex.TextPattern;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of a spec file may say, as the evaluator of this version understands it: for
 * tools that check spec files. All methods are pure and safe to call from any thread.
 *
 * @since 0.1.0
 */
public final class SpecLanguage {
  private SpecLanguage() {}

  /**
   * The types of conditions that are understood; every other one is {@code Unsupported}.
   *
   * @return names such as {@code user_field}
   */
  public static Set<String> conditionTypes() {
    return Vocabulary.conditionTypes();
  }

  /**
   * The operators that are understood; every other one is {@code Unsupported}.
   *
   * @return names such as {@code version_gte}
   */
  public static Set<String> operators() {
    return Vocabulary.operators();
  }

  /**
   * The time that the target of {@code before}, {@code after} or {@code on} means.
   *
   * @param target a string, a number or anything else
   * @return milliseconds since 1970; empty when it means no time, so that nothing passes
   */
  public static OptionalLong time(@Nullable Object target) {
    Long time = Vocabulary.time(target);
    return time == null ? OptionalLong.empty() : OptionalLong.of(time);
  }

  /**
   * The number that the target of {@code gt}, {@code gte}, {@code lt} or {@code lte} means.
   *
   * @param target a string, a number or anything else
   * @return the number; empty when it means none, so that nothing passes
   */
  public static OptionalDouble number(@Nullable Object target) {
    double number =
        target instanceof Number value
            ? value.doubleValue()
            : target instanceof String text ? Numbers.parse(text) : Double.NaN;
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /**
   * How two versions compare.
   *
   * @param first such as {@code 1.10.3-beta}
   * @param second likewise
   * @return negative, 0 or positive; empty when a part that is not an integer would have to decide
   */
  public static OptionalInt compareVersions(String first, String second) {
    requireNonNull(first, "first is null");
    return Vocabulary.compareVersions(first, requireNonNull(second, "second is null"));
  }

  /**
   * Why a pattern of {@code str_matches} is invalid, so that it matches nothing.
   *
   * @param pattern in the dialect of spec files
   * @return what is wrong with it; empty when it is valid
   */
  public static Optional<String> patternFault(String pattern) {
    return TextPattern.fault(requireNonNull(pattern, "pattern is null"));
  }

  /**
   * Whether a pattern has look-around, back-references or the like, so that a search steps back and
   * is given up, with false, when that takes too long.
   *
   * @param pattern in the dialect of spec files
   * @return false for a pattern that is invalid
   */
  public static boolean needsBacktracking(String pattern) {
    return TextPattern.compile(requireNonNull(pattern, "pattern is null"))
        .map(compiled -> !compiled.isLinear())
        .orElse(false);
  }
}
