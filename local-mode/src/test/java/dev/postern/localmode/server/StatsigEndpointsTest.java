package dev.postern.localmode.server;

import static dev.postern.localmode.server.Asked.get;
import static dev.postern.localmode.server.Asked.json;
import static dev.postern.localmode.server.Asked.post;
import static dev.postern.localmode.server.Asked.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.BootstrapSpecs;
import dev.postern.fixtures.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatsigEndpointsTest {
  private static final String SPECS = "/v2/download_config_specs/secret-1.json";

  private final BootstrapSpecs source = BootstrapSpecs.of(Fixtures.STOREFRONT.specBytes());
  private final StatsigEndpoints endpoints = new StatsigEndpoints(source, events -> {});

  @AfterEach
  void close() {
    endpoints.close();
  }

  @Test
  void specsAreServedAsTheyAreButForTheChecksum() {
    String file = Fixtures.STOREFRONT.specText();
    String own = json(file).path("checksum").asText();
    String checksum = json(get(endpoints, SPECS)).path("checksum").asText();
    assertThat(checksum).matches("\\d{1,19}").isNotEqualTo(own);
    assertThat(text(get(endpoints, SPECS)))
        .isEqualTo(file.replace('"' + own + '"', '"' + checksum + '"'));
  }

  @Test
  void aFileWithoutAChecksumGetsOne() throws Exception {
    String file =
        """
        {"has_updates": true, "time": 5, "feature_gates": {},
         "dynamic_configs": {}, "layer_configs": {}, "experiment_to_layer": {},
         "condition_map": {}}""";
    source.setData(file);
    String checksum = json(get(endpoints, SPECS)).path("checksum").asText();
    assertThat(checksum).isNotEmpty();
    assertThat(text(get(endpoints, SPECS)))
        .isEqualTo(file.replaceFirst("\\{", "{\"checksum\":\"" + checksum + "\","));
  }

  @Test
  void aFileOfNoTimeIsServedToWhoeverHasNone() throws Exception {
    source.setData(
        """
        {"has_updates": true, "time": 0, "feature_gates": {},
         "dynamic_configs": {}, "layer_configs": {}, "experiment_to_layer": {},
         "condition_map": {}}""");
    assertThat(text(get(endpoints, SPECS))).contains("feature_gates");
    assertThat(text(get(endpoints, SPECS + "?sinceTime=0"))).contains("feature_gates");
  }

  @Test
  void whoHasTheSpecsIsToldThatThereIsNoUpdate() {
    JsonNode specs = json(get(endpoints, SPECS));
    String checksum = specs.path("checksum").asText();
    String time = specs.path("time").asText();
    assertThat(text(get(endpoints, SPECS + "?sinceTime=" + time + "&checksum=" + checksum)))
        .isEqualTo("{\"has_updates\":false}");
    assertThat(text(get(endpoints, SPECS + "?sinceTime=" + time)))
        .isEqualTo("{\"has_updates\":false}");
  }

  @Test
  void whoHasOthersGetsThem() {
    byte[] specs = get(endpoints, SPECS).body();
    String time = json(get(endpoints, SPECS)).path("time").asText();
    assertThat(get(endpoints, SPECS + "?sinceTime=1").body()).isEqualTo(specs);
    assertThat(get(endpoints, SPECS + "?sinceTime=soon").body()).isEqualTo(specs);
    assertThat(get(endpoints, SPECS + "?sinceTime=" + time + "&checksum=1").body())
        .as("a file that was changed without a newer time")
        .isEqualTo(specs);
  }

  @Test
  void specsAreCompressedForThoseWhoSayThatTheyAcceptIt() {
    EndpointAnswer packed =
        get(endpoints, SPECS, Map.of("accept-encoding", "statsig-br, gzip, deflate, br"));
    assertThat(packed.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(Asked.unzip(packed.body())).isEqualTo(get(endpoints, SPECS).body());
    assertThat(get(endpoints, SPECS, Map.of("Accept-Encoding", "br")).headers())
        .doesNotContainKey("Content-Encoding");
  }

  @Test
  void theKeyAndDoubledSlashesDoNotMatter() {
    byte[] specs = get(endpoints, SPECS).body();
    assertThat(get(endpoints, "/v2/download_config_specs").body()).isEqualTo(specs);
    assertThat(get(endpoints, "//v2/download_config_specs//other.json").body()).isEqualTo(specs);
  }

  @Test
  void otherSpecsAreServedFromThenOn() throws Exception {
    byte[] before = get(endpoints, SPECS).body();
    String changed = new String(Fixtures.STOREFRONT.specBytes(), UTF_8).replace("6.9", "7.1");
    source.setData(changed);
    assertThat(get(endpoints, SPECS).body()).isNotEqualTo(before);
    assertThat(text(get(endpoints, SPECS))).contains("7.1");
  }

  @Test
  void withoutSpecsClientsAreToldToComeBack() {
    try (StatsigEndpoints empty = new StatsigEndpoints(BootstrapSpecs.of("{}"), events -> {})) {
      EndpointAnswer answer = get(empty, SPECS);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(text(answer)).isEqualTo("{\"error\":\"there are no specs yet\"}");
    }
  }

  @Test
  void whatIsNotThereIsAnswered404WithWhatIs() {
    EndpointAnswer answer = get(endpoints, "/v3/download_config_specs");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(json(answer).path("error").asText())
        .startsWith("there is no /v3/download_config_specs here, but /v2/download_config_specs, ");
    assertThat(get(endpoints, "/v2/download_config_specs/a/b").status()).isEqualTo(404);
  }

  @Test
  void otherMethodsAreRefused() {
    EndpointAnswer answer = post(endpoints, SPECS, "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", "GET");
    assertThat(text(answer)).isEqualTo("{\"error\":\"/v2/download_config_specs takes GET\"}");
  }

  @Test
  void exceptionsOfSdksAreAccepted() {
    assertThat(post(endpoints, "/v1/sdk_exception", "{\"tag\":\"x\"}").status()).isEqualTo(202);
  }

  @Test
  void pagesOfAnyOriginMayAskAsClientSdksDo() {
    EndpointAnswer asked =
        endpoints.answer(
            new EndpointRequest(
                "OPTIONS",
                "/v1/rgstr?k=client-1",
                Map.of(
                    "Access-Control-Request-Headers", "statsig-api-key",
                    "Access-Control-Request-Private-Network", "true"),
                new byte[0]));
    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.headers())
        .containsEntry("Access-Control-Allow-Origin", "*")
        .containsEntry("Access-Control-Allow-Methods", "POST")
        .containsEntry("Access-Control-Allow-Headers", "statsig-api-key")
        .containsEntry("Access-Control-Allow-Private-Network", "true");
    assertThat(post(endpoints, "/v1/initialize", "{}").headers())
        .containsEntry("Access-Control-Allow-Origin", "*");
  }

  @Test
  void pagesMayNotReadSpecs() {
    assertThat(get(endpoints, SPECS).headers()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(
            endpoints.answer(new EndpointRequest("OPTIONS", SPECS, Map.of(), new byte[0])).status())
        .isEqualTo(405);
  }

  @Test
  void bodiesThatAreNoUseAreRefusedWithTheReason() {
    assertError(post(endpoints, "/v1/initialize", "nonsense"), 400, "the body is not JSON: ");
    assertError(post(endpoints, "/v1/initialize", "[]"), 400, "the body must be a JSON object");
    assertError(
        post(endpoints, "/v1/rgstr?se=1", "%%%"), 400, "the body is not Base64 from back to front");
    assertError(
        post(endpoints, "/v1/rgstr", Map.of("Content-Encoding", "br"), new byte[0]),
        415,
        "the body is encoded as br; gzip, zstd and none are understood");
    assertError(
        post(endpoints, "/v1/rgstr", Map.of("Content-Encoding", "gzip"), "x".getBytes(UTF_8)),
        400,
        "the body cannot be read: ");
    assertError(
        post(
            endpoints, "/v1/rgstr", Map.of("Content-Encoding", "zstd"), "not zstd".getBytes(UTF_8)),
        400,
        "the body cannot be read: ");
  }

  @Test
  void bodiesAreBounded() {
    byte[] tooLong = new byte[StatsigEndpoints.MOST_BODY_BYTES + 1];
    assertError(
        post(endpoints, "/v1/rgstr", Map.of(), tooLong),
        413,
        "the body is longer than 16,777,216 bytes");
    byte[] bomb = Asked.zip(" ".repeat(70_000_000).getBytes(StandardCharsets.US_ASCII));
    assertError(
        post(endpoints, "/v1/rgstr", Map.of("Content-Encoding", "gzip"), bomb),
        413,
        "the body is longer than 67,108,864 bytes");
  }

  private static void assertError(EndpointAnswer answer, int status, String beginning) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).path("error").asText()).startsWith(beginning);
  }
}
