package dev.postern.testkit.server;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static dev.postern.testkit.server.Http.header;
import static dev.postern.testkit.server.Http.text;
import static dev.postern.testkit.server.Http.unzip;
import static dev.postern.testkit.server.Http.zip;
import static dev.postern.testkit.specs.Conditions.userId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.EventCompression;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each endpoint over real HTTP, and clients of this SDK over it. */
class FakeStatsigServerTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String EVENTS =
      """
      {"events": [
        {"eventName": "paid", "value": 42.5, "metadata": {"by": "card"}, "time": 1,
         "user": {"userID": "ann"}},
        {"eventName": "statsig::gate_exposure", "value": null, "time": 2,
         "metadata": {"gate": "gift_cards", "gateValue": "true", "ruleID": "c"},
         "user": {"userID": "ann"}}],
       "statsigMetadata": {"sdkType": "js-client"}}
      """;

  private final FakeStatsigServer server = FakeStatsigServer.start(Shop.SPEC);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void specsAreDownloadedInBothForms() throws IOException {
    HttpResponse<byte[]> current = Http.get(server, "/v2/download_config_specs/secret-key.json");
    assertThat(current.statusCode()).isEqualTo(200);
    assertThat(text(current)).contains("\"condition_map\"").contains("\"new_checkout\"");
    HttpResponse<byte[]> older = Http.get(server, "/v1/download_config_specs?sinceTime=0");
    assertThat(text(older)).doesNotContain("\"condition_map\"").contains("\"new_checkout\"");
  }

  @Test
  void specsAreCompressedOnceForThoseWhoTakeIt() throws IOException {
    HttpResponse<byte[]> answer =
        Http.get(server, "/v2/download_config_specs/k.json", "Accept-Encoding", "gzip");
    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(unzip(answer.body())).startsWith("{").contains("\"new_checkout\"");
  }

  @Test
  void thereAreNoSpecsUntilSomeArePublished() throws IOException {
    try (FakeStatsigServer empty = FakeStatsigServer.start()) {
      assertThat(Http.get(empty, "/v2/download_config_specs/k.json").statusCode()).isEqualTo(503);
      empty.publish(Shop.SPEC);
      assertThat(Http.get(empty, "/v2/download_config_specs/k.json").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void idListsAreDownloadedFromWhereAClientStands() throws IOException {
    server.publishIdList("staff", "ann", "bob");
    HttpResponse<byte[]> manifest =
        Http.post(server, "/v1/get_id_lists", "{}", "STATSIG-API-KEY", "secret-key");
    assertThat(text(manifest)).contains("\"url\":\"" + server.url() + "/v1/id_lists/staff\"");
    String whole = text(Http.get(server, "/v1/id_lists/staff"));
    HttpResponse<byte[]> rest = Http.get(server, "/v1/id_lists/staff", "Range", "bytes=10-");
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(header(rest, "Content-Range")).isEqualTo("bytes 10-19/20");
    assertThat(text(rest)).isEqualTo(whole.substring(10));
  }

  @Test
  void eventsAreReadWhateverTheyArePackedIn() throws IOException {
    assertThat(Http.post(server, "/v1/log_event", EVENTS).statusCode()).isEqualTo(202);
    Http.post(server, "/v1/log_event", zip(EVENTS), "Content-Encoding", "gzip");
    Http.post(server, "/v1/rgstr?k=client-key", zstd(EVENTS), "Content-Encoding", "zstd");
    assertThat(server.exposures()).event("paid").forUser("ann").withValue(42.5).times(3);
    assertThat(server.exposures()).gate("gift_cards").wasExposedTimes(3).withRuleId("c");
    assertThat(server.requests().events().count()).isEqualTo(3);
  }

  @Test
  void aClientSdkGetsTheValuesOfItsUser() throws IOException {
    HttpResponse<byte[]> answer =
        Http.post(
            server, "/v1/initialize", "{\"user\": {\"userID\": \"ann\"}, \"hash\": \"none\"}");
    assertThat(text(answer)).contains("\"gift_cards\"").contains("\"has_updates\":true");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void exceptionsOfSdksAreTaken() throws IOException {
    assertThat(Http.post(server, "/v1/sdk_exception", "{\"tag\": \"x\"}").statusCode())
        .isEqualTo(202);
    server.requests().exceptions().wereSentOnce();
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    HttpResponse<byte[]> answer = Http.get(server, "/v3/specs");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("there is no /v3/specs here");
  }

  @Test
  void aClientEvaluatesAndSendsWhatItExposes() {
    ServedClient client = server.newClient();
    assertThat(client.statsig().getExperiment(ANN, "button").getString("colour", "-"))
        .isIn("grey", "blue");
    client.statsig().flushEvents().join();
    String group = String.valueOf(client.statsig().getExperiment(ANN, "button").getGroupName());
    assertThat(server.exposures())
        .experiment("button")
        .forUser("ann")
        .wasExposedOnce()
        .inGroup(group);
    server.requests().withKey(FakeStatsigServer.SDK_KEY).specs().wereSentOnce();
  }

  @ParameterizedTest
  @EnumSource
  void eventsOfThisSdkArriveInEveryCompression(EventCompression compression) {
    ServedClient client =
        server.newClient(options -> options.setEventLoggingCompression(compression));
    client.statsig().logEvent(ANN, "paid", 9.99);
    client.statsig().flushEvents().join();
    assertThat(server.exposures()).event("paid").forUser("ann").withValue(9.99);
  }

  @Test
  void closingAClientSendsWhatWaits() {
    try (ServedClient client = server.newClient()) {
      client.statsig().logEvent(ANN, "paid");
    }
    assertThat(server.exposures()).event("paid").forUser("ann");
  }

  @Test
  void whatIsPublishedArrivesAtTheNextPoll(@TempDir Path folder) throws IOException {
    ServedClient client = server.newClient();
    BuiltSpec first = everyone("first");
    server.publish(first);
    assertThat(client.statsig().checkGate(ANN, "first")).isFalse();
    client.poll();
    assertThat(client.statsig().checkGate(ANN, "first")).isTrue();

    server.publish(everyone("second").json());
    client.poll();
    assertThat(client.statsig().checkGate(ANN, "second")).isTrue();

    server.publish(everyone("third").writeTo(folder.resolve("specs.json")));
    client.poll();
    assertThat(client.statsig().checkGate(ANN, "third")).isTrue();
    server.requests().specs().wereSentTimes(4);
  }

  @Test
  void clientsThatOnlyLookAtTheTimeSeeThatSpecsAreNewer() throws IOException {
    String time = Long.toString(1_767_225_600_000L);
    String target = "/v1/download_config_specs/k.json?sinceTime=" + time;
    assertThat(text(Http.get(server, target))).isEqualTo("{\"has_updates\":false}");
    server.publish(everyone("first"));
    assertThat(text(Http.get(server, target))).contains("\"first\"").contains("1767225600001");
  }

  @Test
  void anIdListArrivesAtTheNextPollAndGoesOnWhereItWas() {
    server.publish(staffOnly());
    ServedClient client = server.newClient();
    assertThat(client.statsig().checkGate(ANN, "back_office")).isFalse();
    server.publishIdList("staff", "bob");
    client.poll();
    server.publishIdList("staff", "bob", "ann");
    client.poll();
    assertThat(client.statsig().checkGate(ANN, "back_office")).isTrue();
    server.requests().idLists().withHeader("Range", "bytes=10-").wereSentOnce();
  }

  @Test
  void stubsOfOnesOwnGoBeforeTheEndpoints() throws IOException {
    server.wireMock().stubFor(get(urlPathMatching("/v2/.*")).willReturn(ok("mine")));
    assertThat(text(Http.get(server, "/v2/download_config_specs/k.json"))).isEqualTo("mine");
    assertThat(text(Http.get(server, "/v1/download_config_specs/k.json"))).startsWith("{");
    server.requests().specs().wereSentTimes(2);
  }

  @Test
  void optionsOfAClientOfOnesOwnPointAtTheServer() {
    StatsigOptions options = server.statsigOptions().setInitTimeoutMs(60_000).build();
    try (Statsig statsig = new Statsig("secret-of-mine", options)) {
      statsig.initialize().join();
      assertThat(statsig.getFeatureGate(ANN, "gift_cards").getEvaluationDetails().getReason())
          .isEqualTo("Network:Recognized");
    }
    server.requests().specs().withKey("secret-of-mine").wereSentOnce();
    server.requests().events().withKey("secret-of-mine").wereSentOnce();
  }

  @Test
  void browsersMayAsk() throws IOException {
    HttpResponse<byte[]> answer =
        Http.send(
            Http.request(server, "/v1/initialize").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("POST");
  }

  @Test
  void whatIsNoSpecFileIsRefusedAndTheOneBeforeStays() throws IOException {
    assertThatThrownBy(() -> server.publish("{\"has_updates\": true}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("These are no specs: ")
        .hasMessageEndingWith("server.specs().fails(malformed())");
    assertThat(text(Http.get(server, "/v2/download_config_specs/k.json"))).contains("gift_cards");
    assertThatThrownBy(() -> FakeStatsigServer.start(Path.of("nowhere.json")))
        .hasMessage("The specs nowhere.json cannot be read");
  }

  @Test
  void theReportHasNoKey() throws IOException {
    Http.get(server, "/v2/download_config_specs/secret-of-mine.json?sinceTime=5");
    Http.post(server, "/v1/log_event?k=client-of-mine&x=1", EVENTS, "STATSIG-API-KEY", "secret-2");
    Http.get(server, "/v9/nowhere/secret-of-mine.json?key=secret-3");
    assertThat(server.report())
        .isEqualTo(
            """
            requests:
              GET /v2/download_config_specs/*****?sinceTime=5
              POST /v1/log_event?k=*****&x=1
              GET /v9/nowhere/*****?key=*****
            sent:
              event paid = 42.5 {by=card} for user ann
              gate gift_cards = on for user ann by rule c ()""");
  }

  private static BuiltSpec everyone(String gate) {
    return Specs.spec(s -> s.gate(gate, g -> g.pass(100)));
  }

  private static BuiltSpec staffOnly() {
    return Specs.spec(
        s -> s.gate("back_office", g -> g.rule("staff", r -> r.when(userId().isInList("staff")))));
  }

  private static byte[] zstd(String plain) {
    byte[] in = plain.getBytes(UTF_8);
    ZstdCompressor compressor = new ZstdCompressor();
    byte[] out = new byte[compressor.maxCompressedLength(in.length)];
    int length = compressor.compress(in, 0, in.length, out, 0, out.length);
    return Arrays.copyOf(out, length);
  }
}
