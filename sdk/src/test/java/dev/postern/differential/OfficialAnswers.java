package dev.postern.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.statsig.BaseConfig;
import com.statsig.CheckGateOptions;
import com.statsig.ClientInitResponseOptions;
import com.statsig.DataStore;
import com.statsig.DataStoreResponse;
import com.statsig.EvaluationDetails;
import com.statsig.Experiment;
import com.statsig.FeatureGate;
import com.statsig.GetDynamicConfigOptions;
import com.statsig.GetExperimentOptions;
import com.statsig.GetLayerOptions;
import com.statsig.HashAlgo;
import com.statsig.Layer;
import com.statsig.OutputLogger;
import com.statsig.ParameterStore;
import com.statsig.Statsig;
import com.statsig.StatsigOptions;
import com.statsig.StatsigUser;
import dev.postern.differential.Project.StoredNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** What the official Java SDK answers, offline. */
final class OfficialAnswers implements Answers {
  private final Statsig statsig;
  private final Project project;

  OfficialAnswers(ObjectNode specs) {
    project = Project.of(specs);
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setEnvironment("production")
            .setDisableNetwork(true)
            .setDisableAllLogging(true)
            .setWaitForCountryLookupInit(true)
            .setWaitForUserAgentInit(true)
            .setDataStore(new FixedStore(specs.toString()))
            .setOutputLoggerLevel(OutputLogger.LogLevel.NONE)
            .build();
    statsig = new Statsig("secret-differential", options);
    statsig.initialize().join();
  }

  @Override
  public Map<String, JsonNode> of(Map<String, Object> fields) {
    StatsigUser user = user(fields);
    try {
      return of(user);
    } finally {
      user.close();
    }
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
        .setCustomIDs((Map<String, String>) fields.get("customIDs"))
        .setEmail((String) fields.get("email"))
        .setIp((String) fields.get("ip"))
        .setUserAgent((String) fields.get("userAgent"))
        .setCountry((String) fields.get("country"))
        .setLocale((String) fields.get("locale"))
        .setAppVersion((String) fields.get("appVersion"))
        .setCustom((Map<String, Object>) fields.get("custom"))
        .setPrivateAttributes((Map<String, String>) fields.get("privateAttributes"))
        .build();
  }

  @Override
  public void close() {
    statsig.shutdown().join();
  }

  private record FixedStore(String specs) implements DataStore {
    @Override
    public CompletableFuture<Void> initialize() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<DataStoreResponse> get(String key) {
      return CompletableFuture.completedFuture(new DataStoreResponse(specs, 1L));
    }

    @Override
    public CompletableFuture<Void> set(String key, String value, Long time) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> supportPollingUpdatesFor(String key) {
      return CompletableFuture.completedFuture(false);
    }
  }
}
