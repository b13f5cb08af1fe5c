package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of users' values. §5 of the rules; what the official engine answered for them. */
class ValueFormsTest {
  private static final long DAY = 1_577_836_800_000L;

  @ParameterizedTest
  @CsvSource({
    "9.0, 9",
    "1e21, 1000000000000000000000",
    "1e-7, 0.0000001",
    "-0.0, -0",
    "0.1, 0.1",
    "123456789.125, 123456789.125",
    "1e16, 10000000000000000",
    "1e23, 100000000000000000000000",
    "2e-44, 0.00000000000000000000000000000000000000000002",
    "5.444517870735015415e39, 5444517870735016000000000000000000000000",
    "1791770295115023.25, 1791770295115023.3"
  })
  void aNumbersTextHasNoExponentAndNoPointZero(double number, String text) {
    assertThat(UserValue.of(number).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "100.0, 100.0",
    "1e21, 1e21",
    "1e16, 1e16",
    "1e15, 1000000000000000.0",
    "1e-5, 0.00001",
    "1.5e-6, 1.5e-6",
    "-0.0, -0.0",
    "8.41e21, 8.41e21",
    "2e23, 2e23"
  })
  void inJsonANumberKeepsItsPointOrExponent(double number, String text) {
    assertThat(CompactJson.write(number)).isEqualTo(text);
  }

  @Test
  void theSmallestNumbersAreAsShortAsTheyCanBe() {
    assertThat(CompactJson.write(Double.MIN_VALUE)).isEqualTo("5e-324");
    assertThat(CompactJson.write(-Double.MIN_VALUE)).isEqualTo("-5e-324");
    assertThat(CompactJson.write(Double.MIN_NORMAL)).isEqualTo("2.2250738585072014e-308");
  }

  @Test
  void integersHaveSixtyFourBitsWithASignOrWithout() {
    assertThat(CompactJson.write(BigInteger.valueOf(Long.MIN_VALUE)))
        .isEqualTo("-9223372036854775808");
    assertThat(CompactJson.write(BigInteger.ONE.shiftLeft(64))).isEqualTo("1.8446744073709552e19");
    assertThat(Numbers.integerOf(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(Numbers.integerOf(BigInteger.ONE.shiftLeft(63))).isNull();
    assertThat(Numbers.integerOf(BigInteger.TEN)).isEqualTo(10);
    assertThat(Numbers.integerOf(0x1p62)).isEqualTo(1L << 62);
    assertThat(Numbers.integerOf(0x1p63)).isNull();
    assertThat(Numbers.integerOf(1.5)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "+.", "-", "e5", "1e", "1e+", "1.2.3", "0x1", "1f", "infinite"})
  void otherTextsAreNoNumbers(String text) {
    assertThat(Numbers.parse(text)).isNaN();
  }

  @Test
  void whatIsNotFiniteHasATextAndIsNullInJson() {
    assertThat(Numbers.plainText(Double.NaN)).isEqualTo("NaN");
    assertThat(Numbers.plainText(Double.POSITIVE_INFINITY)).isEqualTo("inf");
    assertThat(Numbers.plainText(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(Numbers.jsonText(Double.NaN)).isEqualTo("null");
    assertThat(Numbers.parseInteger("9223372036854775808")).isNull();
    assertThat(Numbers.parseInteger("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void whatIsOfAnotherTypeHasNoSuchForm() {
    UserValue text = UserValue.of("x");
    assertThat(text.flag()).isNull();
    assertThat(text.elements()).isNull();
    assertThat(text.entries()).isNull();
    assertThat(text.time()).isNull();
    assertThat(text.number()).isNaN();
    assertThat(text.isNull()).isFalse();
    assertThat(UserValue.of(List.of()).entries()).isNull();
    assertThat(UserValue.of(Map.of()).flag()).isNull();
  }

  @Test
  void integersBeyondSixtyFourBitsAreRounded() {
    assertThat(CompactJson.write(new BigInteger("18446744073709551615")))
        .isEqualTo("18446744073709551615");
    assertThat(CompactJson.write(new BigInteger("123456789012345678901234")))
        .isEqualTo("1.2345678901234569e23");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 6",
    "+6, 6",
    "6., 6",
    ".6e1, 6",
    "1e3, 1000",
    "1E+3, 1000",
    "inf, Infinity",
    "+Infinity, Infinity",
    "-INF, -Infinity",
    "1e400, Infinity"
  })
  void textThatIsANumberInFullHasItsNumber(String text, double number) {
    assertThat(UserValue.of(text).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 6", "6 ", "6f", "6d", "0x6", "6_0", "e1", ".", "1e", "+", "٦", "abc"})
  void otherTextHasNone(String text) {
    assertThat(UserValue.of(text).hasNumber()).isFalse();
  }

  @Test
  void notANumberIsANumberToo() {
    assertThat(UserValue.of("NaN").hasNumber()).isTrue();
    assertThat(UserValue.of("-nan").hasNumber()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-01T00:00:00Z",
        "2020-01-01t00:00:00z",
        "2020-01-01 00:00:00Z",
        "2020-01-01 00:00:00",
        "2020-1-1 0:0:0",
        " 2020-01-01 00:00:00",
        "2020-01-01  00:00:00",
        "2019-12-31T23:59:60Z",
        "+2020-01-01 0:0:0",
        "1577836800000"
      })
  void datesAreReadInTheseForms(String text) {
    assertThat(UserValue.of(text).time()).isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-01",
        "2020-01-01T00:00:00",
        "2020-01-01T00:00Z",
        "2020-01-01T24:00:00Z",
        "2020-02-30T00:00:00Z",
        "2020-01-01T00:00:00.5Z",
        "2020-01-01T0:00:00Z",
        "+2020-01-01T00:00:00Z",
        "2020-01-01 00:00:00 ",
        "20200101T000000Z",
        "2020-01-01_00:00:00",
        "1577836800.0",
        " 1577836800"
      })
  void andInNoOther(String text) {
    assertThat(UserValue.of(text).time()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-01T02:00:00+02:00",
        "2020-01-01 02:00:00+02:00",
        "2019-12-31T23:00:00\u221201:00",
        "2020-01-01T00:00:00.000999999Z",
        "1577836800000.7",
        "1.5778368e12"
      })
  void targetsAreReadInMoreForms(String text) {
    assertThat(Times.ofTarget(text)).isEqualTo(DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "-0001-01-01 00:00:00, -62198755200000",
    "+12345-01-01 0:0:0, 327403382400000",
    "-262143-1-1 0:0:0, -8334601228800000",
    "+262143-1-1 0:0:0,",
    "12345-1-1 0:0:0,",
    "+ 2020-1-1 0:0:0,"
  })
  void yearsMayHaveASign(String text, @Nullable Long millis) {
    assertThat(Times.ofTarget(text)).isEqualTo(millis);
  }

  @Test
  void targetsBeyondSixtyFourBitsAreCut() {
    assertThat(Times.ofTarget(new BigInteger("18446744073709551616"))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void smallNumbersAreSeconds() {
    assertThat(Times.toMillis(9_999_999_999L)).isEqualTo(9_999_999_999_000L);
    assertThat(Times.toMillis(-9_999_999_999L)).isEqualTo(-9_999_999_999_000L);
    assertThat(Times.toMillis(10_000_000_000L)).isEqualTo(10_000_000_000L);
  }

  @Test
  void onlyIntegralNumbersAreTimes() {
    assertThat(UserValue.of(1_577_836_800.0).time()).isEqualTo(1_577_836_800L);
    assertThat(UserValue.of(1_577_836_800.5).time()).isNull();
    assertThat(UserValue.of(Double.NaN).time()).isNull();
    assertThat(UserValue.of(new BigInteger("9".repeat(30))).time()).isNull();
    assertThat(UserValue.of(true).time()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.2.0, 0",
    "1.10, 1.9, 1",
    "1.2.3-beta, 1.2.3, 0",
    "+1, 1, 0",
    "' 1 .0', 1, 0",
    "0000000000000000000000000000000000000000000001, 1, 0",
    "170141183460469231731687303715884105727, 1, 1",
    "2, 1.x, 1"
  })
  void versionsCompareByTheirParts(String first, String second, int order) {
    assertThat(Version.parse(first).compareTo(Version.parse(second))).isEqualTo(order);
    assertThat(Version.parse(second).compareTo(Version.parse(first))).isEqualTo(-order);
  }

  @ParameterizedTest
  @CsvSource({
    "1.x, 1.2",
    "1..2, 1.2",
    "'', 1",
    "-1, 1",
    "1., 1",
    "170141183460469231731687303715884105728, 1"
  })
  void versionsWithAnUnreadablePartThatDecidesDoNotCompare(String first, String second) {
    assertThat(Version.parse(first).compareTo(Version.parse(second)))
        .isEqualTo(Version.INCOMPARABLE);
  }

  @Test
  void listsAndObjectsHaveTheirElementsTexts() {
    UserValue list = UserValue.of(Arrays.asList("a", 5.0, true, null, List.of(1L, 2.0)));
    assertThat(list.elements()).containsExactly("a", "5", "true", null, "[1,2.0]");
    assertThat(list.text()).isEqualTo("[\"a\",5.0,true,null,[1,2.0]]");
    UserValue object = UserValue.of(Map.of("b", 2L));
    assertThat(object.entries()).containsEntry("b", "2");
    assertThat(object.text()).isNull();
    assertThat(object.json()).isEqualTo("{\"b\":\"2\"}");
  }

  @Test
  void lowerCasingIsTheFullOneWithoutALocale() {
    assertThat(UserValue.of("İI").lowerText()).isEqualTo("i̇i");
    assertThat(UserValue.of("ΣΑΣ").lowerText()).isEqualTo("σας");
  }

  @Test
  void anIntegerThatIsNoDoubleHasTheTextOfTheNearestOne() {
    assertThat(UserValue.of(9_007_199_254_740_992L).text()).isEqualTo("9007199254740992");
    assertThat(UserValue.of(9_007_199_254_740_993L).text()).isEqualTo("9007199254740992");
    assertThat(UserValue.of(-9_007_199_254_740_993L).text()).isEqualTo("-9007199254740992");
    assertThat(UserValue.of(Long.MAX_VALUE).text()).isEqualTo("9223372036854776000");
  }
}
