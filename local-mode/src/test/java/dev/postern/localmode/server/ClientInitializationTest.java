package dev.postern.localmode.server;

import static dev.postern.localmode.server.Asked.json;
import static dev.postern.localmode.server.Asked.post;
import static dev.postern.localmode.server.Asked.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.BootstrapSpecs;
import dev.postern.ClientInitResponseOptions;
import dev.postern.HashAlgo;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What client SDKs start from. */
class ClientInitializationTest {
  private static final String APP = "/v1/initialize?k=client-storefront-app&st=javascript-client";
  private static final String USER = "{\"userID\":\"u-1001\",\"country\":\"DE\"}";

  private final StatsigEndpoints endpoints =
      new StatsigEndpoints(BootstrapSpecs.of(Fixtures.STOREFRONT.specBytes()), events -> {});

  @AfterEach
  void close() {
    endpoints.close();
  }

  @Test
  void itIsWhatThisSdkMakesForTheUserTheHashAndTheApp() {
    for (HashAlgo hash : HashAlgo.values()) {
      String asked =
          "{\"user\":%s,\"hash\":\"%s\"}".formatted(USER, hash.name().toLowerCase(Locale.ROOT));
      JsonNode answer = json(post(endpoints, APP, asked));
      JsonNode made = made(new ClientInitResponseOptions(hash, "client-storefront-app"));
      for (String part : new String[] {"feature_gates", "dynamic_configs", "layer_configs"}) {
        assertThat(answer.path(part)).as("%s %s", hash, part).isEqualTo(made.path(part));
      }
      assertThat(answer.path("feature_gates")).isNotEmpty();
      assertThat(answer.path("hash_used").asText()).isEqualToIgnoringCase(hash.name());
    }
  }

  @Test
  void theKeyMayBeInAHeader() {
    String asked = "{\"user\":" + USER + "}";
    EndpointAnswer byHeader =
        post(
            endpoints,
            "/v1/initialize",
            Map.of("STATSIG-API-KEY", "client-storefront-app"),
            asked.getBytes(UTF_8));
    assertThat(json(byHeader).path("feature_gates"))
        .isEqualTo(json(post(endpoints, APP, asked)).path("feature_gates"))
        .isNotEqualTo(json(post(endpoints, "/v1/initialize", asked)).path("feature_gates"));
  }

  @Test
  void theIdOfTheDeviceBelongsToTheUser() {
    String device = "\"statsigMetadata\":{\"stableID\":\"d-1\"}";
    assertThat(stableId("{\"user\":{\"userID\":\"u\"}," + device + "}")).isEqualTo("d-1");
    assertThat(stableId("{\"user\":{\"customIDs\":{\"companyID\":\"c\"}}," + device + "}"))
        .isEqualTo("d-1");
    assertThat(stableId("{\"user\":{\"customIDs\":{\"stableID\":\"own\"}}," + device + "}"))
        .isEqualTo("own");
    assertThat(stableId("{" + device + "}")).isEqualTo("d-1");
  }

  @Test
  void whoHasTheResponseIsToldThatThereIsNoUpdate() {
    String asked = "{\"user\":" + USER + ",\"full_checksum\":\"%s\"}";
    String checksum =
        json(post(endpoints, APP, asked.formatted(""))).path("full_checksum").asText();
    JsonNode again = json(post(endpoints, APP, asked.formatted(checksum)));
    assertThat(checksum).isNotEmpty();
    assertThat(again.path("has_updates").booleanValue()).isFalse();
    assertThat(json(post(endpoints, APP, asked.formatted("1"))).path("has_updates").asBoolean())
        .isTrue();
  }

  @Test
  void aMalformedUserIsRefusedWithTheReason() {
    EndpointAnswer answer = post(endpoints, APP, "{\"user\":{\"email\":[]}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).path("error").asText()).startsWith("\"user\": \"email\" must be ");
    assertThat(text(post(endpoints, APP, "{\"user\":7}")))
        .isEqualTo("{\"error\":\"\\\"user\\\" must be an object\"}");
  }

  private String stableId(String asked) {
    return json(post(endpoints, APP, asked)).at("/user/customIDs/stableID").asText();
  }

  private static JsonNode made(ClientInitResponseOptions options) {
    StatsigOptions offline =
        new StatsigOptions.Builder()
            .setSpecSource(BootstrapSpecs.of(Fixtures.STOREFRONT.specBytes()))
            .build();
    try (Statsig statsig = new Statsig("", offline)) {
      statsig.initialize().join();
      return json(statsig.getClientInitializeResponse(StatsigUser.fromJson(USER), options));
    }
  }
}
