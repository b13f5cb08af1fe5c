package dev.postern;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the client asks, and how often. Time passes only when the test says so. */
class SpecPollingTest {
  private final SpecServer server = new SpecServer().specs(Versions.at(1000));
  private final SyncedClient client = new SyncedClient(server);

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void thePauseBetweenPollsIsAlwaysTheSame() {
    client.start();
    for (int i = 0; i < 5; i++) {
      assertThat(client.time.nextDelay()).isEqualTo(Duration.ofSeconds(10));
      client.poll();
    }
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void theIntervalOfTheOptionsCounts() {
    try (SyncedClient other =
        new SyncedClient(server, options -> options.setSpecsSyncIntervalMs(1234))) {
      other.start();
      assertThat(other.time.nextDelay()).isEqualTo(Duration.ofMillis(1234));
    }
  }

  @Test
  void theFirstDownloadIsNotTriedAgain() {
    server.answer(status(500));
    client.start();
    assertThat(server.requests()).hasSize(1);
    assertThat(client.time.nextDelay()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 408, 409, 500, 502, 503, 504})
  void aPollIsTriedAgainThreeTimes(int status) {
    assertThat(pausesOfPoll(status)).containsExactly(200L, 400L, 800L, 10_000L);
    assertThat(server.requests()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 405, 413, 429, 501})
  void someStatusesAreNotTriedAgain(int status) {
    assertThat(pausesOfPoll(status)).containsExactly(10_000L);
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void aBrokenConnectionIsTriedAgain(Fault fault) {
    client.start();
    server.answer(aResponse().withFault(fault));
    assertThat(pauses()).startsWith(200L, 400L, 800L).endsWith(10_000L);
    assertThat(client.passes("at-1000")).isTrue();
  }

  @Test
  void aPollThatIsTriedAgainAsksTheSame() {
    pausesOfPoll(500);
    List<String> asked =
        server.requests().stream()
            .skip(1)
            .map(request -> request.getUrl() + request.getHeader("STATSIG-CLIENT-TIME"))
            .toList();
    assertThat(asked).hasSize(4);
    assertThat(asked.stream().distinct()).hasSize(1);
  }

  @Test
  void aRetryThatSucceedsEndsThePoll() {
    client.start();
    server.answer(status(500));
    client.pass(Duration.ofSeconds(10));
    server.specs(Versions.at(2000));
    client.pass(Duration.ofMillis(200));
    assertThat(client.passes("at-2000")).isTrue();
    assertThat(client.time.nextDelay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(client.statsig.status().failures()).isZero();
  }

  @Test
  void polledSpecsAreUsedEvenIfTheFirstDownloadFailed() {
    server.answer(status(500));
    client.start();
    assertThat(client.reason("g")).isEqualTo("NoValues");
    server.specs(Versions.at(2000));
    client.poll();
    assertThat(client.reason("at-2000")).isEqualTo("Network:Recognized");
  }

  @Test
  void aDayOfFailuresIsOneWarningAndRecoveryOneMessage() {
    client.start();
    server.answer(status(403).withBody("no"));
    for (int i = 0; i < 100; i++) {
      client.poll();
    }
    assertThat(client.log.warnings()).hasSize(1);
    server.answer(json(Versions.at(2000)));
    client.poll();
    client.poll();
    assertThat(client.log.lines()).filteredOn(line -> line.contains("again")).hasSize(1);
    server.answer(status(403));
    client.poll();
    assertThat(client.log.warnings()).hasSize(2);
  }

  @Test
  void noMessageTellsTheKey() {
    server.answer(status(403).withBody("unknown key " + SyncedClient.KEY));
    InitializeDetails details = client.start();
    client.poll();
    assertThat(details.toString()).contains("secret-netke*****").doesNotContain("netkey1");
    assertThat(client.log.lines().toString()).doesNotContain("netkey1");
    assertThat(client.statsig.status().toString()).doesNotContain("netkey1");
  }

  @Test
  void afterShutdownNothingIsAsked() {
    client.start();
    client.close();
    client.time.move(Duration.ofHours(1));
    assertThat(server.requests()).hasSize(1);
    assertThat(client.passes("at-1000")).isTrue();
  }

  @Test
  void aClockThatJumpsBackDoesNotDisturbPolls() {
    client.start();
    client.time.jump(Duration.ofDays(-400));
    server.specs(Versions.at(2000));
    client.poll();
    client.time.jump(Duration.ofDays(800));
    server.specs(Versions.at(3000));
    client.poll();
    assertThat(client.passes("at-3000")).isTrue();
  }

  @Test
  void withTheNetworkDisabledNothingIsAskedAndNothingFails() {
    try (SyncedClient offline =
        new SyncedClient(server, options -> options.setDisableNetwork(true))) {
      InitializeDetails details = offline.start();
      assertThat(details.getIsInitSuccess()).isTrue();
      assertThat(details.getSource()).isEqualTo("NoValues");
      assertThat(details.getFailureDetails()).isNull();
      offline.time.move(Duration.ofHours(1));
      assertThat(offline.log.warnings()).isEmpty();
    }
    assertThat(server.requests()).isEmpty();
  }

  private List<Long> pausesOfPoll(int status) {
    client.start();
    server.answer(status(status));
    return pauses();
  }

  /** The pauses after each attempt of one poll. */
  private List<Long> pauses() {
    client.pass(Duration.ofSeconds(10));
    List<Long> pauses = new ArrayList<>();
    pauses.add(client.time.nextDelay().toMillis());
    while (pauses.get(pauses.size() - 1) < 10_000) {
      client.pass(client.time.nextDelay());
      pauses.add(client.time.nextDelay().toMillis());
    }
    return pauses;
  }
}
