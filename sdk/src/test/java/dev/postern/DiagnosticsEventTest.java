package dev.postern;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.EventCollector;
import dev.postern.testing.EventServer;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Statsig is told of a client's own work. */
class DiagnosticsEventTest {
  private static final SpecJson ALL =
      new SpecJson()
          .put("time", "1000")
          .put("diagnostics", "{'initialize':10000,'dcs':10000,'get_id_list':10000}");

  private final SpecServer server = new SpecServer().specs(ALL.json());
  private final EventServer events = new EventServer();

  @AfterEach
  void stop() {
    server.close();
    events.close();
  }

  @Test
  void aStartOverTheNetworkIsToldStepByStep() {
    try (SyncedClient client = client(false)) {
      client.start();
      close(client);
    }
    assertThat(steps("initialize"))
        .containsExactly(
            "overall start",
            "download_config_specs start network_request",
            "download_config_specs end network_request true",
            "download_config_specs start process",
            "download_config_specs end process true",
            "overall end true");
    JsonNode request = markers("initialize").get(2);
    assertThat(request.get("statusCode").asInt()).isEqualTo(200);
    assertThat(request.get("attempt").asInt()).isZero();
    assertThat(request.get("url").asText())
        .isEqualTo(server.specsUrl() + "/KEY.json")
        .doesNotContain(SyncedClient.KEY);
    JsonNode end = markers("initialize").get(5);
    assertThat(end.get("configSpecReady").asBoolean()).isTrue();
    assertThat(end.get("source").asText()).isEqualTo("Network");
  }

  @Test
  void idListsArePartOfTheStart() {
    String file =
        "{\"name\":\"l\",\"url\":\"%s/file\",\"size\":9,\"creationTime\":1,\"fileID\":\"f\"}";
    server.answer(
        any(urlPathMatching("/v1/get_id_lists")),
        json("{\"l\":" + file.formatted(server.base()) + "}"));
    server.answer(any(urlPathMatching("/file")), json("+AAAAAAAA"));
    try (SyncedClient client = client(true)) {
      client.start();
      close(client);
    }
    assertThat(steps("initialize"))
        .containsSubsequence(
            "download_config_specs end process true",
            "get_id_list_sources start network_request",
            "get_id_list_sources end network_request true",
            "get_id_list_sources start process",
            "get_id_list_sources end process true",
            "overall end true");
    assertThat(markers("initialize").get(7).get("idListCount").asInt()).isOne();
  }

  @Test
  void aFailedStartIsToldAsOne() {
    server.answer(status(500).withBody("boom"));
    try (SyncedClient client = client(false)) {
      client.start();
      close(client);
    }
    JsonNode markers = markers("initialize");
    JsonNode error = markers.get(2).get("error");
    assertThat(error.get("name").asText()).isEqualTo("NetworkError");
    assertThat(error.get("message").asText()).isEqualTo("Internal Server Error");
    assertThat(error.get("code").asText()).isEqualTo("500");
    JsonNode end = markers.get(markers.size() - 1);
    assertThat(end.get("success").asBoolean()).isFalse();
    assertThat(end.get("configSpecReady").asBoolean()).isFalse();
    assertThat(end.get("source").asText()).isEqualTo("NoValues");
  }

  @Test
  void pollsAreToldAtTheRateOfTheSpecs() {
    try (SyncedClient client = client(false)) {
      client.start();
      client.poll();
      close(client);
    }
    assertThat(steps("config_sync"))
        .containsExactly(
            "download_config_specs start network_request",
            "download_config_specs end network_request true",
            "download_config_specs start process",
            "download_config_specs end process true");
  }

  @Test
  void aRateOfZeroTellsNothing() {
    server.specs(new SpecJson().put("diagnostics", "{'initialize':0,'dcs':0}").json());
    try (SyncedClient client = client(false)) {
      client.start();
      client.poll();
      client.statsig.logEvent(StatsigUser.of("ann"), "bought");
      close(client);
    }
    assertThat(names()).containsExactly("bought");
  }

  @Test
  void sinksOfTheCallersOwnAreNotToldUnlessStatsigIs() {
    EventCollector sink = new EventCollector();
    try (SyncedClient client =
        new SyncedClient(
            server, options -> options.setDisableAllLogging(false).setEventSinks(List.of(sink)))) {
      client.start();
      client.statsig.logEvent(StatsigUser.of("ann"), "bought");
      close(client);
    }
    assertThat(sink.json())
        .extracting(event -> event.get("eventName").asText())
        .containsExactly("bought");
  }

  private SyncedClient client(boolean withIdLists) {
    return new SyncedClient(
        server,
        options ->
            options
                .setDisableAllLogging(false)
                .setLogEventUrl(events.url())
                .setIdListsUrl(server.base() + "/v1/get_id_lists")
                .setEnableIDLists(withIdLists));
  }

  private static void close(SyncedClient client) {
    CompletableFuture<Void> flushed = client.statsig.flushEvents();
    client.time.run();
    flushed.join();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    events
        .bodies()
        .forEach(body -> body.get("events").forEach(it -> names.add(it.get("eventName").asText())));
    return names;
  }

  private JsonNode markers(String context) {
    for (JsonNode body : events.bodies()) {
      for (JsonNode event : body.get("events")) {
        JsonNode metadata = event.get("metadata");
        if (metadata != null && context.equals(metadata.path("context").asText())) {
          assertThat(event.get("eventName").asText()).isEqualTo("statsig::diagnostics");
          return EventCollector.parse(metadata.get("markers").asText());
        }
      }
    }
    throw new AssertionError("no diagnostics of " + context);
  }

  private List<String> steps(String context) {
    List<String> steps = new ArrayList<>();
    markers(context)
        .forEach(
            marker ->
                steps.add(
                    "%s %s %s %s"
                        .formatted(
                            marker.get("key").asText(),
                            marker.get("action").asText(),
                            marker.path("step").asText(),
                            marker.path("success").asText())
                        .replaceAll(" +", " ")
                        .strip()));
    return steps;
  }
}
