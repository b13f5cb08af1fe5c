package dev.postern;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does, the specs that there are stay in use, and polls go on. */
class SyncFaultsTest {
  private static final int MOST_BYTES = 100_000;

  private final SpecServer server = new SpecServer().specs(Versions.at(1000));

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> faults() throws IOException {
    String newer = Versions.at(2000);
    return Stream.of(
        Arguments.of("500", status(500)),
        Arguments.of("html", json("<!doctype html><p>Log in to the hotel's network")),
        Arguments.of("nothing", json("")),
        Arguments.of("half a file", json(newer.substring(0, newer.length() / 2))),
        Arguments.of("another document", json("[1, 2, 3]")),
        Arguments.of("no utf-8", aResponse().withBody(new byte[] {'{', '"', (byte) 0xff, '"'})),
        Arguments.of("too long", json(" ".repeat(MOST_BYTES) + newer)),
        Arguments.of("too long when unpacked", gzip(" ".repeat(50 * MOST_BYTES) + newer)),
        Arguments.of("no gzip", json(newer).withHeader("content-encoding", "gzip")),
        Arguments.of("deep", json("[".repeat(90_000))),
        Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        Arguments.of("reset half-way", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
        Arguments.of("a circle", status(302).withHeader("location", "/v2/download_config_specs/x")),
        Arguments.of("nowhere", status(302).withHeader("location", "ftp://127.0.0.1/x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void specsStayInUseThroughAFaultThatIsToldOnce(String name, ResponseDefinitionBuilder fault) {
    try (SyncedClient client = client()) {
      client.start();
      server.answer(fault);
      for (int i = 0; i < 12; i++) {
        client.pass(client.time.nextDelay());
      }
      assertThat(client.passes("at-1000")).isTrue();
      assertThat(client.reason("at-1000")).isEqualTo("Network:Recognized");
      assertThat(client.log.warnings()).hasSize(1);
      assertThat(client.log.lines()).noneMatch(line -> line.contains(SyncedClient.KEY));
      assertThat(client.statsig.status().failures()).isPositive();
      assertThat(client.statsig.status().lastError()).doesNotContain(SyncedClient.KEY);
      server.specs(Versions.at(2000));
      recover(client);
      assertThat(client.passes("at-2000")).isTrue();
      assertThat(client.statsig.status().failures()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aStartWithAFaultRecovers(String name, ResponseDefinitionBuilder fault) {
    server.answer(fault);
    try (SyncedClient client = client()) {
      InitializeDetails details = client.start();
      assertThat(details.getIsInitSuccess()).isTrue();
      assertThat(details.getFailureDetails())
          .isNotNull()
          .extracting(FailureDetails::getReason)
          .asString()
          .doesNotContain(SyncedClient.KEY);
      server.specs(Versions.at(2000));
      recover(client);
      assertThat(client.passes("at-2000")).isTrue();
    }
  }

  /** Retries of the last failed poll may still be due. */
  private static void recover(SyncedClient client) {
    for (int i = 0; i < 4 && !client.passes("at-2000"); i++) {
      client.pass(client.time.nextDelay());
    }
  }

  @Test
  void aRedirectToAnotherHostDoesNotGetTheKey() {
    try (SpecServer other = new SpecServer().specs(Versions.at(2000));
        SyncedClient client = client()) {
      String elsewhere = other.base().replace("localhost", "127.0.0.1") + "/specs";
      server.answer(status(302).withHeader("location", elsewhere));
      client.start();
      assertThat(client.passes("at-2000")).isTrue();
      assertThat(other.lastRequest().containsHeader("STATSIG-API-KEY")).isFalse();
    }
  }

  @Test
  void aPayloadOfManyMegabytesIsUsed() {
    String big = Versions.at(2000).replaceFirst("\\{", "{" + " ".repeat(20 << 20));
    server.specs(big);
    try (SyncedClient client =
        new SyncedClient(server, options -> options.setInitTimeoutMs(60_000))) {
      client.start();
      assertThat(client.passes("at-2000")).isTrue();
    }
  }

  @Test
  void anInterruptedThreadStartsTheClientAllTheSame() {
    try (SyncedClient client = client()) {
      Thread.currentThread().interrupt();
      CompletableFuture<InitializeDetails> starting = client.statsig.initializeWithDetails();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(starting.join().getIsConfigSpecReady()).isTrue();
    }
  }

  @Test
  void aShutdownDoesNotWaitForADownload() {
    server.answer(any(urlPathEqualTo("/never")), json(""));
    server.answer(json(Versions.at(2000)).withFixedDelay(600_000));
    SyncedClient client = new SyncedClient(server, options -> options.setInitTimeoutMs(500_000));
    CompletableFuture<InitializeDetails> starting = client.statsig.initializeWithDetails();
    client.close();
    assertThat(starting.join().getIsConfigSpecReady()).isFalse();
    assertThat(client.passes("at-2000")).isFalse();
    client.time.move(Duration.ofHours(1));
    assertThat(client.reason("at-2000")).isNotEqualTo("Network:Recognized");
  }

  private SyncedClient client() {
    return new SyncedClient(server, options -> options.setMaxDownloadBytes(MOST_BYTES));
  }

  private static ResponseDefinitionBuilder gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return aResponse().withHeader("content-encoding", "gzip").withBody(packed.toByteArray());
  }
}
