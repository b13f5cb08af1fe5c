package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.BytesSource;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.ManualScheduler;
import dev.postern.testing.SpecJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What events tell of their user. */
class EventUserTest {
  private static final SpecJson SPECS = new SpecJson();

  private static JsonNode userOf(LoggingClient client, StatsigUser user) {
    client.statsig.identify(user);
    return client.event().get("user");
  }

  @Test
  void allFieldsInOrderWithoutPrivateAttributes() {
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID("ann")
            .setCustomIDs(Map.of("companyID", "c1"))
            .setEmail("a@x.example")
            .setIp("1.2.3.4")
            .setUserAgent("Mozilla/5.0")
            .setCountry("US")
            .setLocale("en_US")
            .setAppVersion("1.2.3")
            .setCustom(Map.of("plan", "gold"))
            .setPrivateAttributes(Map.of("secret", "hush"))
            .setStatsigEnvironment(Map.of("tier", "staging"))
            .build();
    try (LoggingClient client = new LoggingClient(SPECS)) {
      client.statsig.checkGate(user, "g");
      client.flush();
      String json = client.sink.events().get(0).toJson();
      assertThat(json)
          .contains(
              "\"user\":{\"userID\":\"ann\",\"customIDs\":{\"companyID\":\"c1\"},"
                  + "\"email\":\"a@x.example\",\"ip\":\"1.2.3.4\",\"userAgent\":\"Mozilla/5.0\","
                  + "\"country\":\"US\",\"locale\":\"en_US\",\"appVersion\":\"1.2.3\","
                  + "\"custom\":{\"plan\":\"gold\"},\"statsigEnvironment\":{\"tier\":\"staging\"}}")
          .doesNotContain("secret")
          .doesNotContain("hush");
    }
  }

  @Test
  void emptyTextsAreKeptAndWhatIsNotSetIsLeftOut() {
    try (LoggingClient client = new LoggingClient(SPECS)) {
      StatsigUser user = new StatsigUser.Builder().setUserID("").setEmail("").build();
      assertThat(userOf(client, user)).isEqualTo(json("{'userID':'','email':''}"));
      assertThat(userOf(client, new StatsigUser.Builder().build())).isEqualTo(json("{}"));
    }
  }

  @Test
  void customValuesKeepTheirType() {
    Map<String, Object> custom =
        Map.of("n", 3, "d", 0.5, "b", true, "l", Arrays.asList(1, null, "x"), "m", Map.of("k", 1));
    StatsigUser user = new StatsigUser.Builder().setUserID("ann").setCustom(custom).build();
    try (LoggingClient client = new LoggingClient(SPECS)) {
      assertThat(userOf(client, user).get("custom"))
          .isEqualTo(json("{'n':3,'d':0.5,'b':true,'l':[1,null,'x'],'m':{'k':1}}"));
    }
  }

  @Test
  void globalCustomFieldsComeUnderTheUsersOwn() {
    Map<String, Object> global = Map.of("region", "eu", "level", 1);
    try (LoggingClient client =
        new LoggingClient(SPECS, options -> options.setGlobalCustomFields(global))) {
      StatsigUser user = new StatsigUser.Builder().setCustom(Map.of("level", 2)).build();
      assertThat(userOf(client, user).get("custom")).isEqualTo(json("{'region':'eu','level':2}"));
      assertThat(userOf(client, StatsigUser.of("bob")).get("custom"))
          .isEqualTo(json("{'region':'eu','level':1}"));
    }
  }

  @Test
  void theUsersOwnEnvironmentComesFirstAndWhole() {
    StatsigUser user =
        new StatsigUser.Builder().setStatsigEnvironment(Map.of("region", "x")).build();
    try (LoggingClient client = new LoggingClient(withDefault(), o -> o.setEnvironment("prod"))) {
      assertThat(userOf(client, user).get("statsigEnvironment")).isEqualTo(json("{'region':'x'}"));
    }
  }

  @Test
  void thenThatOfTheOptions() {
    try (LoggingClient client = new LoggingClient(withDefault(), o -> o.setEnvironment("prod"))) {
      assertThat(userOf(client, StatsigUser.of("ann")).get("statsigEnvironment"))
          .isEqualTo(json("{'tier':'prod'}"));
    }
  }

  @Test
  void thenThatOfTheSpecs() {
    try (LoggingClient client = new LoggingClient(withDefault())) {
      assertThat(userOf(client, StatsigUser.of("ann")).get("statsigEnvironment"))
          .isEqualTo(json("{'tier':'staging'}"));
    }
  }

  @Test
  void eventsOfBeforeTheSpecsHaveNoEnvironmentYet() {
    EventCollector sink = new EventCollector();
    ManualScheduler time = new ManualScheduler(LoggingClient.START);
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setSpecSource(new BytesSource(withDefault().json()))
            .setScheduler(time)
            .setClock(time)
            .addEventSink(sink);
    Statsig statsig = new Statsig("", options.build());
    statsig.checkGate(StatsigUser.of("ann"), "g");
    statsig.initialize().join();
    statsig.identify(StatsigUser.of("ann"));
    CompletableFuture<Void> flushed = statsig.flushEvents();
    time.run();
    flushed.join();
    List<JsonNode> events = sink.json();
    assertThat(events.get(0).get("user")).isEqualTo(json("{'userID':'ann'}"));
    assertThat(events.get(0).at("/metadata/reason").asText()).isEqualTo("Uninitialized");
    assertThat(events.get(0).get("metadata").has("lcut")).isFalse();
    assertThat(events.get(0).get("metadata").has("receivedAt")).isFalse();
    assertThat(events.get(1).get("user").has("statsigEnvironment")).isTrue();
  }

  private static SpecJson withDefault() {
    return new SpecJson().put("default_environment", "'staging'");
  }

  private static JsonNode json(String text) {
    return EventCollector.parse(text.replace('\'', '"'));
  }
}
