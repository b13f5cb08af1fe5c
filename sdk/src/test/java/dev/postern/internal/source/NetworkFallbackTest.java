package dev.postern.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.CompiledSpecFile;
import dev.postern.OutputLogger.LogLevel;
import dev.postern.SpecCatalog;
import dev.postern.SpecFormatException;
import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.event.Diagnostics.Topic;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.store.SdkConfigs;
import dev.postern.internal.store.SpecStore;
import dev.postern.internal.store.SpecStore.Outcome;
import dev.postern.testing.ManualScheduler;
import dev.postern.testing.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When Statsig's own servers are asked for specs in place of another address that fails. */
class NetworkFallbackTest {
  private static final String KEY = "secret-key";
  private static final String OWN = "https://specs.shop.example/v2";
  private static final String OWN_URL = OWN + "/secret-key.json";
  private static final String STATSIG_URL = SpecsAddress.STATSIG + "/secret-key.json";

  private final ManualScheduler time = new ManualScheduler(Instant.ofEpochSecond(1_700_000_000));
  private final SpecStore store = new SpecStore(time);
  private final ScriptedTransport transport = new ScriptedTransport();
  private final Metrics metrics = new Metrics(null, new ClientLog(LogLevel.NONE, null));

  @BeforeEach
  void statsigAnswers() {
    transport.answer(STATSIG_URL, 200, Versions.at(2000));
  }

  @Test
  void aFailedStartAsksStatsigOnce() {
    transport.answer(OWN_URL, 500, "boom");
    assertThat(feed(OWN, true).start(trace())).isCompleted();
    assertThat(transport.asked())
        .containsExactly("GET " + OWN_URL + " -", "GET " + STATSIG_URL + " -");
    assertThat(store.snapshot().catalog().time()).isEqualTo(2000);
  }

  @Test
  void soDoesAStartWhoseSpecsCannotBeRead() {
    transport.answer(OWN_URL, 200, "<html>");
    assertThat(feed(OWN, true).start(trace())).isCompleted();
    assertThat(store.snapshot().catalog().time()).isEqualTo(2000);
  }

  @Test
  void withoutTheOptionItFails() {
    transport.answer(OWN_URL, 500, "boom");
    assertThat(feed(OWN, false).start(trace())).isCompletedExceptionally();
    assertThat(transport.asked()).hasSize(1);
  }

  @Test
  void statsigsOwnAddressHasNoOther() {
    transport.answer(STATSIG_URL, 403, "no");
    assertThat(feed(SpecsAddress.STATSIG, true).start(trace())).isCompletedExceptionally();
    assertThat(transport.asked()).hasSize(1);
  }

  @Test
  void everyFifthFailedPollAsksStatsig() {
    transport.answer(OWN_URL, 403, "no");
    NetworkFeed feed = feed(OWN, true);
    for (int poll = 1; poll <= 12; poll++) {
      CompletableFuture<Void> polled = feed.poll(trace());
      boolean asksStatsig = poll % 5 == 0;
      assertThat(transport.asked()).as("poll %d", poll).hasSize(asksStatsig ? 2 : 1);
      assertThat(polled.isCompletedExceptionally()).isEqualTo(!asksStatsig);
    }
  }

  private NetworkFeed feed(String base, boolean fallsBack) {
    return new NetworkFeed(
        new SpecsAddress(base, KEY),
        new Calls(new NetworkRequests(transport, metrics, time, KEY), time),
        Map::of,
        () -> new SpecCatalog(0, null, List.of(), List.of()),
        new StoreIntake(),
        Duration.ofSeconds(3),
        fallsBack,
        time,
        new SpecMetrics(metrics, store, time, ""),
        List.of());
  }

  private Trace trace() {
    return new Diagnostics(EventLog.NONE, time, () -> SdkConfigs.NONE, () -> 0, KEY)
        .begin(Topic.SPEC_SYNC);
  }

  private final class StoreIntake implements SpecIntake {
    @Override
    public Outcome take(String source, boolean isOrdered, InputStream specs)
        throws IOException, SpecFormatException {
      return store.update(source, isOrdered, SpecStore.read(isOrdered, specs));
    }

    @Override
    public void take(String source, CompiledSpecFile specs) {
      throw new AssertionError("a download is never compiled already");
    }
  }
}
