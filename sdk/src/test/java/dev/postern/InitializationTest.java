package dev.postern;

import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.testing.BytesSource;
import dev.postern.testing.ManualScheduler;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the details of an initialisation tell, and the reasons of its failures. */
class InitializationTest {
  private static final Duration INIT_TIMEOUT = Duration.ofMillis(300);
  private final SpecServer server = new SpecServer().specs(Versions.at(1000));
  private final String maskedUrl = server.specsUrl() + "/secret-netke*****.json";

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void beforeItEveryReasonIsUninitialized() {
    try (SyncedClient client = new SyncedClient(server)) {
      assertThat(client.reason("at-1000")).isEqualTo("Uninitialized");
      assertThat(client.statsig.status().source()).isEqualTo("Uninitialized");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void successTellsSourceAndReadiness() {
    InitializeDetails details = start(options -> {});
    assertThat(details.getIsInitSuccess()).isTrue();
    assertThat(details.getIsConfigSpecReady()).isTrue();
    assertThat(details.getIsIdListReady()).isFalse();
    assertThat(details.isIdListReady).isNull();
    assertThat(details.getSource()).isEqualTo("Network");
    assertThat(details.getFailureDetails()).isNull();
    assertThat(details.getDuration()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 405, 413, 429, 501, 401, 404, 500, 503})
  void aFailedDownloadIsASuccessfulInitialisationWithoutSpecs(int status) {
    server.answer(status(status));
    InitializeDetails details = start(options -> {});
    assertThat(details.getIsInitSuccess()).isTrue();
    assertThat(details.getIsConfigSpecReady()).isFalse();
    assertThat(details.getSource()).isEqualTo("NoValues");
    assertThat(details.getFailureDetails()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request",
    "403, Forbidden",
    "405, Method Not Allowed",
    "413, HTTP Error 413: {body}",
    "429, HTTP Error 429: {body}"
  })
  void aStatusThatIsFinalIsToldAsSuch(int status, String text) {
    server.answer(status(status));
    assertThat(reason(options -> {}))
        .isEqualTo(
            "NetworkError|RequestNotRetryable: %s status(%d) %s"
                .formatted(maskedUrl, status, text.replace(": {body}", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorized",
    "404, Not Found",
    "406, Not Acceptable",
    "408, Request Timeout",
    "500, Internal Server Error",
    "502, Bad Gateway",
    "503, Service Unavailable",
    "504, Gateway Timeout",
    "418, HTTP Error 418"
  })
  void otherStatusesAreRetriesExhausted(int status, String text) {
    server.answer(status(status));
    assertThat(reason(options -> {}))
        .isEqualTo(
            "NetworkError|RetriesExhausted: %s status(%d) attempts(1) %s"
                .formatted(maskedUrl, status, text));
  }

  @Test
  void theBodyIsToldIfItIsPlainText() {
    server.answer(status(500).withBody("boom"));
    assertThat(reason(options -> {})).endsWith("attempts(1) Internal Server Error: boom");
    server.answer(status(500).withBody("boöm"));
    assertThat(reason(options -> {})).endsWith("attempts(1) Internal Server Error");
  }

  @Test
  void noServerIsRetriesExhaustedWithoutAStatus() {
    String unreachable = "http://localhost:1/v2/download_config_specs";
    assertThat(reason(options -> options.setSpecsUrl(unreachable)))
        .startsWith(
            "NetworkError|RetriesExhausted: "
                + unreachable
                + "/secret-netke*****.json status(None) attempts(1) ");
  }

  @Test
  void whatIsNotJsonIsAParseError() {
    server.specs("<html>");
    assertThat(reason(options -> {})).startsWith("Failed to parse JSON ResponseData - ");
  }

  @Test
  void theDurationIsThatOfTheClientsClock() {
    ManualScheduler time = new ManualScheduler(SyncedClient.START);
    SpecSource slow =
        new SpecSource() {
          @Override
          public String name() {
            return "Slow";
          }

          @Override
          public void start(SpecReceiver receiver) throws IOException, SpecFormatException {
            time.move(Duration.ofMillis(250));
            new BytesSource(Versions.at(1)).start(receiver);
          }
        };
    StatsigOptions options =
        new StatsigOptions.Builder().setSpecSource(slow).setClock(time).setScheduler(time).build();
    try (Statsig statsig = new Statsig("", options)) {
      assertThat(statsig.initializeWithDetails().join().getDuration()).isEqualTo(250);
    }
  }

  @Test
  void anInitialisationThatTakesTooLongEndsInTimeAndGoesOn() {
    server.answer(json(Versions.at(1000)).withFixedDelay(60_000));
    try (SyncedClient client =
        new SyncedClient(server, options -> options.setInitTimeoutMs(INIT_TIMEOUT.toMillis()))) {
      CompletableFuture<InitializeDetails> starting = client.statsig.initializeWithDetails();
      assertThat(starting).isNotDone();
      assertThat(client.reason("g")).isEqualTo("Loading:Unrecognized");
      client.awaitTask();
      client.time.move(INIT_TIMEOUT);

      InitializeDetails details = starting.join();
      assertThat(details.getIsInitSuccess()).isFalse();
      assertThat(details.getIsConfigSpecReady()).isFalse();
      assertThat(details.isIdListReady).isNull();
      assertThat(details.getSource()).isEqualTo("Uninitialized");
      assertThat(details.getDuration()).isEqualTo(300.0);
      assertThat(details.getFailureDetails())
          .extracting(FailureDetails::getReason, FailureDetails::getError)
          .containsExactly("Initialization timed out", null);
      assertThat(client.reason("g")).isEqualTo("Loading:Unrecognized");

      server.specs(Versions.at(2000));
      client.poll();
      assertThat(client.reason("at-2000")).isEqualTo("Network:Recognized");
    }
  }

  @Test
  void theSpecsEnvironmentCountsFromTheInitialisationOnIfTheOptionsNameNone() {
    server.specs(withEnvironment("staging"));
    try (SyncedClient client = new SyncedClient(server);
        SyncedClient other =
            new SyncedClient(server, options -> options.setEnvironment("production"))) {
      client.start();
      other.start();
      assertThat(client.passes("staged")).isTrue();
      assertThat(other.passes("staged")).isFalse();
      server.specs(withEnvironment("development").replace("1700000000000", "1700000000001"));
      client.poll();
      assertThat(client.passes("staged")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret key", "secret-\n", "secret%"})
  void aKeyThatFitsNoUrlIsAFailureAndNoException(String key) {
    try (SyncedClient client =
        new SyncedClient(key, options -> options.setSpecsUrl(server.specsUrl()))) {
      InitializeDetails details = client.start();
      assertThat(details.getSource()).isEqualTo("NoValues");
      assertThat(details.getFailureDetails()).isNotNull();
      assertThat(details.toString()).doesNotContain(key);
      client.poll();
    }
  }

  @Test
  void aClientWithoutAKeyAsksNobody() {
    try (SyncedClient client =
        new SyncedClient("", options -> options.setSpecsUrl(server.specsUrl()))) {
      client.start();
    }
    assertThat(server.requests()).isEmpty();
  }

  private InitializeDetails start(Consumer<StatsigOptions.Builder> settings) {
    try (SyncedClient client = new SyncedClient(server, settings)) {
      return client.start();
    }
  }

  private String reason(Consumer<StatsigOptions.Builder> settings) {
    FailureDetails failure = start(settings).getFailureDetails();
    return failure == null ? "none" : failure.getReason();
  }

  private static String withEnvironment(String tier) {
    return new SpecJson()
        .gate(
            "staged",
            Rule.of(
                "r",
                100,
                "{'type':'environment_field','field':'tier','operator':'any','targetValue':['staging']}"))
        .put("default_environment", "'" + tier + "'")
        .json();
  }
}
