package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The times that texts name, in milliseconds since 1970. §5 of the rules. */
class TimeFormsTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:01Z, 1000",
    "2020-01-01T00:00:00+23:00, 1577754000000",
    "2020-01-01T00:00:00-23:00, 1577919600000",
    "2020-01-01T00:00:00+00:59, 1577833260000",
    "2020-01-01T00:00:00+01:30, 1577831400000",
    "2020-01-01T00:00:00.5Z, 1577836800500",
    "2020-01-01T00:00:00.0379Z, 1577836800037",
    "2020-01-01T23:59:60Z, 1577923200000",
    "2020-02-29 12:30:01, 1582979401000",
    "+262142-12-31 00:00:00, 8210266790400000",
    "-262143-01-01 00:00:00, -8334601228800000",
    "12.9, 12",
    "-7, -7"
  })
  void aTargetIsADateOrANumber(String text, long time) {
    assertThat(Times.ofTarget(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-01T00:00:00+24:00",
        "2020-01-01T00:00:00+00:60",
        "2020-01-01T24:00:00Z",
        "2020-01-01T00:60:00Z",
        "2020-01-01T00:00:61Z",
        "2020-02-30 00:00:00",
        "+262143-01-01 00:00:00",
        "-262144-12-31 00:00:00",
        "2020-01-01",
        ""
      })
  void whatIsNeitherHasNoTime(String text) {
    assertThat(Times.ofTarget(text)).isNull();
  }

  @Test
  void aUsersDateHasAtMostTwentyCharacters() {
    assertThat(Times.ofUserText("2020-01-01T00:00:00Z")).isEqualTo(1_577_836_800_000L);
    assertThat(Times.ofUserText("2020-01-01T00:00:00.5Z")).isNull();
    assertThat(Times.ofUserText("-1-1-1 1:1:1")).isEqualTo(-62_198_751_539_000L);
    assertThat(Times.ofUserText("1577836800")).isEqualTo(1_577_836_800L);
    assertThat(Times.ofUserText("12.9")).isNull();
  }

  @Test
  void aTargetThatIsANumberIsCutToAnInteger() {
    assertThat(Times.ofTarget(12.9)).isEqualTo(12);
    assertThat(Times.ofTarget(BigInteger.ONE.shiftLeft(64))).isEqualTo(Long.MAX_VALUE);
    assertThat(Times.ofTarget(9_007_199_254_740_993L)).isEqualTo(9_007_199_254_740_992L);
    assertThat(Times.ofTarget("9007199254740993")).isEqualTo(9_007_199_254_740_993L);
    assertThat(Times.ofTarget(true)).isNull();
  }

  @Test
  void belowTenThousandMillionsItIsSeconds() {
    assertThat(Times.toMillis(9_999_999_999L)).isEqualTo(9_999_999_999_000L);
    assertThat(Times.toMillis(10_000_000_000L)).isEqualTo(10_000_000_000L);
    assertThat(Times.toMillis(-9_999_999_999L)).isEqualTo(-9_999_999_999_000L);
    assertThat(Times.toMillis(-10_000_000_000L)).isEqualTo(-10_000_000_000L);
  }
}
