package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void jsonLinesHaveALineForEachUserInOrder() throws IOException {
    List<JsonNode> lines = evaluateAll();
    assertThat(lines).hasSameSizeAs(Fixtures.STOREFRONT.users());
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i).get("user").intValue()).isEqualTo(i);
    }
  }

  @Test
  void jsonLinesHaveTheFieldsOfTheRecordedAnswersAndNoOthers() throws IOException {
    for (JsonNode line : evaluateAll()) {
      assertThat(names(line))
          .containsExactly("user", "gates", "dynamic_configs", "experiments", "layers");
      for (JsonNode gate : line.get("gates")) {
        assertThat(names(gate)).containsExactly("value", "rule_id", "id_type", "reason");
      }
      for (JsonNode config : line.get("dynamic_configs")) {
        assertThat(names(config)).containsExactly("value", "rule_id", "id_type", "reason");
      }
      for (JsonNode experiment : line.get("experiments")) {
        assertThat(names(experiment))
            .containsExactly("value", "rule_id", "id_type", "reason", "group_name");
      }
      for (JsonNode layer : line.get("layers")) {
        assertThat(names(layer))
            .containsExactly("value", "rule_id", "group_name", "allocated_experiment", "reason");
      }
    }
  }

  @Test
  void everyEntityIsEvaluatedAsWhatItIsAskedForAs() throws IOException {
    JsonNode specs = MAPPER.readTree(Fixtures.STOREFRONT.specBytes());
    JsonNode line = evaluateAll().get(0);
    assertThat(names(line.get("gates"))).isEqualTo(names(specs.get("feature_gates")));
    assertThat(names(line.get("layers"))).isEqualTo(names(specs.get("layer_configs")));
    List<String> experiments = names(specs.get("dynamic_configs"));
    experiments.removeIf(name -> !isExperiment(specs, name));
    assertThat(names(line.get("experiments"))).isEqualTo(experiments);
    List<String> configs = names(specs.get("dynamic_configs"));
    configs.removeIf(name -> isExperiment(specs, name));
    assertThat(names(line.get("dynamic_configs"))).isEqualTo(configs);
  }

  @Test
  void reasonsAreGivenWithoutTheSource() throws IOException {
    for (JsonNode gate : evaluateAll().get(0).get("gates")) {
      assertThat(gate.get("reason").textValue()).doesNotContain(":");
    }
  }

  @Test
  void jsonLinesOfASmallSelectionAreAsRecorded() throws IOException {
    assertThat(evaluateSome("jsonl").out()).isEqualTo(golden("evaluate.jsonl"));
  }

  @Test
  void tableOfASmallSelectionIsAsRecorded() throws IOException {
    assertThat(evaluateSome("table").out()).isEqualTo(golden("evaluate.txt"));
  }

  @Test
  void withoutATerminalTheFormatIsJsonLines() throws IOException {
    Shop shop = new Shop(directory);
    CommandRun run =
        CommandRun.withInput(Shop.A_USER, "evaluate", "--specs", shop.specs(), "--users", "-");
    assertThat(run.succeeds().out()).startsWith("{\"user\":0,");
  }

  @Test
  void environmentIsWhatConditionsSee() throws IOException {
    assertThat(debugToolbar("--environment", "development")).isTrue();
    assertThat(debugToolbar("--environment", "production")).isFalse();
    assertThat(debugToolbar()).isFalse();
  }

  @Test
  void parametersOfStoresAreReadAsEachType() throws IOException {
    Path specs = new Shop(directory).specs();
    CommandRun run =
        CommandRun.withInput(
            Shop.A_USER, "evaluate", "--specs", specs, "--users", "-", "--param-stores");
    JsonNode stores = MAPPER.readTree(run.succeeds().out()).get("param_stores");
    assertThat(names(stores)).containsExactly("storefront_web", "storefront_app");
    assertThat(stores.at("/storefront_web/shop_name"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"string": "Fernhill Outdoors", "number": -7.0, "boolean_false": false,
                 "boolean_true": true, "object": {"f": 1}, "array": ["<f>"]}
                """));
    assertThat(stores.at("/storefront_web/max_upload_mb/number").doubleValue()).isEqualTo(12.5);
    assertThat(stores.at("/storefront_web/footer_links/array")).hasSize(3);
  }

  @Test
  void parametersOfStoresAreForPrograms() throws IOException {
    Path specs = new Shop(directory).specs();
    CommandRun.of(
            "evaluate", "--specs", specs, "--users", "-", "--param-stores", "--format", "table")
        .isWrongUsage("--param-stores needs --format jsonl");
  }

  @Test
  void noUsersGiveNoLines() throws IOException {
    Shop shop = new Shop(directory);
    CommandRun run = CommandRun.of("evaluate", "--specs", shop.specs(), "--users", "-");
    assertThat(run.succeeds().out()).isEmpty();
  }

  private boolean debugToolbar(String... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("evaluate", "--users", "-"));
    args.addAll(List.of("--specs", new Shop(directory).specs(), "--gates", "debug_toolbar"));
    args.addAll(List.of(more));
    String line = CommandRun.withInput(Shop.A_USER, args.toArray()).succeeds().out();
    return MAPPER.readTree(line).at("/gates/debug_toolbar/value").booleanValue();
  }

  private CommandRun evaluateSome(String format) throws IOException {
    String users = String.join("\n", Fixtures.STOREFRONT.users().subList(0, 3));
    List<Object> args = new ArrayList<>(List.of("evaluate", "--users", "-", "--format", format));
    args.addAll(List.of("--specs", new Shop(directory).specs()));
    args.addAll(List.of("--gates", "wallet_payment,segment:employees"));
    args.addAll(List.of("--configs", "shipping_rates", "--experiments", "search_ranking"));
    args.addAll(List.of("--layers", "search_layer"));
    return CommandRun.withInput(users, args.toArray()).succeeds();
  }

  private List<JsonNode> evaluateAll() throws IOException {
    Shop shop = new Shop(directory);
    CommandRun run =
        CommandRun.of(
            "evaluate", "--specs", shop.specs(), "--users", shop.users(), "--format", "jsonl");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.succeeds().out().lines().toList()) {
      lines.add(MAPPER.readTree(line));
    }
    return lines;
  }

  private static boolean isExperiment(JsonNode specs, String name) {
    return specs.at("/dynamic_configs/" + name + "/entity").textValue().equals("experiment");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
