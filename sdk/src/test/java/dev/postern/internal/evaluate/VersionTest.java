package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How versions compare. §8 of the rules. */
class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.2, 1.2.0, 0",
    "1.2, 1.2.1, -1",
    "1.10, 1.9, 1",
    "1.2-beta, 1.2-rc, 0",
    "007, 7, 0",
    "+1, 1, 0",
    "1.x, 2.x, -1",
    "170141183460469231731687303715884105727, 170141183460469231731687303715884105726, 1"
  })
  void theFirstPartThatDiffersDecides(String one, String other, int order) {
    assertThat(Version.parse(one).compareTo(Version.parse(other))).isEqualTo(order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-1",
        "x",
        "1.+",
        "1..2",
        "1. ",
        "170141183460469231731687303715884105728"
      })
  void aPartThatIsNoIntegerCannotDecide(String text) {
    assertThat(Version.parse(text).compareTo(Version.parse("1"))).isEqualTo(Version.INCOMPARABLE);
    assertThat(Version.parse("1").compareTo(Version.parse(text))).isEqualTo(Version.INCOMPARABLE);
  }

  @ParameterizedTest
  @ValueSource(
      chars = {'\t', '\n', '\u000b', '\f', '\r', ' ', '\u0085', '\u00a0', '\u2003', '\u3000'})
  void whiteSpaceAroundAPartDoesNotCount(char space) {
    Version spaced = Version.parse(space + "1" + space + "." + space + "2" + space);
    assertThat(spaced.compareTo(Version.parse("1.2"))).isZero();
  }

  @Test
  void whatIsNotWhiteSpaceInUnicodeDoesCount() {
    for (char other : new char[] {'\u0008', '\u000e', '\u001c', '\u200b', '\ufeff'}) {
      assertThat(Version.parse(other + "1").compareTo(Version.parse("1")))
          .isEqualTo(Version.INCOMPARABLE);
    }
  }
}
