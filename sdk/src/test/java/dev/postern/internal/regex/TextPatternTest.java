package dev.postern.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextPatternTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @MethodSource("matches")
  void answersAsTheOfficialEngine(String pattern, String text, boolean found) {
    assertThat(isFound(pattern, text)).isEqualTo(found);
  }

  @ParameterizedTest(name = "{0} in {1}: {2} there")
  @MethodSource("differences")
  void knownDifferencesStillDiffer(String pattern, String text, boolean engine) {
    assertThat(isFound(pattern, text)).isNotEqualTo(engine);
  }

  @Test
  void invalidPatternsAreEmpty() {
    assertThat(TextPattern.compile("(")).isEmpty();
    assertThat(TextPattern.compile("a**")).isEmpty();
    assertThat(TextPattern.compile("\\q")).isEmpty();
  }

  @Test
  void charactersBeyondTheBasicPlaneAreOne() {
    assertThat(isFound("^.$", "\ud83d\ude00")).isTrue();
    assertThat(isFound("(?<=^[^a])b", "\ud83d\ude00b")).isTrue();
  }

  private static boolean isFound(String pattern, String text) {
    return TextPattern.compile(pattern).map(p -> p.isFoundIn(text)).orElse(false);
  }

  static Stream<Arguments> matches() throws IOException {
    return rows("matches.jsonl", "found");
  }

  static Stream<Arguments> differences() throws IOException {
    return rows("differences.jsonl", "engine");
  }

  private static Stream<Arguments> rows(String file, String answer) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TextPatternTest.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      Stream.Builder<Arguments> rows = Stream.builder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JSON.readTree(line);
        rows.add(
            Arguments.of(
                row.path("pattern").asText(),
                row.path("text").asText(),
                row.path(answer).asBoolean()));
      }
      return rows.build();
    }
  }
}
