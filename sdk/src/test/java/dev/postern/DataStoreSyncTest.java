package dev.postern;

import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.MemoryDataStore;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specs in a store of the application's: what is read, what is written, and when. */
class DataStoreSyncTest {
  private static final String SDK_KEY = "secret-abcdefghijklmnopqrstuvwxyz";
  private static final String STORE_KEY =
      "statsig|/v2/download_config_specs|plain_text|eV8Y5nX5xOlXAhCqT44Hx6okP4lY2vx9EepzYNRLJyo=";
  private static final String POLLS = "supportPollingUpdatesFor /v2/download_config_specs";

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final SpecServer server = new SpecServer().specs(Versions.at(2000));
  private final MemoryDataStore store = new MemoryDataStore();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStoreThatHasSpecsSparesTheFirstDownload() throws InterruptedException {
    store.with(STORE_KEY, Versions.at(1000));
    try (SyncedClient client = client(options -> {})) {
      assertThat(client.start().getSource()).isEqualTo("Adapter(DataStore)");
      assertThat(client.reason("at-1000")).isEqualTo("Adapter(DataStore):Recognized");
      assertThat(server.requests()).isEmpty();
      client.poll();
      assertThat(client.reason("at-2000")).isEqualTo("Network:Recognized");
      store.await("set " + SyncedClient.START.plusSeconds(10).toEpochMilli());
    }
    assertThat(store.calls())
        .containsExactly(
            "initialize",
            "get",
            POLLS,
            "set " + SyncedClient.START.plusSeconds(10).toEpochMilli(),
            "shutdown");
    assertThat(store.values).isEqualTo(Map.of(STORE_KEY, Versions.at(2000)));
  }

  @Test
  void bytesAreReadAndWrittenWhereTheStoreHasThem() throws InterruptedException {
    MemoryDataStore bytes = new MemoryDataStore(true).with(STORE_KEY, Versions.at(1000));
    try (SyncedClient client = client(options -> options.setDataStore(bytes))) {
      client.start();
      client.poll();
      bytes.await("setBytes " + SyncedClient.START.plusSeconds(10).toEpochMilli());
    }
    assertThat(bytes.calls()).contains("getBytes").doesNotContain("get");
    assertThat(bytes.values.get(STORE_KEY)).isEqualTo(Versions.at(2000));
  }

  @Test
  void aMissIsFollowedByADownloadWhichIsKept() throws InterruptedException {
    try (SyncedClient client = client(options -> {})) {
      InitializeDetails details = client.start();
      assertThat(details.getSource()).isEqualTo("Network");
      assertThat(details.getFailureDetails()).isNull();
      store.await("set " + SyncedClient.START.toEpochMilli());
    }
    assertThat(store.values.get(STORE_KEY)).isEqualTo(Versions.at(2000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oops", "{}", "{\"has_updates\":true}"})
  void whatIsNoSpecFileCountsAsAMiss(String value) {
    store.with(STORE_KEY, value);
    try (SyncedClient client = client(options -> {})) {
      assertThat(client.start().getSource()).isEqualTo("Network");
    }
  }

  @Test
  void aStoreThatFailsCountsAsAMiss() {
    store.failing(new IllegalStateException("no connection"));
    try (SyncedClient client = client(options -> {})) {
      assertThat(client.start().getSource()).isEqualTo("Network");
      client.poll();
    }
  }

  @Test
  void aStoreThatThrowsOrGivesNullCountsAsAMiss() {
    DataStore broken = new BrokenDataStore();
    try (SyncedClient client = client(options -> options.setDataStore(broken))) {
      assertThat(client.start().getSource()).isEqualTo("Network");
      client.poll();
      assertThat(client.passes("at-2000")).isTrue();
    }
  }

  @Test
  void whileTheStorePollsTheNetworkIsNotAsked() {
    store.with(STORE_KEY, Versions.at(1000)).polling();
    try (SyncedClient client = client(options -> {})) {
      client.start();
      store.with(STORE_KEY, Versions.at(1500));
      client.poll();
      assertThat(client.reason("at-1500")).isEqualTo("Adapter(DataStore):Recognized");
      store.values.clear();
      client.poll();
      assertThat(client.reason("at-1500")).isEqualTo("Adapter(DataStore):Recognized");
    }
    assertThat(server.requests()).isEmpty();
    assertThat(store.calls().stream().filter(call -> call.startsWith("set"))).isEmpty();
  }

  @Test
  void onlySpecsThatWereDownloadedAndUsedAreKept() {
    store.with(STORE_KEY, Versions.at(3000));
    try (SyncedClient client = client(options -> {})) {
      client.start();
      client.poll();
      server.specs("{\"has_updates\":false}");
      client.poll();
      server.answer(status(500));
      client.poll();
    }
    assertThat(store.values.get(STORE_KEY)).isEqualTo(Versions.at(3000));
    assertThat(store.calls().stream().filter(call -> call.startsWith("set"))).isEmpty();
  }

  @Test
  void initialisingAgainDoesNotConnectAgain() {
    store.with(STORE_KEY, Versions.at(1000));
    try (SyncedClient client = client(options -> {})) {
      client.start();
      client.start();
    }
    assertThat(store.calls().stream().filter("initialize"::equals)).hasSize(1);
  }

  @Test
  void aMissWithoutANetworkIsAFailureOfAllPlaces() {
    try (SyncedClient client = client(options -> options.setDisableNetwork(true))) {
      InitializeDetails details = client.start();
      assertThat(details.getSource()).isEqualTo("NoValues");
      assertThat(details.getFailureDetails())
          .extracting(FailureDetails::getReason)
          .isEqualTo("Adapter not started: Failed to start any adapters");
    }
  }

  @Test
  void aStoreAloneTellsThatItIsEmpty() {
    try (SyncedClient client =
        client(options -> options.setSpecAdapterConfigs(adapters("data_store")))) {
      InitializeDetails details = client.start();
      assertThat(details.getFailureDetails()).isNotNull();
      assertThat(details.toString()).contains("DataStore Error: Empty result");
    }
  }

  @Test
  void theNetworkMayComeFirst() {
    store.with(STORE_KEY, Versions.at(1000));
    server.answer(status(500));
    try (SyncedClient client =
        client(options -> options.setSpecAdapterConfigs(adapters("network_http", "data_store")))) {
      assertThat(client.start().getSource()).isEqualTo("Adapter(DataStore)");
      server.specs(Versions.at(2000));
      client.poll();
      assertThat(client.reason("at-2000")).isEqualTo("Network:Recognized");
    }
    assertThat(store.calls()).doesNotContain(POLLS).contains("shutdown");
  }

  @Test
  void adaptersMayAskSeveralServersInOrder() {
    try (SpecServer second = new SpecServer().specs(Versions.at(5000))) {
      server.answer(status(403));
      List<SpecAdapterConfig> both =
          List.of(
              new SpecAdapterConfig().setAdapterType("NETWORK_HTTP"),
              new SpecAdapterConfig()
                  .setAdapterType("network_http")
                  .setSpecsUrl(second.specsUrl()));
      try (SyncedClient client =
          new SyncedClient(server, options -> options.setSpecAdapterConfigs(both))) {
        assertThat(client.start().getSource()).isEqualTo("Network");
        assertThat(client.passes("at-5000")).isTrue();
        client.awaitTask();
        assertThat(server.requests()).hasSize(1);
        assertThat(second.requests()).hasSize(1);
      }
    }
  }

  @Test
  void aStoreThatNeverAnswersDoesNotKeepTheClientWaitingBeyondItsTimeout() {
    DataStore silent = new SilentDataStore();
    try (SyncedClient client =
        client(options -> options.setDataStore(silent).setInitTimeoutMs(500))) {
      CompletableFuture<InitializeDetails> starting = client.statsig.initializeWithDetails();
      client.awaitTask();
      client.time.move(Duration.ofMillis(500));
      assertThat(starting.join().getIsInitSuccess()).isFalse();
    }
  }

  @Test
  void aStoreThatNeverAnswersCountsAsAMissAfterAWhile() {
    DataStore silent = new SilentDataStore();
    try (SyncedClient client = client(options -> options.setDataStore(silent))) {
      CompletableFuture<InitializeDetails> starting = client.statsig.initializeWithDetails();
      client.time.awaitTask(LIMIT);
      client.time.move(LIMIT);
      assertThat(starting.join().getSource()).isEqualTo("Network");
      server.specs(Versions.at(4000));
      passUntilPolled(client);
      assertThat(client.reason("at-4000")).isEqualTo("Network:Recognized");
    }
  }

  /** The store is asked to keep the specs, and whether it polls, in no certain order. */
  private static void passUntilPolled(SyncedClient client) {
    for (int i = 0; i < 20 && client.reason("at-4000").endsWith("Unrecognized"); i++) {
      client.time.awaitTask(LIMIT);
      client.time.move(LIMIT);
    }
  }

  private SyncedClient client(Consumer<StatsigOptions.Builder> settings) {
    return new SyncedClient(
        SDK_KEY,
        options -> {
          options.setSpecsUrl(server.specsUrl()).setDataStore(store);
          settings.accept(options);
        });
  }

  private static List<SpecAdapterConfig> adapters(String... types) {
    return java.util.Arrays.stream(types)
        .map(type -> new SpecAdapterConfig().setAdapterType(type))
        .toList();
  }
}
