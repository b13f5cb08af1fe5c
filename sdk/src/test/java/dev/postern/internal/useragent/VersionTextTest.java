package dev.postern.internal.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      textBlock =
          """
          120.0.0.0  | 120.0.0.0
          10_15_7    | 10.15.7
          16         | 16
          1.6.7,6468 | 1.6.7.6468
          .1         | .1
          ..         | .
          1.a        | 1.
          1.2a.3b.4c.5 | 1.2.3b.4c
          1.a.3      | 1..3
          1.         | 1
          1..        | 1.
          .          | ''
          ...        | ..
          v1.2       | v1.2
          """)
  void piecesAreJoinedByDots(String raw, String text) {
    assertThat(VersionText.of(new Token("Chrome", raw))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"YaBrowser", "Opera", "NetFront NX"})
  void someNamesLeaveTheFourthPieceOut(String name) {
    assertThat(VersionText.of(new Token(name, "1.2.3.4.5"))).isEqualTo("1.2.3");
  }

  @ParameterizedTest
  @CsvSource({
    "5.1, XP",
    "5.2, XP",
    "6.0, Vista",
    "6.1, 7",
    "6.3, 8.1",
    "10.0, 10",
    "6.2, 0.0.0",
    "10, 0.0.0",
    "10.0.22631, 0.0.0",
    "11.0, 0.0.0",
    "5.0, 0.0.0",
    "XP, 0.0.0"
  })
  void windowsIsCalledByItsProductVersion(String raw, String text) {
    assertThat(VersionText.of(new Token("Windows", raw))).isEqualTo(text);
  }

  @Test
  void missingVersionIsAllZeros() {
    assertThat(VersionText.of(Token.named("Chrome"))).isEqualTo("0.0.0");
  }
}
