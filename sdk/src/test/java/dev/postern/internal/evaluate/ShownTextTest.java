package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Explanations show the beginning of what is long. */
class ShownTextTest {
  @Test
  void aTextIsCutAfterSoManyCharactersAndNeverWithinOne() {
    assertThat(ShownText.of("abc", 3)).isEqualTo("abc");
    assertThat(ShownText.of("abcd", 3)).isEqualTo("abc…");
    assertThat(ShownText.of("ab😀", 3)).isEqualTo("ab…");
    assertThat(ShownText.of("ab😀d", 4)).isEqualTo("ab😀…");
    assertThat(ShownText.ofValue("x".repeat(1_001))).hasSize(1_001).endsWith("x…");
  }
}
