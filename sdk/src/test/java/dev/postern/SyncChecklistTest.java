package dev.postern;

import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.ForgettingStorage;
import dev.postern.testing.MemoryDataStore;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an implementer most easily gets wrong, one test each. */
class SyncChecklistTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private final SpecServer server = new SpecServer().specs(Versions.file("first", 1000, "111"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void c01SpecsOfTheSameTimeAreUsedUnlessTheirChecksumIsTheSame() {
    try (SyncedClient client = new SyncedClient(server)) {
      client.start();
      server.specs(Versions.file("second", 1000, "222"));
      client.poll();
      assertThat(client.passes("second")).isTrue();
      server.specs(Versions.file("third", 1000, "222"));
      client.poll();
      server.specs(Versions.file("third", 999, "333"));
      client.poll();
      assertThat(client.passes("third")).isFalse();
    }
  }

  @Test
  void c02ThatThereIsNoUpdateChangesNeitherSourceNorTimeOfReceipt() {
    try (SyncedClient client = new SyncedClient(server)) {
      client.start();
      long receivedAt = client.details("first").getReceivedAt();
      server.specs("{\"has_updates\":false}");
      client.poll();
      client.start();
      assertThat(client.reason("first")).isEqualTo("Network:Recognized");
      assertThat(client.details("first").getReceivedAt()).isEqualTo(receivedAt);
    }
  }

  @Test
  void c03AFailedStartHasNoValuesIsASuccessAndPolls() {
    server.answer(status(500));
    try (SyncedClient client = new SyncedClient(server)) {
      InitializeDetails details = client.start();
      assertThat(details.getSource()).isEqualTo("NoValues");
      assertThat(details.getIsInitSuccess()).isTrue();
      assertThat(details.getFailureDetails()).isNotNull();
      server.specs(Versions.at(1));
      client.poll();
      assertThat(client.passes("at-1")).isTrue();
    }
  }

  /** Here, unlike in the official engine, a malformed condition is left out alone as well. */
  @Test
  void c04OneMalformedSpecOrConditionIsLeftOutAlone() {
    SpecJson specs =
        new SpecJson()
            .gate("good", Rule.of("r", 100, SpecJson.PUBLIC))
            .put("dynamic_configs", "{'bad':{'type':'dynamic_config'}}");
    specs.put(
        "condition_map",
        "{'%s':{'type':'public','idType':'userID'},'bad':{'operator':'any'}}"
            .formatted(SpecJson.conditionId(SpecJson.PUBLIC)));
    server.specs(specs.json());
    try (SyncedClient client = new SyncedClient(server)) {
      client.start();
      assertThat(client.passes("good")).isTrue();
      assertThat(client.statsig.getSpecCatalog().problems()).hasSize(2);
    }
  }

  @Test
  void c05TheFirstDownloadIsTriedOnceAndAPollFourTimes() {
    server.answer(status(500));
    try (SyncedClient client = new SyncedClient(server)) {
      client.start();
      assertThat(server.requests()).hasSize(1);
      List<Duration> pauses = new ArrayList<>();
      client.pass(Duration.ofSeconds(10));
      for (int i = 0; i < 3; i++) {
        pauses.add(client.time.nextDelay());
        client.pass(client.time.nextDelay());
      }
      assertThat(pauses)
          .containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  void c07AskingForAnExperimentWithoutKeptValuesForgetsThem() {
    ForgettingStorage storage = new ForgettingStorage();
    SpecJson specs = new SpecJson().experiment("e", "{'isActive':true}");
    server.specs(specs.json());
    try (SyncedClient client =
        new SyncedClient(server, options -> options.setPersistentStorage(storage))) {
      client.start();
      client.statsig.getExperiment(ANN, "e");
      assertThat(storage.deleted()).containsExactly("ann:userID e");
    }
  }

  @Test
  void c08OverridesComeBeforeEverythingAndNeedNoSpecs() {
    try (SyncedClient client = new SyncedClient(server)) {
      client.statsig.overrideGate("nowhere", true);
      client.statsig.overrideDynamicConfig("nothing", Map.of("a", 1));
      assertThat(client.passes("nowhere")).isTrue();
      client.start();
      FeatureGate gate = client.statsig.getFeatureGate(ANN, "nowhere");
      assertThat(gate.getRuleID()).isEqualTo("override");
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("LocalOverride:Recognized");
      assertThat(client.statsig.getDynamicConfig(ANN, "nothing").getValue()).containsKey("a");
    }
  }

  @Test
  void c09TheDataStoreGetsDownloadedSpecsThatWereUsedAsTheyCame() throws InterruptedException {
    MemoryDataStore store = new MemoryDataStore();
    try (SyncedClient client = new SyncedClient(server, options -> options.setDataStore(store))) {
      client.start();
      store.await("set " + SyncedClient.START.toEpochMilli());
      server.specs(Versions.file("older", 1, null));
      client.poll();
    }
    assertThat(store.values.values()).containsExactly(Versions.file("first", 1000, "111"));
    assertThat(store.values.keySet())
        .allMatch(key -> key.matches("statsig\\|/v2/download_config_specs\\|plain_text\\|.{43}="));
  }

  @Test
  void c10WithoutSpecsReasonsHaveNeitherSuffixNorTime() {
    server.answer(status(500));
    try (SyncedClient client = new SyncedClient(server)) {
      assertThat(client.reason("g")).isEqualTo("Uninitialized");
      client.start();
      assertThat(client.reason("g")).isEqualTo("NoValues");
      assertThat(client.details("g").getLcut()).isZero();
    }
  }
}
