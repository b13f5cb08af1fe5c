package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.SpecProblem;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstFormTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String OLDEST =
      """
      {
        "has_updates": true, "time": 7,
        "dynamic_configs": [
          {"name": "ranking", "type": "dynamic_config", "salt": "x", "enabled": true,
           "defaultValue": {"by": "date"}, "isDeviceBased": true, "entity": "experiment",
           "rules": [
             {"name": "r", "id": "r1", "passPercentage": 100, "returnValue": {"by": "price"},
              "isDeviceBased": true, "conditions": [
                {"type": "unit_id", "operator": "any", "targetValue": ["d-1"],
                 "isDeviceBased": true}]}]}
        ],
        "feature_gates": [
          {"name": "staff", "type": "feature_gate", "salt": "x", "enabled": true,
           "defaultValue": false, "isDeviceBased": false,
           "rules": [
             {"name": "r", "id": "r1", "passPercentage": 100, "returnValue": true, "conditions": [
                {"type": "user_field", "operator": "str_ends_with_any", "field": "email",
                 "targetValue": ["@example.test"], "isDeviceBased": false}]}]},
          {"name": "broken", "type": "feature_gate"},
          {"type": "feature_gate"}
        ],
        "layers": {"search": ["ranking"]}
      }
      """;

  @ParameterizedTest
  @EnumSource(Fixtures.class)
  void olderFormGivesTheSameAnswers(Fixtures fixture) throws IOException {
    byte[] older = toFirstForm(fixture.specBytes());
    assertThat(FirstForm.isFormOf(older)).isTrue();
    assertThat(FirstForm.isFormOf(fixture.specBytes())).isFalse();
    try (Statsig one = statsig(fixture.specBytes());
        Statsig other = statsig(older)) {
      assertThat(other.getSpecCatalog().problems()).isEmpty();
      assertThat(other.getSpecCatalog().entities())
          .hasSameElementsAs(one.getSpecCatalog().entities());
      for (String json : fixture.users()) {
        StatsigUser user = StatsigUser.fromJson(json);
        assertThat(answers(other, user)).isEqualTo(answers(one, user));
      }
    }
  }

  @Test
  void fieldsThatTheOldestFilesLackAreAdded() {
    try (Statsig statsig = statsig(OLDEST.getBytes(UTF_8))) {
      StatsigUser staff = new StatsigUser.Builder().setEmail("ann@example.test").build();
      StatsigUser device =
          new StatsigUser.Builder().setCustomIDs(Map.of("stableID", "d-1")).build();
      assertThat(statsig.checkGate(staff, "staff")).isTrue();
      assertThat(statsig.checkGate(device, "staff")).isFalse();
      assertThat(statsig.getExperiment(device, "ranking").getString("by", "-")).isEqualTo("price");
      assertThat(statsig.getExperiment(staff, "ranking").getString("by", "-")).isEqualTo("date");
    }
  }

  @Test
  void problemsAreReportedOnTheirLines() {
    try (Statsig statsig = statsig(OLDEST.getBytes(UTF_8))) {
      assertThat(statsig.getSpecCatalog().problems())
          .extracting(SpecProblem::line, SpecProblem::path)
          .containsExactly(tuple(19, "feature_gates.broken.salt"), tuple(20, "feature_gates.[2]"));
    }
  }

  @Test
  void layersNameTheirExperiments() throws Exception {
    JsonNode current = MAPPER.readTree(FirstForm.toCurrent(OLDEST.getBytes(UTF_8)));
    assertThat(current.path("experiment_to_layer").path("ranking").textValue()).isEqualTo("search");
    assertThat(current.path("layer_configs")).isEmpty();
    assertThat(current.path("condition_map").has("feature_gates.staff.rules[0].conditions[0]"))
        .isTrue();
  }

  @Test
  void faultsOfTheOlderFormHaveTheirPlace() {
    byte[] cut = OLDEST.substring(0, OLDEST.length() - 30).getBytes(UTF_8);
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> statsig(cut))
        .withMessageStartingWith("stream:2")
        .satisfies(fault -> assertThat(fault.line()).isBetween(21, 23));
  }

  @Test
  void fileWithoutARequiredFieldIsRefused() {
    byte[] specs = "{\n\"feature_gates\": [],\n\"time\": 1.5}".getBytes(UTF_8);
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> statsig(specs))
        .withMessageStartingWith("stream:3:1: not a spec file: \"time\" must be an integer");
  }

  private static Statsig statsig(byte[] specs) {
    return LocalMode.statsig(
        LocalMode.specs(new ByteArrayInputStream(specs)).failOnFirstLoad(true).build(),
        new StatsigOptions.Builder().setClock(() -> Instant.EPOCH));
  }

  private static JsonNode answers(Statsig statsig, StatsigUser user) throws IOException {
    ObjectNode response = (ObjectNode) MAPPER.readTree(statsig.getClientInitializeResponse(user));
    return response.without(List.of("sdkInfo", "can_record_session"));
  }

  private static byte[] toFirstForm(byte[] current) throws IOException {
    ObjectNode specs = (ObjectNode) MAPPER.readTree(current);
    JsonNode conditions = specs.remove("condition_map");
    for (String section : new String[] {"feature_gates", "dynamic_configs", "layer_configs"}) {
      specs.set(section, toList(specs.path(section), conditions));
    }
    ObjectNode layers = MAPPER.createObjectNode();
    specs
        .remove("experiment_to_layer")
        .properties()
        .forEach(entry -> layers.withArray(entry.getValue().asText()).add(entry.getKey()));
    specs.set("layers", layers);
    return MAPPER.writeValueAsBytes(specs);
  }

  private static ArrayNode toList(JsonNode section, JsonNode conditions) {
    ArrayNode list = MAPPER.createArrayNode();
    section
        .properties()
        .forEach(
            entry -> {
              ObjectNode spec = (ObjectNode) entry.getValue();
              spec.put("name", entry.getKey());
              spec.path("rules").forEach(rule -> inline((ObjectNode) rule, conditions));
              list.add(spec);
            });
    return list;
  }

  private static void inline(ObjectNode rule, JsonNode conditions) {
    ArrayNode inline = MAPPER.createArrayNode();
    rule.path("conditions")
        .forEach(
            name -> inline.add(Objects.requireNonNullElse(conditions.get(name.asText()), name)));
    rule.set("conditions", inline);
  }
}
