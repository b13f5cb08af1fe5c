package dev.postern.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns and texts that make naive engines hang or overflow: all of these simply end. */
class HostilePatternTest {
  private static final String LONG = "a".repeat(100_000);

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(a*)*b", "(a|a?)+b", "^(([a-z])+.)+[A-Z]$"})
  void nestedRepetitionsTakeLinearWork(String regex) {
    Program program = Compiler.compile(Parser.parse(regex));

    assertThat(program.linear()).isTrue();
    assertThat(isFound(regex, LONG + "!")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b(?=x)",
        "(a*)*b\\1",
        "(?=(a+))*b\\1",
        "(?:(?=(a*))a?)*b",
        "(?<!a+)b",
        "(?>a*)*b"
      })
  void backtrackingStopsAtItsLimit(String regex) {
    assertThat(isFound(regex, LONG + "!")).isFalse();
  }

  @Test
  void longTextsOverflowNoStack() {
    assertThat(isFound("^(a|b)*(?!c)$", LONG)).isTrue();
    assertThat(isFound("^(a|b)*\\1$", LONG)).isTrue();
    assertThat(isFound("^(?:a|b)*$", LONG)).isTrue();
  }

  @Test
  void longPatternsOverflowNoStack() {
    assertThat(isFound("a?".repeat(10_000) + "b", LONG)).isFalse();
    assertThat(isFound("a|".repeat(20_000) + "b", "b")).isTrue();
    assertThat(isFound("(?=a)".repeat(10_000) + "a", "a")).isTrue();
    assertThat(isFound("(".repeat(100_000), "a")).isFalse();
    assertThat(isFound("[".repeat(100_000), "a")).isFalse();
    assertThat(isFound("(?i)".repeat(20_000) + "A", "a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{1000000}",
        "(\\w{1000}){1000}",
        "((((a{99}){99}){99}){99}){99}",
        "(?:a{0}){2147483647}",
        "(?:\\b{2147483647}){2147483647}",
        "(?<=a{2147483647})b",
        "(?:){2147483647}"
      })
  void tooLargeProgramsAreInvalid(String regex) {
    assertThat(TextPattern.compile(regex)).isEmpty();
  }

  @Test
  void repetitionsBeyondAThousandAreFine() {
    assertThat(isFound("^a{2000}$", "a".repeat(2000))).isTrue();
    assertThat(isFound("^a{2000}$", "a".repeat(1999))).isFalse();
    assertThat(isFound("^(?:a{1000}){100}$", LONG)).isTrue();
  }

  private static boolean isFound(String regex, String text) {
    return TextPattern.compile(regex).map(pattern -> pattern.isFoundIn(text)).orElse(false);
  }
}
