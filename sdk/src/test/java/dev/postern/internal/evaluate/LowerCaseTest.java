package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerCaseTest {
  @ParameterizedTest
  @CsvSource({
    "ΑΣ, ας",
    "ΑΣ., ας.",
    "ΑΣ.Α, ασ.α",
    "Σ, σ",
    "ΣΣ, σς",
    "ΑΣ Α, ας α",
    "Α'Σ, α'ς",
    "1Σ, 1σ",
    "İΣ, i̇ς",
    "ΑΣİ, ασi̇",
    "ΑΣ😀, ας😀",
    "Α\u0301Σ, α\u0301ς",
    "İSTANBUL, i̇stanbul",
    "Σ:Σ, σ:ς",
    "Σ1Σ, σ1σ",
    "Α1Σ, α1σ",
    "İ^Σ, i̇^ς",
    "ΣΣ·Α, σσ·α"
  })
  void theEndOfAWordDecidesTheSigma(String text, String lower) {
    assertThat(LowerCase.of(text)).isEqualTo(lower);
  }

  @Property
  void withoutSigmasItIsThatOfTheJdk(@ForAll String text) {
    String plain = text.replace('\u03a3', 'x');
    assertThat(LowerCase.of(plain)).isEqualTo(plain.toLowerCase(Locale.ROOT));
  }

  /** The JDK's takes hours for these. */
  @Test
  void hostileTextsTakeLinearTime() {
    for (String unit : new String[] {"Σ", "aΣ", "İ", "İΣ", "Σ'"}) {
      assertThat(LowerCase.of(unit.repeat(1_000_000))).doesNotContain("Σ").doesNotContain("İ");
    }
  }
}
