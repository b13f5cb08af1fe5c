package dev.postern.internal.country;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsualIpv4TextTest {

  @Property
  void everyAddressIsReadAtOnce(@ForAll int address) {
    String ip = text(address >>> 24, address >>> 16 & 0xff, address >>> 8 & 0xff, address & 0xff);
    assertThat(UsualIpv4Text.read(ip, 0)).isEqualTo(Integer.toUnsignedLong(address));
  }

  @Property
  void partsOfUpToThreeDigitsAreReadAsOtherSpellingsAre(
      @ForAll @IntRange(max = 999) int first,
      @ForAll @IntRange(max = 999) int second,
      @ForAll @IntRange(max = 999) int third,
      @ForAll @IntRange(max = 999) int fourth) {
    String ip = text(first, second, third, fourth);
    assertThat(UsualIpv4Text.read(ip, 0)).isEqualTo(Ipv4Text.readUnusual(ip, 0));
  }

  @Property(tries = 20_000)
  void whatIsReadAtOnceIsReadAsOtherSpellingsAre(
      @ForAll
          @StringLength(max = 17)
          @Chars({'.', '.', '.', '.', '.', '/', '-', ':'})
          @CharRange(from = '0', to = '9')
          String text) {
    assertThat(UsualIpv4Text.read(text, 0))
        .isIn(Ipv4Text.readUnusual(text, 0), UsualIpv4Text.UNUSUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "08.08.08.08", "008.008.008.008", "0.0.0.0", "12.3.123.4"})
  void shortPartsAndLeadingZerosAreUsual(String ip) {
    assertThat(UsualIpv4Text.read(ip, 0)).isEqualTo(Ipv4Text.readUnusual(ip, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1",
        "1.",
        "1.1",
        "1.1.1",
        "1.1.1.",
        "1.1.123",
        "1.1.12",
        "12",
        "123",
        "1.1.1.1.",
        "1.1.1.1234",
        "1.1.1234.1",
        "1/1/1/1",
        "12/12.12.12",
        "1.1.1.-1",
        "+1.1.1.1",
        "1.1.1.1/",
        "1..1.1",
        "11..1.1",
        "1.1..1",
        "１.1.1.1",
        "12\uff11.1.1.1"
      })
  void otherTextsAreLeftToTheSlowerReading(String text) {
    assertThat(UsualIpv4Text.read(text, 0)).isEqualTo(UsualIpv4Text.UNUSUAL);
  }

  private static String text(int first, int second, int third, int fourth) {
    return first + "." + second + "." + third + "." + fourth;
  }
}
