package dev.postern.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that users have and conditions look for: usual and odd ones, alike often enough. */
final class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "foo",
          "Foo",
          "foo\nbar",
          "a,b",
          "free",
          "null",
          "true",
          "True",
          "x".repeat(70),
          "İstanbul",
          "straße",
          "STRASSE",
          "日本",
          "😀",
          "ΑΣ",
          "ann@shop.example",
          "BOB@Post.example");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "9",
          "9.0",
          "1.5",
          "-3",
          "1e3",
          "+1",
          ".5",
          "1.",
          "NaN",
          "inf",
          "Infinity",
          "0x10",
          "1_000",
          "1d",
          " 9",
          "123456789012345678901234567890",
          "1e400");
  private static final List<String> VERSIONS =
      List.of(
          "1",
          "1.2",
          "1.2.3",
          "1.2.3-beta",
          "1.10",
          "1.9",
          "2.0.0",
          "0.0.0",
          "10.3.1",
          " 1 . 2 ",
          "1.2.0.0");
  private static final List<String> TIMES =
      List.of(
          "2020-01-01T00:00:00Z",
          "2020-01-01T01:00:00+01:00",
          "2020-01-01",
          "2020-01-01 12:30:00",
          "2019-12-31T23:59:59.999Z",
          "1577836800",
          "1577836800000",
          "4102444800000",
          "0");
  private static final List<Number> JSON_NUMBERS =
      List.of(
          0,
          1,
          9,
          -3,
          100,
          1.5,
          9.0,
          0.1,
          -0.0,
          1e-7,
          1e21,
          9007199254740993L,
          Long.MAX_VALUE,
          -9007199254740993L,
          1577836800,
          1577836800000L,
          1577880000000L,
          4102444800000L);
  private static final List<String> PATTERNS =
      List.of(
          "",
          "foo",
          "^foo$",
          "(?i)FOO",
          "^[a-d].*@",
          "\\d+",
          "^\\w+$",
          "[[:alpha:]]",
          "(a+)+$",
          "a{2,",
          "(",
          "\\bfoo\\b",
          "\\p{L}",
          ".",
          "é|ß",
          "(?P<n>x)+");

  private final Dice dice;

  RandomValues(Dice dice) {
    this.dice = dice;
  }

  String text() {
    return switch (dice.below(6)) {
      case 0 -> dice.one(NUMBERS);
      case 1 -> dice.one(VERSIONS);
      case 2 -> dice.one(TIMES);
      default -> dice.one(TEXTS);
    };
  }

  String version() {
    return dice.one(VERSIONS);
  }

  String pattern() {
    return dice.one(PATTERNS);
  }

  Number number() {
    return dice.one(JSON_NUMBERS);
  }

  Object time() {
    return dice.once(2) ? dice.one(TIMES) : number();
  }

  List<Object> list() {
    return dice.some(4, () -> dice.once(4) ? scalar() : text());
  }

  Object scalar() {
    return switch (dice.below(5)) {
      case 0 -> number();
      case 1 -> dice.once(2);
      default -> text();
    };
  }

  /** Any JSON value but a text or a number. */
  @Nullable Object neitherTextNorNumber() {
    Object value = any();
    return value instanceof String || value instanceof Number ? null : value;
  }

  /** Any JSON value. */
  @Nullable Object any() {
    return switch (dice.below(12)) {
      case 0 -> null;
      case 1 -> map();
      case 2, 3 -> list();
      case 4 -> new ArrayList<Object>(List.of(list(), 1));
      default -> scalar();
    };
  }

  Map<String, Object> map() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = dice.below(3); i > 0; i--) {
      map.put(dice.one(List.of("k", "foo", "Foo", "9")), dice.once(4) ? list() : scalar());
    }
    return map;
  }
}
