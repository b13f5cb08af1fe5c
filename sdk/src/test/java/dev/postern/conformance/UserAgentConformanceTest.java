package dev.postern.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.internal.useragent.FirstPartyUserAgentParser;
import dev.postern.internal.useragent.UserAgentField;
import dev.postern.internal.useragent.UserAgentLength;
import dev.postern.internal.useragent.UserAgentParsers;
import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserAgentConformanceTest {

  /** Agreement measured with uap-java 1.6.1 and its own list, in user agents of {@link #LISTED}. */
  private static final Map<UserAgentField, Integer> AGREEING_WITH_UAP_JAVA =
      Map.of(
          UserAgentField.OS_NAME, 11_204,
          UserAgentField.OS_VERSION, 11_242,
          UserAgentField.BROWSER_NAME, 10_200,
          UserAgentField.BROWSER_VERSION, 10_335);

  private static final int LISTED = 11_277;

  @ParameterizedTest
  @ValueSource(strings = {"user-agents.jsonl.gz", "user-agents-odd.jsonl.gz"})
  void firstPartyParserGivesEveryRecordedAnswer(String file) {
    UserAgentParser parser = new FirstPartyUserAgentParser();
    List<String> differences = new ArrayList<>();
    for (JsonNode line : SharedConformance.lines(file)) {
      ParsedUserAgent parsed = conditionAnswer(parser, line.get("user_agent").textValue());
      differing(line, parsed).forEach(field -> differences.add(field + ": " + line));
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void getterParsesWhatIsTooLongForACondition() {
    UserAgentParser parser = new FirstPartyUserAgentParser();
    for (JsonNode line : SharedConformance.lines("user-agents-odd.jsonl.gz")) {
      if (line.has("getter")) {
        ParsedUserAgent parsed = parser.parse(line.get("user_agent").textValue());
        assertThat(differing(line.get("getter"), parsed)).as(line.toString()).isEmpty();
      }
    }
  }

  @Test
  void thirdPartyParserAgreesNoLessThanMeasured() {
    UserAgentParser parser = UserAgentParsers.thirdParty();
    Map<UserAgentField, Integer> agreeing = new EnumMap<>(UserAgentField.class);
    for (JsonNode line : SharedConformance.lines("user-agents-third-party.jsonl.gz")) {
      ParsedUserAgent parsed = parser.parse(line.get("user_agent").textValue());
      List<UserAgentField> differing = differing(line, parsed);
      for (UserAgentField field : UserAgentField.values()) {
        agreeing.merge(field, differing.contains(field) ? 0 : 1, Integer::sum);
      }
    }
    agreeing.forEach(UserAgentConformanceTest::report);
    AGREEING_WITH_UAP_JAVA.forEach(
        (field, least) ->
            assertThat(agreeing.get(field)).as(field.name()).isGreaterThanOrEqualTo(least));
  }

  private static void report(UserAgentField field, int agreeing) {
    System.out.printf(
        Locale.ROOT,
        "third-party %s: %d of %d agree (%.2f %%)%n",
        field,
        agreeing,
        LISTED,
        100.0 * agreeing / LISTED);
  }

  private static @Nullable ParsedUserAgent conditionAnswer(
      UserAgentParser parser, String userAgent) {
    return userAgent.isEmpty() || UserAgentLength.isTooLong(userAgent)
        ? null
        : parser.parse(userAgent);
  }

  private static List<UserAgentField> differing(JsonNode line, @Nullable ParsedUserAgent parsed) {
    List<UserAgentField> differing = new ArrayList<>();
    for (UserAgentField field : UserAgentField.values()) {
      JsonNode recorded = line.get(field.name().toLowerCase(Locale.ROOT));
      boolean same =
          parsed == null ? recorded.isNull() : field.of(parsed).equals(recorded.textValue());
      if (!same) {
        differing.add(field);
      }
    }
    return differing;
  }
}
