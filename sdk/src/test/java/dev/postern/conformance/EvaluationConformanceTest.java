package dev.postern.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.BaseConfig;
import dev.postern.EvaluationDetails;
import dev.postern.Experiment;
import dev.postern.FeatureGate;
import dev.postern.Layer;
import dev.postern.ParameterStore;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same answers as the official engine, for every recorded input. */
class EvaluationConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyRecordedAnswerIsGiven() throws IOException {
    return SharedConformance.cases("evaluations.jsonl.gz").stream()
        .map(folder -> dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
  }

  private static void compare(Path folder) throws IOException {
    List<String> users = Files.readAllLines(folder.resolve("users.jsonl"), UTF_8);
    List<JsonNode> expected =
        SharedConformance.lines(folder.getFileName() + "/evaluations.jsonl.gz");
    assertThat(expected).hasSameSizeAs(users);
    Map<String, List<String>> parametersByStore = parametersByStore(folder);
    Map<String, String> differences = new LinkedHashMap<>();
    int answers = 0;
    try (Statsig statsig = SharedConformance.client(folder)) {
      for (int i = 0; i < users.size(); i++) {
        StatsigUser user = StatsigUser.fromJson(users.get(i));
        Answers asked = new Answers(statsig, user, parametersByStore, differences, i);
        answers += asked.compare(expected.get(i));
      }
    }
    assertThat(answers).isPositive();
    Set<String> known = KnownDifferences.of(folder.getFileName().toString());
    assertThat(differences)
        .as("%d answers compared; those known to differ must differ, and no others", answers)
        .containsOnlyKeys(known);
  }

  private static Map<String, List<String>> parametersByStore(Path folder) throws IOException {
    JsonNode specs = JSON.readTree(Files.readString(folder.resolve("specs.json")));
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> store : specs.path("param_stores").properties()) {
      List<String> parameters = new ArrayList<>();
      store.getValue().path("parameters").fieldNames().forEachRemaining(parameters::add);
      names.put(store.getKey(), parameters);
    }
    return names;
  }

  /** What one user is answered, against what is recorded. */
  private record Answers(
      Statsig statsig,
      StatsigUser user,
      Map<String, List<String>> parametersByStore,
      Map<String, String> differences,
      int line) {
    int compare(JsonNode expected) {
      return compare(expected, "gates", Answers::gate)
          + compare(expected, "dynamic_configs", Answers::config)
          + compare(expected, "experiments", Answers::experiment)
          + compare(expected, "layers", Answers::layer)
          + compare(expected, "param_stores", Answers::parameterStore);
    }

    private int compare(
        JsonNode expected, String section, BiFunction<Answers, String, ObjectNode> ask) {
      int compared = 0;
      for (Map.Entry<String, JsonNode> recorded : expected.get(section).properties()) {
        ObjectNode answer = ask.apply(this, recorded.getKey());
        compared++;
        if (!SameJson.isSame(recorded.getValue(), answer)) {
          differences.put(
              "%d %s %s".formatted(line, section, recorded.getKey()),
              "expected %s, was %s".formatted(recorded.getValue(), answer));
        }
      }
      return compared;
    }

    private ObjectNode gate(String name) {
      FeatureGate gate = statsig.getFeatureGate(user, name);
      return JSON.createObjectNode()
          .put("value", gate.getValue())
          .put("rule_id", gate.getRuleID())
          .put("id_type", gate.getIDType())
          .put("reason", reason(gate.getEvaluationDetails()));
    }

    private ObjectNode config(String name) {
      return config(statsig.getDynamicConfig(user, name));
    }

    private ObjectNode experiment(String name) {
      Experiment experiment = statsig.getExperiment(user, name);
      return config(experiment).put("group_name", experiment.getGroupName());
    }

    private static ObjectNode config(BaseConfig config) {
      ObjectNode node = JSON.createObjectNode();
      node.set("value", JSON.valueToTree(config.getValue()));
      return node.put("rule_id", config.getRuleID())
          .put("id_type", config.getIDType())
          .put("reason", reason(config.getEvaluationDetails()));
    }

    private ObjectNode layer(String name) {
      Layer layer = statsig.getLayer(user, name);
      ObjectNode node = JSON.createObjectNode();
      node.set("value", JSON.valueToTree(layer.getValue()));
      return node.put("rule_id", layer.getRuleID())
          .put("group_name", layer.getGroupName())
          .put("allocated_experiment", layer.getAllocatedExperimentName())
          .put("reason", reason(layer.getEvaluationDetails()));
    }

    /** Every parameter of the store, read by each getter with the fallbacks that were recorded. */
    private ObjectNode parameterStore(String name) {
      ParameterStore store = statsig.getParameterStore(user, name);
      ObjectNode node = JSON.createObjectNode();
      for (String parameter : parametersByStore.getOrDefault(name, List.of())) {
        ObjectNode read = node.putObject(parameter);
        read.put("string", store.getString(parameter, "<f>"));
        read.put("number", store.getDouble(parameter, -7));
        read.put("boolean_false", store.getBoolean(parameter, false));
        read.put("boolean_true", store.getBoolean(parameter, true));
        read.set("object", JSON.valueToTree(store.getMap(parameter, Map.of("f", 1))));
        read.set("array", JSON.valueToTree(store.getArray(parameter, new Object[] {"<f>"})));
      }
      return node;
    }

    private static String reason(EvaluationDetails details) {
      String reason = details.getReason();
      return reason.substring(reason.lastIndexOf(':') + 1);
    }
  }
}
