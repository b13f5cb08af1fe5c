package dev.postern.testkit.server;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.statsig.OutputLogger;
import com.statsig.sdk.StatsigServer;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.specs.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Both official SDKs start from the server, answer as this one, and their events arrive. */
class OfficialClientsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> GATES =
      List.of("new_checkout", "free_shipping_banner", "returns_portal");
  private static final List<String> EXPERIMENTS = List.of("product_page_layout", "search_ranking");
  private static final String CONFIG = "shipping_rates";
  private static final String LAYER = "search_layer";
  private static final int USERS = 50;
  private static final long PATIENCE_MS = 60_000;

  @Test
  void javacore() throws Exception {
    try (FakeStatsigServer server = storefront()) {
      com.statsig.Statsig official = startJavacore(server);
      try (StatsigTestKit kit = kit()) {
        for (String json : users()) {
          assertThat(javacore(official, Person.of(json)))
              .as(json)
              .isEqualTo(ours(kit.statsig(), json));
        }
      } finally {
        official.shutdown().get();
      }
      assertEventsArrived(server);
      server.requests().withKey("secret-javacore").wereSent();
    }
  }

  @Test
  void serversdk() throws Exception {
    try (FakeStatsigServer server = storefront()) {
      StatsigServer official = StatsigServer.create();
      com.statsig.sdk.StatsigOptions options =
          new com.statsig.sdk.StatsigOptions(server.url() + "/v1");
      options.setLogLevel(com.statsig.sdk.LogLevel.ERROR);
      options.setInitTimeoutMs(PATIENCE_MS);
      official.initializeAsync("secret-serversdk", options).get();
      try (StatsigTestKit kit = kit()) {
        for (String json : users()) {
          assertThat(serversdk(official, Person.of(json)))
              .as(json)
              .isEqualTo(ours(kit.statsig(), json));
        }
      } finally {
        official.shutdown();
      }
      assertEventsArrived(server);
      server.requests().withKey("secret-serversdk").specs().wereSent();
    }
  }

  private static void assertEventsArrived(FakeStatsigServer server) throws Exception {
    for (String json : users()) {
      String id = Person.of(json).userID();
      assertThat(server.exposures()).gate("new_checkout").forUser(id).wasExposedOnce();
      assertThat(server.exposures()).experiment("search_ranking").forUser(id).wasExposedOnce();
      assertThat(server.exposures()).event("visited").forUser(id);
    }
    server.requests().events().wereSent();
  }

  private static FakeStatsigServer storefront() {
    return FakeStatsigServer.start(Specs.parse(Fixtures.STOREFRONT.specText()));
  }

  private static StatsigTestKit kit() {
    return StatsigTestKit.builder()
        .specs("classpath:dev/postern/fixtures/storefront/specs.json")
        .time(Instant.now())
        .build();
  }

  /** Those who have an id, and nothing that only some of the SDKs take. */
  private static List<String> users() {
    return Fixtures.STOREFRONT.users().stream()
        .filter(json -> json.contains("\"userID\""))
        .filter(json -> !json.contains("\"statsigEnvironment\""))
        .filter(json -> !json.contains("\"privateAttributes\""))
        .limit(USERS)
        .toList();
  }

  private static com.statsig.Statsig startJavacore(FakeStatsigServer server) throws Exception {
    com.statsig.StatsigOptions options =
        new com.statsig.StatsigOptions.Builder()
            .setSpecsUrl(server.url() + "/v2/download_config_specs")
            .setLogEventUrl(server.url() + "/v1/log_event")
            .setIdListsUrl(server.url() + "/v1/get_id_lists")
            .setInitTimeoutMs(PATIENCE_MS)
            .setOutputLoggerLevel(OutputLogger.LogLevel.NONE)
            .build();
    com.statsig.Statsig official = new com.statsig.Statsig("secret-javacore", options);
    official.initialize().get();
    return official;
  }

  private static Map<String, String> ours(Statsig statsig, String json) {
    StatsigUser user = StatsigUser.fromJson(json);
    Map<String, String> answers = new TreeMap<>();
    GATES.forEach(it -> answers.put(it, statsig.checkGate(user, it) + ""));
    EXPERIMENTS.forEach(it -> answers.put(it, json(statsig.getExperiment(user, it).getValue())));
    answers.put(CONFIG, json(statsig.getDynamicConfig(user, CONFIG).getValue()));
    answers.put(LAYER, statsig.getLayer(user, LAYER).getInt("results_per_page", -1) + "");
    return answers;
  }

  private static Map<String, String> javacore(com.statsig.Statsig statsig, Person person) {
    com.statsig.StatsigUser user = person.forJavacore();
    Map<String, String> answers = new TreeMap<>();
    GATES.forEach(it -> answers.put(it, statsig.checkGate(user, it) + ""));
    EXPERIMENTS.forEach(it -> answers.put(it, json(statsig.getExperiment(user, it).getValue())));
    answers.put(CONFIG, json(statsig.getDynamicConfig(user, CONFIG).getValue()));
    answers.put(LAYER, statsig.getLayer(user, LAYER).getInt("results_per_page", -1) + "");
    statsig.logEvent(user, "visited");
    return answers;
  }

  private static Map<String, String> serversdk(StatsigServer statsig, Person person) {
    com.statsig.sdk.StatsigUser user = person.forServersdk();
    Map<String, String> answers = new TreeMap<>();
    GATES.forEach(it -> answers.put(it, statsig.checkGateSync(user, it) + ""));
    EXPERIMENTS.forEach(
        it -> answers.put(it, json(statsig.getExperimentSync(user, it).getValue())));
    answers.put(CONFIG, json(statsig.getConfigSync(user, CONFIG).getValue()));
    answers.put(LAYER, statsig.getLayerSync(user, LAYER).getInt("results_per_page", -1) + "");
    statsig.logEvent(user, "visited");
    return answers;
  }

  /** Keys sorted, and 1.0 as 1: the SDKs do not agree on it. */
  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(
              value instanceof Map<?, ?> map ? new TreeMap<Object, Object>(map) : value)
          .replaceAll("(\\d)\\.0(?=[,}\\]])", "$1");
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
