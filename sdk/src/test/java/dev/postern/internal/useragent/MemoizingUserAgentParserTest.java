package dev.postern.internal.useragent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class MemoizingUserAgentParserTest {

  private final List<String> parsed = new ArrayList<>();
  private final UserAgentParser memo = new MemoizingUserAgentParser(this::parse);

  @Property
  void memoGivesWhatTheParserGives(@ForAll List<String> userAgents) {
    UserAgentParser parser = new FirstPartyUserAgentParser();
    UserAgentParser remembering = new MemoizingUserAgentParser(parser);
    for (String userAgent : userAgents) {
      assertThat(remembering.parse(userAgent)).isEqualTo(parser.parse(userAgent));
      assertThat(remembering.parse(userAgent)).isEqualTo(parser.parse(userAgent));
    }
  }

  @Test
  void secondTimeNothingIsParsed() {
    assertThat(memo.parse("Firefox/1")).isSameAs(memo.parse("Firefox/1"));
    assertThat(parsed).containsExactly("Firefox/1");
  }

  @Test
  void twoUserAgentsOfOnePairAreBothKept() {
    assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode());
    parseAll("AaAa", "BBBB", "AaAa", "BBBB");
    assertThat(parsed).containsExactly("AaAa", "BBBB");
  }

  @Test
  void thirdUserAgentOfAPairReplacesTheOldest() {
    assertThat("AaBB".hashCode()).isEqualTo("BBBB".hashCode());
    parseAll("AaAa", "BBBB", "AaBB", "BBBB", "AaAa");
    assertThat(parsed).containsExactly("AaAa", "BBBB", "AaBB", "AaAa");
  }

  @Test
  void answersStayRightWhenThereAreMoreUserAgentsThanSlots() {
    IntStream.range(0, 3 * MemoizingUserAgentParser.SLOTS)
        .mapToObj(number -> "App/" + number)
        .forEach(this::parseAll);
  }

  @Test
  void whatIsTooLongForAConditionIsNotKept() {
    String userAgent = "x".repeat(UserAgentLength.LIMIT + 1);
    assertThat(memo.parse(userAgent)).isEqualTo(memo.parse(userAgent));
    assertThat(parsed).hasSize(2);
  }

  @Test
  void failureIsPassedOn() {
    UserAgentParser failing =
        new MemoizingUserAgentParser(
            userAgent -> {
              throw new UnsupportedOperationException(userAgent);
            });
    assertThatThrownBy(() -> failing.parse("x")).isInstanceOf(UnsupportedOperationException.class);
  }

  private void parseAll(String... userAgents) {
    for (String userAgent : userAgents) {
      assertThat(memo.parse(userAgent).browserName()).isEqualTo(userAgent);
    }
  }

  private ParsedUserAgent parse(String userAgent) {
    parsed.add(userAgent);
    return new ParsedUserAgent("Other", "0.0.0", userAgent, "0.0.0");
  }
}
