package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools and the evaluator have one understanding of conditions. */
class SpecLanguageTest {
  @ParameterizedTest
  @MethodSource("dev.postern.SpecLanguage#conditionTypes")
  void everyConditionTypeIsEvaluated(String type) {
    assertThat(reason(type, "any")).isEqualTo("Recognized");
  }

  @ParameterizedTest
  @MethodSource("dev.postern.SpecLanguage#operators")
  void everyOperatorIsEvaluated(String operator) {
    assertThat(reason("user_field", operator)).isEqualTo("Recognized");
  }

  @Test
  void operatorsOfEachKindAreAmongThem() {
    assertThat(SpecLanguage.operators())
        .contains("gt", "version_eq", "any", "none_case_sensitive", "str_matches", "before", "neq")
        .contains("array_contains_all", "in_segment_list", "not_in_segment_list");
  }

  @Test
  void everythingElseIsNotEvaluated() {
    assertThat(SpecLanguage.conditionTypes()).doesNotContain("weather");
    assertThat(reason("weather", "any")).isEqualTo("Unsupported");
    assertThat(SpecLanguage.operators()).doesNotContain("sounds_like");
    assertThat(reason("user_field", "sounds_like")).isEqualTo("Unsupported");
  }

  @Test
  void timesAreIntegersAndDates() {
    assertThat(SpecLanguage.time(1500L)).hasValue(1500);
    assertThat(SpecLanguage.time("1970-01-01T00:00:02Z")).hasValue(2000);
    assertThat(SpecLanguage.time("soon")).isEmpty();
    assertThat(SpecLanguage.time(null)).isEmpty();
    assertThat(SpecLanguage.time(List.of(1L))).isEmpty();
  }

  @Test
  void numbersAreNumbersAndTheirTexts() {
    assertThat(SpecLanguage.number(1.5)).hasValue(1.5);
    assertThat(SpecLanguage.number("1e3")).hasValue(1000);
    assertThat(SpecLanguage.number("many")).isEmpty();
    assertThat(SpecLanguage.number(true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.10, 1.9, 1", "1.0, 1, 0", "2, 10, -1"})
  void versionsCompareByTheirParts(String first, String second, int order) {
    assertThat(SpecLanguage.compareVersions(first, second)).hasValue(order);
  }

  @Test
  void versionsWithWordsDoNotCompare() {
    assertThat(SpecLanguage.compareVersions("latest", "latest")).isEmpty();
  }

  @Test
  void patternsAreJudgedByTheOwnEngine() {
    assertThat(SpecLanguage.patternFault("^a+$")).isEmpty();
    assertThat(SpecLanguage.patternFault("a{3,2}")).isNotEmpty();
    assertThat(SpecLanguage.patternFault("(")).get().asString().isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a)\\1", "a(?=b)", "(?<!x)y"})
  void someOfThemNeedBacktracking(String pattern) {
    assertThat(SpecLanguage.needsBacktracking(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "\\bword\\b", "("})
  void othersDoNot(String pattern) {
    assertThat(SpecLanguage.needsBacktracking(pattern)).isFalse();
  }

  private static String reason(String type, String operator) {
    String condition =
        "{'type':'%s','operator':'%s','targetValue':'x','field':'email','idType':'userID'}"
            .formatted(type, operator);
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, condition));
    try (Statsig statsig =
        specs.open(new StatsigOptions.Builder().setWaitForCountryLookupInit(true))) {
      String reason =
          statsig.getFeatureGate(StatsigUser.of("u"), "g").getEvaluationDetails().getReason();
      return reason.substring(reason.indexOf(':') + 1);
    }
  }
}
