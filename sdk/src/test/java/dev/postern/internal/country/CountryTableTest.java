package dev.postern.internal.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.spi.CountryLookup;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryTableTest {

  private final CountryLookup published = CountryTables.fromClasspath().orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, US",
    "08.08.08.08, US",
    "008.008.008.008, US",
    "+8.8.8.8, US",
    "8.8.8.-8, US",
    "0.0.0.134744072, US",
    "0.2056.8.8, US",
    "-2.999.9.9, KR",
    "1.0.0.0, US",
    "1.0.1.0, CN",
    "1.0.3.255, CN",
    "1.0.4.0, AU",
    "0.255.255.255,",
    "0.0.0.0,",
    "10.0.0.1,",
    "127.0.0.1,",
    "192.168.0.1,",
    "224.0.0.1,",
    "255.255.255.255,",
    "-1.0.0.0,",
    "-9223372036854775808.0.0.0,",
    "9223372036854775808.0.0.0,",
    "9223372036854775807.0.0.0,",
    "0.0.0.4294967295,",
    "1.0.0.4278190079,",
    "549755813888.0.0.0,"
  })
  void publishedTableAnswersByTheSumOfTheParts(String ip, @Nullable String country) {
    assertThat(published.countryOf(ip)).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "...",
        "8.8.8",
        "8.8.8.8.",
        "8.8.8.8.8",
        "localhost",
        "8..8.8",
        "8.8.8.",
        ".8.8.8",
        " 8.8.8.8",
        "8.8.8.8 ",
        "\t8.8.8.8",
        "8.8.8.8:80",
        "8.8.8.8/24",
        "8.8.8.8,1.1.1.1",
        "8.8.8.1e1",
        "0x8.8.8.8",
        "8.8.8.+",
        "-.8.8.8",
        "--8.8.8.8",
        "8.8.8.8%eth0",
        "1_0.0.0.1",
        "８.8.8.8",
        "٨.8.8.8",
        "::1",
        "[::1]",
        "2001:4860:4860::8888",
        "99999999999999999999.8.8.8",
        "8.8.8.-9223372036854775809"
      })
  void whatIsNoAddressHasNoCountry(String ip) {
    assertThat(published.countryOf(ip)).isNull();
  }

  /** Each of these ends the process of the official engine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "999.1.1.1",
        "255.255.255.256",
        "255.255.256.0",
        "255.256.0.0",
        "256.0.0.0",
        "254.999.0.0",
        "300.1.1.1",
        "255.255.255.999",
        "0.0.0.4294967296",
        "0.0.0.9223372036854775807",
        "1.0.0.4278190080",
        "300.-11264.0.0",
        "274877906944.0.0.0"
      })
  void whatLiesBehindTheLastAddressHasNoCountry(String ip) {
    assertThat(published.countryOf(ip)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:8.8.8.8", "::FFFF:8.8.8.8", "::fFfF:0808:0808", "::ffff:808:808"})
  void mappedAddressHasItsCountryUnlessOnlyTheEnginesAddressesAreTaken(String ip) {
    CountryLookup exact =
        CountryTables.from(getClass().getClassLoader(), AddressText.IPV4).orElseThrow();
    assertThat(published.countryOf(ip)).isEqualTo("US");
    assertThat(exact.countryOf(ip)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:",
        "::ffff:808",
        "::ffff:808:",
        "::ffff::808",
        "::ffff:00808:808",
        "::ffff:808:808:808",
        "::ffff:80g:808",
        "::ffff:8.8.8.8:80",
        "::ffff:8.8.8",
        "::ffff:999.1.1.1",
        "::ffff:٨08:808",
        "::fffe:8.8.8.8",
        "::ffff:-1.0.0.0"
      })
  void whatIsNoMappedAddressHasNoCountry(String ip) {
    assertThat(published.countryOf(ip)).isNull();
  }

  @Property
  void anyTextHasAnAnswer(@ForAll String ip) {
    assertThat(published.countryOf(ip)).isEqualTo(published.countryOf(ip));
  }

  @Property
  void anyTextOfAddressCharactersHasAnAnswer(
      @ForAll @Chars({'.', ':', '+', '-', 'f'}) @CharRange(from = '0', to = '9') String ip) {
    assertThat(published.countryOf(ip)).isEqualTo(published.countryOf(ip));
  }

  @Property
  void anyFourNumbersAreTheirWrappingSum(
      @ForAll long first, @ForAll long second, @ForAll long third, @ForAll long fourth) {
    long sum = (first << 24) + (second << 16) + (third << 8) + fourth;
    String ip = first + "." + second + "." + third + "." + fourth;
    assertThat(published.countryOf(ip)).isEqualTo(published.countryOf("0.0.0." + sum));
  }

  @Property(tries = 200)
  void anyRunHoldsTheAddressesFromItsStartToItsEnd(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 400_000) Integer> lengths) {
    assertRunsAreFound(lengths);
  }

  @Property(tries = 200)
  void anyShortRunHoldsTheAddressesFromItsStartToItsEnd(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 100) Integer> lengths) {
    assertRunsAreFound(lengths);
  }

  private static void assertRunsAreFound(List<Integer> lengths) {
    TableBytes bytes = TableBytes.withCodes("AA", "BB", "CC");
    int end = 0;
    for (int run = 0; run < lengths.size(); run++) {
      bytes.run(lengths.get(run), 2 + run % 3);
      end += lengths.get(run);
    }
    bytes.run(TableBytes.ALL_UNITS - end, TableBytes.NO_COUNTRY);
    assertRunsAreFound(CountryTable.parse(bytes.toBytes(), AddressText.IPV4), lengths);
  }

  private static void assertRunsAreFound(CountryLookup table, List<Integer> lengths) {
    List<String> codes = List.of("AA", "BB", "CC");
    long start = 0;
    for (int run = 0; run < lengths.size(); run++) {
      long end = start + 256L * lengths.get(run);
      assertThat(table.countryOf("0.0.0." + start)).isEqualTo(codes.get(run % 3));
      assertThat(table.countryOf("0.0.0." + (end - 1))).isEqualTo(codes.get(run % 3));
      start = end;
    }
    assertThat(table.countryOf("0.0.0." + start)).isNull();
  }

  @Test
  void runsOfAllLengthsAreRead() {
    TableBytes bytes =
        TableBytes.withCodes("AA", "BB")
            .raw(239, 2)
            .raw(240, 3)
            .raw(242, 1, 1, 3)
            .run(TableBytes.ALL_UNITS - 239 - 257, TableBytes.NO_COUNTRY);
    CountryLookup table = CountryTable.parse(bytes.toBytes(), AddressText.IPV4);
    assertThat(table.countryOf("-5.0.0.0")).isEqualTo("AA");
    assertThat(table.countryOf("0.0.238.255")).isEqualTo("AA");
    assertThat(table.countryOf("0.0.239.0")).isEqualTo("BB");
    assertThat(table.countryOf("0.1.239.255")).isEqualTo("BB");
    assertThat(table.countryOf("0.1.240.0")).isNull();
    assertThat(table.countryOf("255.255.255.255")).isNull();
  }

  @Test
  void emptyFirstRunAnswersForWhatLiesBeforeTheFirstAddress() {
    TableBytes bytes = TableBytes.withCodes("AA", "BB").raw(0, 2).everywhere(3).raw(0, 2);
    CountryLookup table = CountryTable.parse(bytes.toBytes(), AddressText.IPV4);
    assertThat(table.countryOf("-1.0.0.0")).isEqualTo("AA");
    assertThat(table.countryOf("0.0.0.0")).isEqualTo("BB");
    assertThat(table.countryOf("255.255.255.255")).isEqualTo("BB");
  }

  @Test
  void singleByteAtTheEndIsNoRun() {
    TableBytes bytes = TableBytes.withCodes("AA").everywhere(2).raw(7);
    assertThat(CountryTable.parse(bytes.toBytes(), AddressText.IPV4).countryOf("1.2.3.4"))
        .isEqualTo("AA");
  }

  @Test
  void codesWithoutAnEndAreRefused() {
    assertRefused(new TableBytes().text("/~--AA"), "the list of codes has no end");
    assertRefused(new TableBytes(), "the list of codes has no end");
    assertRefused(new TableBytes().text("AA".repeat(300)), "more than 256 codes");
  }

  @Test
  void runsThatDoNotFillTheAddressesAreRefused() {
    assertRefused(TableBytes.withCodes("AA"), "end before the last address");
    assertRefused(
        TableBytes.withCodes("AA").run(TableBytes.ALL_UNITS - 1, 2), "end before the last address");
    assertRefused(
        TableBytes.withCodes("AA").run(TableBytes.ALL_UNITS - 1, 2).raw(2, 2),
        "past the last address");
  }

  @Test
  void brokenRunsAreRefused() {
    assertRefused(TableBytes.withCodes("AA").raw(243, 1), "a run is cut off");
    assertRefused(TableBytes.withCodes("AA").raw(243, 1, 2, 3), "a run is cut off");
    assertRefused(TableBytes.withCodes("AA").run(1, 4), "a code that is not in the list");
  }

  private static void assertRefused(TableBytes bytes, String problem) {
    assertThatThrownBy(() -> CountryTable.parse(bytes.toBytes(), AddressText.IPV4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a country table")
        .hasMessageContaining(problem);
  }
}
