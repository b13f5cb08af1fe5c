package dev.postern;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a download asks for, and which answers it understands. */
class SpecDownloadTest {
  private final SpecServer server = new SpecServer().specs(Versions.at(1000, "111"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theFirstRequestHasTheKeyAndTheHeadersOfTheProtocol() {
    try (SyncedClient client =
        new SyncedClient(server, options -> options.setServiceName("checkout"))) {
      client.start();
    }
    LoggedRequest request = server.lastRequest();
    assertThat(request.getMethod().getName()).isEqualTo("GET");
    assertThat(request.getUrl())
        .isEqualTo("/v2/download_config_specs/" + SyncedClient.KEY + ".json");
    assertThat(request.getHeader("STATSIG-API-KEY")).isEqualTo(SyncedClient.KEY);
    assertThat(request.getHeader("STATSIG-SDK-TYPE")).isEqualTo("postern-java");
    assertThat(request.getHeader("STATSIG-SDK-VERSION")).isNotBlank();
    assertThat(UUID.fromString(request.getHeader("STATSIG-SERVER-SESSION-ID"))).isNotNull();
    assertThat(request.getHeader("STATSIG-CLIENT-TIME"))
        .isEqualTo(String.valueOf(SyncedClient.START.toEpochMilli()));
    assertThat(request.getHeader("x-request-service")).isEqualTo("checkout");
    assertThat(request.getHeader("accept-encoding")).isEqualTo("gzip");
    assertThat(request.containsHeader("statsig-supports-proto")).isFalse();
  }

  @Test
  void withoutANameTheServiceIsUnknown() {
    start(options -> {});
    assertThat(server.lastRequest().getHeader("x-request-service")).isEqualTo("unknown");
  }

  @Test
  void laterRequestsSayWhichSpecsThereAre() {
    try (SyncedClient client = new SyncedClient(server)) {
      client.start();
      client.poll();
    }
    LoggedRequest poll = server.lastRequest();
    assertThat(poll.queryParameter("sinceTime").firstValue()).isEqualTo("1000");
    assertThat(poll.queryParameter("checksum").firstValue()).isEqualTo("111");
    assertThat(poll.getHeader("STATSIG-CLIENT-TIME"))
        .isEqualTo(String.valueOf(SyncedClient.START.plusSeconds(10).toEpochMilli()));
  }

  @ParameterizedTest
  @CsvSource({"eq-time, eq%252Dtime", "a b, a%2520b", "1.2_3~*, 1%252E2%255F3%257E%252A", "7, 7"})
  void aChecksumIsEncodedTwice(String checksum, String sent) {
    server.specs(Versions.at(1000, checksum));
    try (SyncedClient client = new SyncedClient(server)) {
      client.start();
      client.poll();
    }
    assertThat(server.lastRequest().getUrl()).endsWith("&checksum=" + sent);
  }

  @Test
  void aChecksumIsSentForSpecsWithoutATime() {
    server.specs(Versions.at(0, "5"));
    try (SyncedClient client = new SyncedClient(server)) {
      client.start();
      client.poll();
    }
    assertThat(server.lastRequest().getUrl()).endsWith(SyncedClient.KEY + ".json?checksum=5");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/, /a//secret-netkey1234567.json",
    "/a?x=1, /a?x=1/secret-netkey1234567.json",
    "'', /secret-netkey1234567.json"
  })
  void theKeyIsPutAfterTheUrlAsItStands(String base, String asked) {
    start(options -> options.setSpecsUrl(server.base() + base));
    assertThat(server.lastRequest().getUrl()).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "application/octet-stream"})
  void theContentTypeDoesNotMatter(String type) {
    server.answer(aResponse().withHeader("content-type", type).withBody(Versions.at(1)));
    assertThat(start(options -> {}).getIsConfigSpecReady()).isTrue();
  }

  @Test
  void neitherDoesItsAbsence() {
    server.answer(aResponse().withBody(Versions.at(1)));
    assertThat(start(options -> {}).getIsConfigSpecReady()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 206, 299})
  void everyStatusOf200To299IsSuccess(int status) {
    server.answer(json(Versions.at(1)).withStatus(status));
    assertThat(start(options -> {}).getSource()).isEqualTo("Network");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void noContentAndNotModifiedAreFailures(int status) {
    server.answer(status(status));
    InitializeDetails details = start(options -> {});
    assertThat(details.getSource()).isEqualTo("NoValues");
    assertThat(details.getFailureDetails()).isNotNull();
  }

  @Test
  void gzipIsUndone() throws IOException {
    server.answer(zipped(Versions.at(1)));
    assertThat(start(options -> {}).getSource()).isEqualTo("Network");
  }

  @Test
  void redirectsAreFollowed() {
    server.answer(status(302).withHeader("location", "/elsewhere.json"));
    server.answer(get(urlPathEqualTo("/elsewhere.json")), json(Versions.at(1)));
    assertThat(start(options -> {}).getSource()).isEqualTo("Network");
    assertThat(server.lastRequest().getHeader("STATSIG-API-KEY")).isEqualTo(SyncedClient.KEY);
  }

  @Test
  void whatFollowsTheFirstJsonValueIsIgnored() {
    server.specs(Versions.at(1) + " {]");
    assertThat(start(options -> {}).getSource()).isEqualTo("Network");
  }

  private InitializeDetails start(Consumer<StatsigOptions.Builder> settings) {
    try (SyncedClient client = new SyncedClient(server, settings)) {
      return client.start();
    }
  }

  private static ResponseDefinitionBuilder zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return aResponse().withHeader("content-encoding", "gzip").withBody(bytes.toByteArray());
  }
}
