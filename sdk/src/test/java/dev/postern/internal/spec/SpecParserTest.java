package dev.postern.internal.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.SpecFormatException;
import dev.postern.SpecProblem;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, what is left out alone, and what is said of it. */
class SpecParserTest {
  private static final String MINIMAL =
      "{\"has_updates\":true,\"time\":1,\"feature_gates\":{},\"dynamic_configs\":{},"
          + "\"layer_configs\":{},\"condition_map\":{},\"experiment_to_layer\":{}}";

  @Test
  void theSevenRequiredFieldsAreEnough() throws IOException, SpecFormatException {
    SpecDocument document = parse(MINIMAL);
    assertThat(document.time()).isEqualTo(1);
    assertThat(document.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "has_updates",
        "time",
        "feature_gates",
        "dynamic_configs",
        "layer_configs",
        "condition_map",
        "experiment_to_layer"
      })
  void aFileWithoutARequiredFieldIsRefused(String field) {
    assertRefused(MINIMAL.replace("\"" + field + "\"", "\"other\""))
        .withMessageContaining("the required field \"" + field + "\" is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"time\":1 | \"time\":\"1\" | \"time\" must be an integer",
        "\"time\":1 | \"time\":1.5 | \"time\" must be an integer",
        "\"time\":1 | \"time\":-1 | between 0 and",
        "\"time\":1 | \"time\":18446744073709551615 | between 0 and",
        "\"has_updates\":true | \"has_updates\":1 | \"has_updates\" must be a boolean",
        "\"feature_gates\":{} | \"feature_gates\":[] | must be an object, not an array",
        "\"condition_map\":{} | \"condition_map\":null | must be an object, not null"
      })
  void aRequiredFieldOfAWrongTypeIsRefused(String good, String bad, String message) {
    assertRefused(MINIMAL.replace(good, bad)).withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it is empty",
        "<html> | not valid JSON",
        "[] | it must hold a JSON object",
        "{\"time\": | not valid JSON",
        "{\"a\":1,, | not valid JSON"
      })
  void whatIsNoJsonObjectIsRefused(String text, String message) {
    assertRefused(text).withMessageContaining(message);
  }

  @Test
  void theMessageNamesThePlace() {
    String json = MINIMAL.replace("\"time\":1", "\n  \"time\":true");
    assertThatExceptionOfType(SpecFormatException.class)
        .isThrownBy(() -> parse(json))
        .satisfies(
            failure -> {
              assertThat(failure.line()).isEqualTo(2);
              assertThat(failure.column()).isEqualTo(10);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"salt\":\"salt-of-g\" | \"salt\":5 | feature_gates.g.salt | must be a string, not a number",
        "\"enabled\":true | \"enabled\":\"yes\" | feature_gates.g.enabled | must be a boolean",
        "\"entity\":\"feature_gate\" | \"x\":1 | feature_gates.g.entity | is missing",
        "\"defaultValue\":false | \"x\":1 | feature_gates.g.defaultValue | is missing",
        "\"passPercentage\":50.0 | \"x\":1 | feature_gates.g.rules[0].passPercentage | is missing",
        "\"returnValue\":true | \"x\":1 | feature_gates.g.rules[0].returnValue | is missing"
      })
  void aMalformedGateIsLeftOutAloneWithItsPath(String good, String bad, String path, String message)
      throws IOException, SpecFormatException {
    String json = new SpecJson().gate("g", Rule.of("r", 50)).gate("h", Rule.of("r", 7)).json();
    assertThat(json).contains(good);
    int at = json.indexOf(good);
    String broken = json.substring(0, at) + bad + json.substring(at + good.length());
    SpecDocument document = parse(broken);
    assertThat(document.featureGates()).containsOnlyKeys("h");
    assertThat(document.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void aMalformedConditionIsLeftOutAlone() throws IOException, SpecFormatException {
    SpecDocument document =
        parse(
            MINIMAL.replace(
                "\"condition_map\":{}",
                "\"condition_map\":{\"a\":{\"idType\":\"userID\"},\"b\":{\"type\":\"public\","
                    + "\"idType\":\"userID\"}}"));
    assertThat(document.conditionMap()).containsOnlyKeys("b");
    assertThat(document.problems())
        .extracting(SpecProblem::path)
        .containsExactly("condition_map.a.type");
  }

  @Test
  void aMalformedParameterIsLeftOutAlone() throws IOException, SpecFormatException {
    SpecDocument document =
        parse(
            with(
                "\"param_stores\":{\"s\":{\"parameters\":{"
                    + "\"good\":{\"ref_type\":\"static\",\"param_type\":\"string\",\"value\":null},"
                    + "\"bad\":{\"ref_type\":\"gate\",\"param_type\":\"string\",\"gate_name\":\"g\"}"
                    + "}},\"t\":{}}"));
    assertThat(document.parameterStores()).containsOnlyKeys("s");
    assertThat(document.parameterStores().values())
        .flatExtracting(store -> store.parameters().keySet())
        .containsExactly("good");
    assertThat(document.problems())
        .extracting(SpecProblem::path)
        .containsExactly("param_stores.s.parameters.bad", "param_stores.t.parameters");
  }

  @Test
  void optionalFieldsOfAWrongTypeAreReportedAndIgnored() throws IOException, SpecFormatException {
    SpecDocument document = parse(with("\"checksum\":5,\"overrides\":[1]"));
    assertThat(document.text("checksum")).isNull();
    assertThat(document.problems())
        .extracting(SpecProblem::path)
        .containsExactly("checksum", "overrides");
  }

  @Test
  void unknownFieldsAreKept() throws IOException, SpecFormatException {
    assertThat(parse(with("\"brand_new\":{\"a\":[1]}")).others()).containsKey("brand_new");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() {
    assertRefused(with("\"feature_gates\":{}"))
        .withMessageContaining("the field \"feature_gates\" is there twice");
  }

  @Test
  void whatFollowsTheFileIsIgnored() throws IOException, SpecFormatException {
    assertThat(parse(MINIMAL + " {{{").time()).isEqualTo(1);
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException, SpecFormatException {
    assertThat(parse("\uFEFF" + MINIMAL).time()).isEqualTo(1);
  }

  @Test
  void absurdNestingIsRefusedAndOverflowsNothing() {
    String deep = "[".repeat(100_000);
    assertRefused(with("\"app_id\":" + deep)).withMessageContaining("nested more than 1000 deep");
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<SpecFormatException> assertRefused(
      String json) {
    return assertThatExceptionOfType(SpecFormatException.class).isThrownBy(() -> parse(json));
  }

  private static String with(String field) {
    return MINIMAL.substring(0, MINIMAL.length() - 1) + "," + field + "}";
  }

  private static SpecDocument parse(String json) throws IOException, SpecFormatException {
    return SpecParser.parse(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }
}
