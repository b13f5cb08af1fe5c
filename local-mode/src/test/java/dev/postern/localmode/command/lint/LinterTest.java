package dev.postern.localmode.command.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Borders of the checks: what is just a fault, and what is none. */
class LinterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void placesAreThoseOfTheFile() {
    Finding finding = lint(Fixtures.faulty("unknown-operator")).get(0);
    assertThat(finding.path()).isEqualTo("condition_map.101.operator");
    assertThat(Fixtures.faulty("unknown-operator").lines().toList().get(finding.line() - 1))
        .startsWith(" ".repeat(6) + "\"operator\": \"ends_with\"")
        .satisfies(line -> assertThat(line.charAt(finding.column() - 1)).isEqualTo('"'));
  }

  @Test
  void columnsAreCharactersAndAByteOrderMarkIsNone() {
    assertThat(lint("\uFEFF{\"ü\": x"))
        .extracting(Finding::line, Finding::column)
        .containsExactly(tuple(1, 7));
  }

  @Test
  void namesWithOddCharactersAreQuotedInPaths() {
    assertThat(lint("{\"feature_gates\": {\"a.b\": 1}}"))
        .extracting(Finding::path)
        .contains("feature_gates[\"a.b\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{}", "{\"feature_gates\": []}", "{\"condition_map\": 3}"})
  void anyTextGivesFindingsAndNoFailure(String text) {
    assertThat(lint(text)).isNotEmpty();
  }

  @Test
  void wordsInPlaceOfObjectsAreOfTheWrongType() throws IOException {
    assertThat(codes(specs -> specs.withObject("/feature_gates").put("odd", "gate")))
        .containsExactly("wrong-type");
    assertThat(codes(specs -> specs.withObject("/condition_map").put("100", 3)))
        .contains("wrong-type");
  }

  @Test
  void aFractionIsNoVersionOfASpec() throws IOException {
    assertThat(codes(specs -> gate(specs).put("version", 1.5))).containsExactly("wrong-type");
    assertThat(codes(specs -> specs.put("time", 1.5))).containsExactly("wrong-type");
  }

  @ParameterizedTest
  @CsvSource({
    "gte, 3, lt, 3, impossible-number",
    "gt, 3, lte, 3, impossible-number",
    "gte, 3, lte, 3, ",
    "gt, 2, lt, 3, ",
    "version_gte, \"2.10\", version_lt, \"2.9\", impossible-version",
    "version_gte, \"2.9\", version_lt, \"2.10\", ",
    "after, 2000000000000, before, \"2030-01-01T00:00:00Z\", impossible-time",
    "after, 1000000000000, before, \"2030-01-01T00:00:00Z\", ",
  })
  void limitsOfARuleMustLeaveSomething(
      String lower, String from, String upper, String to, String code) throws IOException {
    List<String> codes =
        codes(
            specs -> {
              condition(specs, "110", "user_field", lower, from);
              condition(specs, "111", "user_field", upper, to);
              rule(specs).withArray("conditions").add("110").add("111");
            });
    assertThat(codes).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void limitsOfDifferentFieldsHaveNothingToDoWithEachOther() throws IOException {
    assertThat(
            codes(
                specs -> {
                  condition(specs, "110", "user_field", "gt", "5");
                  condition(specs, "111", "user_field", "lt", "3").put("field", "age");
                  rule(specs).withArray("conditions").add("110").add("111");
                }))
        .isEmpty();
  }

  @Test
  void rulesBehindOneForEveryoneCountInALayerThatMerges() throws IOException {
    assertThat(codes(specs -> gate(specs).withArray("rules").add(rule(specs).deepCopy())))
        .containsExactly("unreachable-rule");
    assertThat(
            codes(
                specs -> {
                  gate(specs).put("useNewLayerEval", true);
                  gate(specs).withArray("rules").add(rule(specs).deepCopy());
                }))
        .isEmpty();
  }

  @Test
  void aRuleWithoutConditionsIsForEveryone() throws IOException {
    assertThat(codes(specs -> rule(specs).putArray("conditions")))
        .containsExactly("unreachable-rule", "unused-condition");
  }

  @Test
  void theSegmentOfAnExperimentMayHaveItsSalt() throws IOException {
    assertThat(
            codes(
                specs ->
                    specs
                        .withObject("/feature_gates")
                        .set("segment:inline_targeting:new_checkout", gate(specs).deepCopy())))
        .isEmpty();
  }

  @Test
  void eachCycleIsToldOnce() throws IOException {
    List<Finding> findings =
        lint(
            changed(
                specs -> {
                  refer(specs, "a", "b", "110");
                  refer(specs, "b", "a", "111");
                  refer(specs, "c", "c", "112");
                  refer(specs, "d", "a", "113");
                }));
    assertThat(findings)
        .extracting(Finding::path)
        .containsExactly("feature_gates.a", "feature_gates.c");
  }

  @Test
  void withoutWordOfIdListsNothingIsSaidOfThem() throws IOException {
    String specs =
        changed(
            file -> {
              condition(file, "110", "unit_id", "in_segment_list", "\"vips\"");
              rule(file).withArray("conditions").add("110");
            });
    assertThat(lint(specs)).isEmpty();
    assertThat(new Linter(NOW, Set.of("vips")).lint(specs)).isEmpty();
    assertThat(new Linter(NOW, Set.of("others")).lint(specs))
        .extracting(Finding::code)
        .containsExactly(Code.UNKNOWN_ID_LIST);
  }

  @ParameterizedTest
  @CsvSource({
    "before, 2025-12-31T23:59:59Z, 1",
    "before, 2026-01-01T00:00:00Z, 1",
    "before, 2026-01-01T00:00:01Z, 0",
    "on, 2025-12-31T23:00:00Z, 1",
    "on, 2026-01-01T00:00:00Z, 0",
    "after, 2000-01-01T00:00:00Z, 0",
  })
  void windowsHavePassedWhenTheyCannotHoldAgain(String operator, String time, int findings)
      throws IOException {
    assertThat(
            codes(
                specs -> {
                  condition(specs, "110", "current_time", operator, "\"" + time + "\"");
                  rule(specs).withArray("conditions").add("110");
                }))
        .hasSize(findings);
  }

  private static List<Finding> lint(String json) {
    return new Linter(NOW, Set.of()).lint(json);
  }

  private static List<String> codes(Consumer<ObjectNode> change) throws IOException {
    return lint(changed(change)).stream().map(finding -> finding.code().toString()).toList();
  }

  /** A file without faults, changed: the gate new_checkout with rules for employees and for all. */
  private static String changed(Consumer<ObjectNode> change) throws IOException {
    ObjectNode specs = (ObjectNode) MAPPER.readTree(Fixtures.faulty("impossible-percentage"));
    ((ObjectNode) specs.at("/feature_gates/new_checkout/rules/1")).put("passPercentage", 50);
    assertThat(lint(specs.toPrettyString())).isEmpty();
    change.accept(specs);
    return specs.toPrettyString();
  }

  private static ObjectNode gate(ObjectNode specs) {
    return (ObjectNode) specs.at("/feature_gates/new_checkout");
  }

  private static ObjectNode rule(ObjectNode specs) {
    return (ObjectNode) specs.at("/feature_gates/new_checkout/rules/0");
  }

  private static ObjectNode condition(
      ObjectNode specs, String id, String type, String operator, String target) {
    ObjectNode condition = specs.withObject("/condition_map").putObject(id);
    condition.put("type", type).put("operator", operator).put("field", "cart_value");
    return condition.put("idType", "userID").setAll(target(target));
  }

  private static ObjectNode target(String json) {
    try {
      return (ObjectNode) MAPPER.readTree("{\"targetValue\": " + json + "}");
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  private static void refer(ObjectNode specs, String from, String to, String condition) {
    condition(specs, condition, "pass_gate", "any", "\"" + to + "\"");
    ObjectNode gate = gate(specs).deepCopy().put("salt", from);
    ((ObjectNode) gate.at("/rules/0")).putArray("conditions").add(condition);
    specs.withObject("/feature_gates").set(from, gate);
  }
}
