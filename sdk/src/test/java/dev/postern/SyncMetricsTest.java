package dev.postern;

import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.MemoryDataStore;
import dev.postern.testing.RecordedMetrics;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an observability client is told of getting specs. */
class SyncMetricsTest {
  private static final long TIME = SyncedClient.START.toEpochMilli() - 60_000;

  private final SpecServer server = new SpecServer().specs(Versions.at(TIME, "111"));
  private final String api = server.base() + "/v2";
  private final RecordedMetrics metrics = new RecordedMetrics();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStartIsTold() {
    try (SyncedClient client = client(metrics)) {
      assertThat(metrics.told()).containsExactly("init");
      client.start();
    }
    assertThat(metrics.told())
        .containsExactly(
            "statsig.sdk.network_request.latency 0.0 {deltas_used=false, is_success=true,"
                + " request_path=/v2/download_config_specs, sdk_key=secret-netkey,"
                + " source_service="
                + server.base().replace("http://", "")
                + ", status_code=200}",
            synced("json", "", true, true),
            "statsig.sdk.initialization 0.0 {init_source_api="
                + api
                + ", init_success=true, sdk_key=secret-netkey, sdk_type=postern-java,"
                + " sdk_version=development, source=Network, store_populated=true}");
  }

  @Test
  void newerSpecsAreToldWithTheirAge() {
    try (SyncedClient client = client(metrics)) {
      client.start();
      server.specs(Versions.at(TIME + 10_000, "222"));
      metrics.told();
      client.poll();
    }
    assertThat(metrics.told("config_propagation_diff"))
        .containsExactly(
            "statsig.sdk.config_propagation_diff 60000.0 {response_format=JSON, source=Network,"
                + " source_api="
                + api
                + "}");
  }

  @Test
  void timesAreTagsOnlyForThoseWhoWantTagsOfManyValues() {
    RecordedMetrics detailed = new RecordedMetrics(true);
    try (SyncedClient client = client(detailed)) {
      client.start();
      server.specs(Versions.at(TIME + 10_000, "222"));
      client.poll();
    }
    assertThat(detailed.told("config_propagation_diff").get(0))
        .contains("{lcut=" + (TIME + 10_000) + ", prev_lcut=" + TIME + ", ");
  }

  @Test
  void thatNothingIsNewIsCounted() {
    try (SyncedClient client = client(metrics)) {
      client.start();
      server.specs("{\"has_updates\":false}");
      client.poll();
    }
    assertThat(metrics.told("config_no_update"))
        .containsExactly(
            "statsig.sdk.config_no_update 1.0 {source=Network, source_api=" + api + "}");
  }

  @Test
  void specsThatAreIgnoredAreNeither() {
    try (SyncedClient client = client(metrics)) {
      client.start();
      server.specs(Versions.at(TIME - 1, "222"));
      metrics.told();
      client.poll();
    }
    assertThat(metrics.told()).hasSize(2).noneMatch(line -> line.contains("config_no_update"));
  }

  @Test
  void everyAttemptIsToldAndTheFailureOnce() {
    try (SyncedClient client = client(metrics)) {
      client.start();
      server.answer(status(500).withBody("boom"));
      metrics.told();
      client.pass(Duration.ofSeconds(10));
      client.pass(Duration.ofMillis(200));
      client.pass(Duration.ofMillis(400));
      client.pass(Duration.ofMillis(800));
    }
    String failure =
        "NetworkError|RetriesExhausted: "
            + server.specsUrl()
            + "/secret-netke*****.json status(500) attempts(4) Internal Server Error: boom";
    assertThat(metrics.told())
        .filteredOn(line -> !line.contains("network_request.latency"))
        .containsExactly(
            synced("unknown", failure, false, false).replace("latency 0.0", "latency 1400.0"),
            "statsig.sdk.sdk_exceptions_count 1.0 {exception=RetriesExhausted, tag=NetworkClient}",
            "error NetworkClient " + failure);
  }

  @Test
  void aRequestThatFailsIsToldWithItsStatus() {
    server.answer(status(403));
    try (SyncedClient client = client(metrics)) {
      client.start();
    }
    assertThat(metrics.told("network_request.latency").get(0))
        .contains("is_success=false")
        .contains("status_code=403");
  }

  @Test
  void aRequestWithoutAnAnswerHasNoStatus() {
    try (SyncedClient client = client(metrics)) {
      server.close();
      client.start();
    }
    assertThat(metrics.told("network_request.latency").get(0)).contains("status_code=none");
  }

  @Test
  void whatIsNoSpecFileIsAnErrorOfTheStore() {
    server.specs("<html>");
    try (SyncedClient client = client(metrics)) {
      client.start();
    }
    assertThat(metrics.told("sdk_exceptions_count"))
        .containsExactly(
            "statsig.sdk.sdk_exceptions_count 1.0 {exception=JsonParseError, tag=SpecStore}");
  }

  @Test
  void aStartThatTakesTooLongIsTold() {
    server.answer(SpecServer.json(Versions.at(TIME)).withFixedDelay(60_000));
    try (SyncedClient client =
        new SyncedClient(
            server, options -> options.setObservabilityClient(metrics).setInitTimeoutMs(250))) {
      var starting = client.statsig.initializeWithDetails();
      client.awaitTask();
      client.time.move(Duration.ofMillis(250));
      starting.join();
      assertThat(metrics.told("initialization").get(0))
          .startsWith("statsig.sdk.initialization 250.0 ")
          .contains("init_success=false")
          .contains("store_populated=false");
    }
  }

  @Test
  void aDataStoreIsTold() {
    MemoryDataStore store = new MemoryDataStore();
    try (SyncedClient first = new SyncedClient(server, options -> options.setDataStore(store))) {
      first.start();
    }
    try (SyncedClient client =
        new SyncedClient(
            server, options -> options.setDataStore(store).setObservabilityClient(metrics))) {
      client.start();
    }
    assertThat(metrics.told())
        .contains(synced("plain_text", "", false, true).replace(api, "datastore"))
        .anyMatch(line -> line.contains("init_source_api=datastore"));
  }

  @Test
  void anObservabilityClientThatThrowsBreaksNothing() {
    ObservabilityClient broken = new ThrowingMetrics();
    try (SyncedClient client =
        new SyncedClient(server, options -> options.setObservabilityClient(broken))) {
      client.start();
      assertThat(client.passes("at-" + TIME)).isTrue();
    }
  }

  private SyncedClient client(RecordedMetrics to) {
    return new SyncedClient(server, options -> options.setObservabilityClient(to));
  }

  private String synced(String format, String error, boolean isNetwork, boolean isProcessed) {
    return "statsig.sdk.config_sync_overall.latency 0.0 {deltas_used=false, error="
        + error
        + ", format="
        + format
        + ", network_success="
        + isNetwork
        + ", process_success="
        + isProcessed
        + ", source_api="
        + api
        + "}";
  }
}
