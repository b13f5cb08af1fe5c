package dev.postern;

import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two spec files is used: what a poll brings takes the place of what there is, or not. */
class SpecUpdateTest {
  private static final String NOTHING_NEW = "{\"has_updates\":false}";
  private final SpecServer server = new SpecServer().specs(Versions.file("first", 1000, "111"));
  private final SyncedClient client = new SyncedClient(server);

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void newerSpecsAreUsed() {
    poll(Versions.file("second", 2000, "222"));
    assertUsed("second", 2000);
    assertThat(client.details("second").getReceivedAt())
        .isEqualTo(SyncedClient.START.plusSeconds(10).toEpochMilli());
  }

  @Test
  void specsOfTheSameTimeWithAnotherChecksumAreUsed() {
    poll(Versions.file("second", 1000, "222"));
    assertUsed("second", 1000);
  }

  @Test
  void specsOfTheSameTimeWithoutAChecksumAreUsed() {
    poll(Versions.file("second", 1000, null));
    assertUsed("second", 1000);
  }

  @Test
  void specsOfTheSameChecksumAreIgnoredEvenIfTheyAreNewer() {
    poll(Versions.file("second", 2000, "111"));
    assertUnchanged();
  }

  @Test
  void olderSpecsAreIgnored() {
    poll(Versions.file("second", 999, "222"));
    assertUnchanged();
  }

  @Test
  void olderSpecsAreUsedWhenThoseInUseHaveNoTime() {
    server.specs(Versions.file("first", 0, "111"));
    client.start();
    server.specs(Versions.file("second", 0, "222"));
    client.poll();
    assertThat(client.passes("second")).isTrue();
  }

  @Test
  void thatThereIsNothingNewChangesNothing() {
    poll(NOTHING_NEW);
    assertUnchanged();
    assertThat(client.statsig.status().failures()).isZero();
  }

  @Test
  void aWholeFileThatSaysNothingIsNewChangesNothing() {
    poll(new SpecJson().put("has_updates", "false").put("time", "2000").json());
    assertUnchanged();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>busy</html>",
        "null",
        "[]",
        "{}",
        "{\"has_updates\":true}",
        "{\"has_updates\":1}"
      })
  void whatIsNoSpecFileChangesNothingAndIsAFailure(String body) {
    poll(body);
    assertUnchanged();
    assertThat(client.statsig.status().failures()).isEqualTo(1);
  }

  @Test
  void aFileCutShortChangesNothing() {
    String whole = Versions.file("second", 2000, "222");
    poll(whole.substring(0, whole.length() - 2));
    assertUnchanged();
  }

  @Test
  void afterAFailureTheNextNewerSpecsAreUsed() {
    poll("oops");
    server.specs(Versions.file("second", 2000, null));
    client.poll();
    assertUsed("second", 2000);
  }

  @Test
  void thatNothingIsNewAtFirstLeavesTheClientLoading() {
    server.specs(NOTHING_NEW);
    InitializeDetails details = client.start();
    assertThat(details.getFailureDetails()).isNull();
    assertThat(details.getIsInitSuccess()).isTrue();
    assertThat(details.getIsConfigSpecReady()).isFalse();
    assertThat(details.getSource()).isEqualTo("Loading");
    assertThat(client.reason("first")).isEqualTo("Loading:Unrecognized");
    assertThat(client.details("first").getLcut()).isZero();
  }

  @Test
  void specsWithoutATimeAreUsedAndCountAsNotReady() {
    server.specs(Versions.file("first", 0, null));
    InitializeDetails details = client.start();
    assertThat(details.getIsConfigSpecReady()).isFalse();
    assertThat(details.getSource()).isEqualTo("Network");
    assertThat(client.passes("first")).isTrue();
  }

  @Test
  void initialisingAgainAsksForNewsAndKeepsWhatThereIs() {
    client.start();
    server.specs(NOTHING_NEW);
    InitializeDetails again = client.start();
    assertThat(again.getSource()).isEqualTo("Network");
    assertThat(server.lastRequest().getUrl()).endsWith("?sinceTime=1000&checksum=111");
    assertUsed("first", 1000);
  }

  @Test
  void initialisingAgainInVainKeepsWhatThereIs() {
    client.start();
    server.answer(status(500));
    InitializeDetails again = client.start();
    assertThat(again.getSource()).isEqualTo("Network");
    assertThat(again.getIsConfigSpecReady()).isTrue();
    assertThat(again.getFailureDetails()).isNotNull();
    assertUsed("first", 1000);
  }

  @Test
  void initialisingAgainDoesNotPollTwice() {
    client.start();
    client.start();
    client.poll();
    client.poll();
    assertThat(server.requests()).hasSize(4);
    assertThat(client.time.waiting()).isEqualTo(1);
  }

  private void poll(String body) {
    client.start();
    server.specs(body);
    client.poll();
  }

  private void assertUsed(String gate, long time) {
    assertThat(client.passes(gate)).isTrue();
    assertThat(client.reason(gate)).isEqualTo("Network:Recognized");
    assertThat(client.details(gate).getLcut()).isEqualTo(time);
  }

  private void assertUnchanged() {
    assertUsed("first", 1000);
    assertThat(client.details("first").getReceivedAt())
        .isEqualTo(SyncedClient.START.toEpochMilli());
    assertThat(client.reason("second")).isEqualTo("Network:Unrecognized");
  }
}
