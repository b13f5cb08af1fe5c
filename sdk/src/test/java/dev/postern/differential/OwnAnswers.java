package dev.postern.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.BaseConfig;
import dev.postern.CheckGateOptions;
import dev.postern.ClientInitResponseOptions;
import dev.postern.EvaluationDetails;
import dev.postern.Experiment;
import dev.postern.FeatureGate;
import dev.postern.GetDynamicConfigOptions;
import dev.postern.GetExperimentOptions;
import dev.postern.GetLayerOptions;
import dev.postern.HashAlgo;
import dev.postern.Layer;
import dev.postern.ParameterStore;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.differential.Project.StoredNames;
import dev.postern.testing.BytesSource;
import java.util.Map;
import java.util.TreeMap;

/** What this SDK answers. */
final class OwnAnswers implements Answers {
  private final Statsig statsig;
  private final Project project;

  OwnAnswers(ObjectNode specs) {
    project = Project.of(specs);
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setEnvironment("production")
            .setDisableAllLogging(true)
            .setWaitForCountryLookupInit(true)
            .setSpecSource(new BytesSource(specs.toString()))
            .build();
    statsig = new Statsig("secret-differential", options);
    statsig.initialize().join();
  }

  @Override
  public Map<String, JsonNode> of(Map<String, Object> fields) {
    StatsigUser user = user(fields);
    return of(user);
  }

  private Map<String, JsonNode> of(StatsigUser user) {
    Map<String, JsonNode> answers = new TreeMap<>();
    CheckGateOptions quiet = new CheckGateOptions(true);
    for (String name : project.gates()) {
      FeatureGate gate = statsig.getFeatureGate(user, name, quiet);
      ObjectNode answer = JSON.createObjectNode().put("value", gate.getValue());
      answer.put("ruleID", gate.getRuleID()).put("idType", gate.getIDType());
      answers.put("gate " + name, answer.put("reason", reason(gate.getEvaluationDetails())));
    }
    for (String name : project.configs()) {
      BaseConfig config = statsig.getDynamicConfig(user, name, new GetDynamicConfigOptions(true));
      answers.put("config " + name, config(config));
    }
    for (String name : project.experiments()) {
      Experiment experiment = statsig.getExperiment(user, name, new GetExperimentOptions(true));
      ObjectNode answer = config(experiment).put("group", experiment.getGroupName());
      answers.put("experiment " + name, answer);
    }
    for (String name : project.layers()) {
      answers.put("layer " + name, layer(statsig.getLayer(user, name, new GetLayerOptions(true))));
    }
    for (StoredNames stored : project.stores()) {
      ParameterStore store = statsig.getParameterStore(user, stored.store());
      for (String name : stored.parameters()) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("string", store.getString(name, "<f>"));
        answer.put("boolean", store.getBoolean(name, true));
        answer.put("double", store.getDouble(name, -7));
        answers.put("store " + stored.store() + "." + name, answer);
      }
    }
    Answers.addClientInit(
        statsig.getClientInitializeResponse(user, new ClientInitResponseOptions(HashAlgo.NONE)),
        answers);
    return answers;
  }

  private static ObjectNode config(BaseConfig config) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set("value", JSON.valueToTree(config.getValue()));
    answer.put("ruleID", config.getRuleID()).put("idType", config.getIDType());
    return answer.put("reason", reason(config.getEvaluationDetails()));
  }

  private static ObjectNode layer(Layer layer) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set("value", JSON.valueToTree(layer.getValue()));
    answer.put("ruleID", layer.getRuleID()).put("group", layer.getGroupName());
    answer.put("experiment", layer.getAllocatedExperimentName());
    return answer.put("reason", reason(layer.getEvaluationDetails()));
  }

  private static String reason(EvaluationDetails details) {
    return details.getReason().substring(details.getReason().lastIndexOf(':') + 1);
  }

  @SuppressWarnings("unchecked")
  private static StatsigUser user(Map<String, Object> fields) {
    return new StatsigUser.Builder()
        .setUserID((String) fields.get("userID"))
        .setCustomIDs((Map<String, String>) fields.getOrDefault("customIDs", Map.of()))
        .setEmail((String) fields.get("email"))
        .setIp((String) fields.get("ip"))
        .setUserAgent((String) fields.get("userAgent"))
        .setCountry((String) fields.get("country"))
        .setLocale((String) fields.get("locale"))
        .setAppVersion((String) fields.get("appVersion"))
        .setCustom((Map<String, Object>) fields.getOrDefault("custom", Map.of()))
        .setPrivateAttributes(
            (Map<String, Object>) fields.getOrDefault("privateAttributes", Map.of()))
        .build();
  }

  @Override
  public void close() {
    statsig.shutdown().join();
  }
}
