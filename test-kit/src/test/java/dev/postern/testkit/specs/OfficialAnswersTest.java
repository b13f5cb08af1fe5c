package dev.postern.testkit.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.statsig.DataStore;
import com.statsig.DataStoreResponse;
import com.statsig.OutputLogger;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random specs get the same answers from the official SDK and from this one. */
class OfficialAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> GATES =
      List.of("segment:staff", "held", "base", "nested", "by_company", "negated");
  private static final List<String> EXPERIMENTS = List.of("button", "steps", "alone");

  @TestFactory
  List<DynamicTest> randomSpecsGetTheSameAnswers() {
    return LongStream.range(0, 200)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)))
        .toList();
  }

  private static void compare(long seed) throws Exception {
    BuiltSpec spec = RandomSpecs.spec(seed);
    com.statsig.Statsig official = official(spec);
    try (Statsig ours = SpecsSchemaTest.client(spec)) {
      for (long user = 0; user < 10; user++) {
        Map<String, Object> fields = RandomSpecs.user(seed * 10 + user);
        assertThat(ours(ours, fields)).as("%s", fields).isEqualTo(official(official, fields));
      }
    } finally {
      official.shutdown().get();
    }
  }

  private static com.statsig.Statsig official(BuiltSpec spec) throws Exception {
    com.statsig.StatsigOptions options =
        new com.statsig.StatsigOptions.Builder()
            .setEnvironment("staging")
            .setDisableNetwork(true)
            .setDisableAllLogging(true)
            .setDisableUserCountryLookup(true)
            .setDataStore(new FixedStore(spec.json()))
            .setOutputLoggerLevel(OutputLogger.LogLevel.NONE)
            .build();
    com.statsig.Statsig official = new com.statsig.Statsig("secret-test-key", options);
    official.initialize().get();
    return official;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> official(
      com.statsig.Statsig statsig, Map<String, Object> fields) {
    com.statsig.StatsigUser user =
        new com.statsig.StatsigUser.Builder()
            .setUserID((String) fields.get("userID"))
            .setEmail((String) fields.get("email"))
            .setCountry((String) fields.get("country"))
            .setAppVersion((String) fields.get("appVersion"))
            .setUserAgent((String) fields.get("userAgent"))
            .setCustomIDs((Map<String, String>) fields.get("customIDs"))
            .setCustom((Map<String, Object>) fields.get("custom"))
            .build();
    Map<String, String> answers = new TreeMap<>();
    for (String gate : GATES) {
      var answer = statsig.getFeatureGate(user, gate);
      answers.put(gate, answer.getValue() + " " + answer.getRuleID());
    }
    for (String name : EXPERIMENTS) {
      var answer = statsig.getExperiment(user, name);
      answers.put(name, json(answer.getValue()) + answer.getRuleID() + " " + answer.getGroupName());
    }
    var config = statsig.getDynamicConfig(user, "prices");
    answers.put("prices", json(config.getValue()) + config.getRuleID());
    var layer = statsig.getLayer(user, "checkout");
    answers.put("layer", layer.getRuleID() + " " + layer.getGroupName());
    answers.put("experiment", String.valueOf(layer.getAllocatedExperimentName()));
    for (String key : List.of("text", "steps", "none")) {
      answers.put("layer." + key, layer.getString(key, "-"));
    }
    answers.put("layer.rows", "" + layer.getInt("rows", -1));
    var store = statsig.getParameterStore(user, "web");
    for (String key : List.of("title", "flow", "currency", "alone", "text", "none")) {
      answers.put("store." + key, store.getString(key, "-"));
    }
    return answers;
  }

  private static Map<String, String> ours(Statsig statsig, Map<String, Object> fields) {
    StatsigUser user = StatsigUser.fromJson(json(fields));
    Map<String, String> answers = new TreeMap<>();
    for (String gate : GATES) {
      var answer = statsig.getFeatureGate(user, gate);
      answers.put(gate, answer.getValue() + " " + answer.getRuleID());
    }
    for (String name : EXPERIMENTS) {
      var answer = statsig.getExperiment(user, name);
      answers.put(name, json(answer.getValue()) + answer.getRuleID() + " " + answer.getGroupName());
    }
    var config = statsig.getDynamicConfig(user, "prices");
    answers.put("prices", json(config.getValue()) + config.getRuleID());
    var layer = statsig.getLayer(user, "checkout");
    answers.put("layer", layer.getRuleID() + " " + layer.getGroupName());
    answers.put("experiment", String.valueOf(layer.getAllocatedExperimentName()));
    for (String key : List.of("text", "steps", "none")) {
      answers.put("layer." + key, layer.getString(key, "-"));
    }
    answers.put("layer.rows", "" + layer.getInt("rows", -1));
    var store = statsig.getParameterStore(user, "web");
    for (String key : List.of("title", "flow", "currency", "alone", "text", "none")) {
      answers.put("store." + key, store.getString(key, "-"));
    }
    return answers;
  }

  /** Keys sorted, numbers as they are. */
  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(
          value instanceof Map<?, ?> map ? new TreeMap<Object, Object>(map) : value);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static final class FixedStore implements DataStore {
    private final String specs;

    FixedStore(String specs) {
      this.specs = specs;
    }

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
