package dev.postern.internal.useragent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserAgentLengthTest {

  @ParameterizedTest
  @CsvSource({
    "x, 1000, false", "x, 1001, true",
    "é, 500, false", "é, 501, true",
    "中, 333, false", "中, 334, true",
    "😀, 250, false", "😀, 251, true"
  })
  void bytesOfUtf8Count(String character, int times, boolean tooLong) {
    assertThat(UserAgentLength.isTooLong(character.repeat(times))).isEqualTo(tooLong);
  }

  @Property
  void anyWellFormedTextIsMeasuredAsItsBytes(@ForAll @StringLength(max = 1_100) String text) {
    String wellFormed = new String(text.getBytes(UTF_8), UTF_8);
    int bytes = wellFormed.getBytes(UTF_8).length;
    assertThat(UserAgentLength.utf8Bytes(wellFormed)).isEqualTo(bytes);
    assertThat(UserAgentLength.isTooLong(wellFormed)).isEqualTo(bytes > 1_000);
  }
}
