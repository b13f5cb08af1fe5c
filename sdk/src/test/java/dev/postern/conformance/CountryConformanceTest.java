package dev.postern.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.internal.country.AddressText;
import dev.postern.internal.country.CountryTables;
import dev.postern.spi.CountryLookup;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CountryConformanceTest {

  @ParameterizedTest
  @EnumSource
  void tableGivesEveryRecordedAnswer(AddressText addresses) {
    ClassLoader loader = getClass().getClassLoader();
    CountryLookup table = CountryTables.from(loader, addresses).orElseThrow();
    List<JsonNode> differing =
        SharedConformance.lines("countries.jsonl.gz").stream()
            .filter(line -> addresses == AddressText.IPV4 || !isMapped(line))
            .filter(line -> differs(table, line))
            .toList();
    assertThat(differing).isEmpty();
  }

  /** The one known difference: Postern's addition answers these, the official engine does not. */
  private static boolean isMapped(JsonNode line) {
    return line.get("ip").textValue().regionMatches(true, 0, "::ffff:", 0, "::ffff:".length());
  }

  private static boolean differs(CountryLookup table, JsonNode line) {
    String recorded = line.get("country").textValue();
    return !Objects.equals(table.countryOf(line.get("ip").textValue()), recorded);
  }
}
