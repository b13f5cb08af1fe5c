package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a condition looks at; its methods say what it is compared with. Immutable. How values are
 * compared is in {@code docs/evaluation.md}.
 *
 * @since 0.1.0
 */
public final class ConditionValue {
  private final String type;
  private final @Nullable String field;
  private final UnaryOperator<Condition> more;

  ConditionValue(String type, @Nullable String field, UnaryOperator<Condition> more) {
    this.type = type;
    this.field = field;
    this.more = more;
  }

  /**
   * {@return a comparison by an operator of spec files}
   *
   * @param operator such as {@code str_matches}
   * @param target what is compared with: anything that has a form in JSON
   */
  public Condition test(String operator, @Nullable Object target) {
    return more.apply(
        Condition.of(type, requireNonNull(operator, "operator is null"), field, target));
  }

  /**
   * {@return holds for one of these texts, in any letter case}
   *
   * @param texts one of them
   */
  public Condition isAnyOf(String... texts) {
    return test("any", List.of(texts));
  }

  /**
   * {@return holds for any other text, in any letter case, and for no value}
   *
   * @param texts none of them
   */
  public Condition isNoneOf(String... texts) {
    return test("none", List.of(texts));
  }

  /**
   * {@return holds for one of these texts, letter for letter}
   *
   * @param texts one of them
   */
  public Condition isExactly(String... texts) {
    return test("any_case_sensitive", List.of(texts));
  }

  /**
   * {@return holds for a text that begins with one of these, in any letter case}
   *
   * @param texts one of them
   */
  public Condition startsWith(String... texts) {
    return test("str_starts_with_any", List.of(texts));
  }

  /**
   * {@return holds for a text that ends with one of these, in any letter case}
   *
   * @param texts one of them
   */
  public Condition endsWith(String... texts) {
    return test("str_ends_with_any", List.of(texts));
  }

  /**
   * {@return holds for a text with one of these in it, in any letter case}
   *
   * @param texts one of them
   */
  public Condition contains(String... texts) {
    return test("str_contains_any", List.of(texts));
  }

  /**
   * {@return holds for a text in which a regular expression is found}
   *
   * @param regex in the syntax of Rust's {@code regex}
   */
  public Condition matches(String regex) {
    return test("str_matches", regex);
  }

  /**
   * {@return holds for a value that is strictly the same}
   *
   * @param value a string, number, boolean, list, map or null, which means no value
   */
  public Condition isEqualTo(@Nullable Object value) {
    return test("eq", value);
  }

  /**
   * {@return holds for any other value}
   *
   * @param value a string, number, boolean, list, map or null, which means no value
   */
  public Condition isNotEqualTo(@Nullable Object value) {
    return test("neq", value);
  }

  /**
   * {@return holds for a greater number}
   *
   * @param number what is compared with
   */
  public Condition isGreaterThan(double number) {
    return test("gt", SpecJson.percentage(number));
  }

  /**
   * {@return holds for that number and greater ones}
   *
   * @param number what is compared with
   */
  public Condition isAtLeast(double number) {
    return test("gte", SpecJson.percentage(number));
  }

  /**
   * {@return holds for a smaller number}
   *
   * @param number what is compared with
   */
  public Condition isLessThan(double number) {
    return test("lt", SpecJson.percentage(number));
  }

  /**
   * {@return holds for that number and smaller ones}
   *
   * @param number what is compared with
   */
  public Condition isAtMost(double number) {
    return test("lte", SpecJson.percentage(number));
  }

  /**
   * {@return holds for that version, such as {@code 2.1}, and newer ones}
   *
   * @param version what is compared with
   */
  public Condition isVersionAtLeast(String version) {
    return test("version_gte", version);
  }

  /**
   * {@return holds for older versions}
   *
   * @param version what is compared with
   */
  public Condition isVersionBefore(String version) {
    return test("version_lt", version);
  }

  /**
   * {@return holds for an earlier time}
   *
   * @param time what is compared with
   */
  public Condition isBefore(Instant time) {
    return test("before", time.toEpochMilli());
  }

  /**
   * {@return holds for a later time}
   *
   * @param time what is compared with
   */
  public Condition isAfter(Instant time) {
    return test("after", time.toEpochMilli());
  }

  /**
   * {@return holds for ids that an id list has}
   *
   * @param list the name of the id list
   */
  public Condition isInList(String list) {
    return test("in_segment_list", list);
  }

  /**
   * {@return holds for ids that an id list does not have}
   *
   * @param list the name of the id list
   */
  public Condition isNotInList(String list) {
    return test("not_in_segment_list", list);
  }

  /**
   * {@return holds for a list with one of these in it, letter for letter}
   *
   * @param elements one of them
   */
  public Condition hasAnyOf(Object... elements) {
    return test("array_contains_any", List.of(elements));
  }

  /**
   * {@return holds for a list with all of these in it, letter for letter}
   *
   * @param elements all of them
   */
  public Condition hasAllOf(Object... elements) {
    return test("array_contains_all", List.of(elements));
  }

  /**
   * {@return holds for a list with none of these in it, letter for letter}
   *
   * @param elements none of them
   */
  public Condition hasNoneOf(Object... elements) {
    return test("array_contains_none", List.of(elements));
  }
}
