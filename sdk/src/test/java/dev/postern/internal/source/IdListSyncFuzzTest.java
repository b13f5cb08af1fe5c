package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.OutputLogger.LogLevel;
import dev.postern.fixtures.Fuzzing;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.event.Diagnostics.Topic;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.internal.store.SdkConfigs;
import dev.postern.testing.ManualScheduler;
import dev.postern.testing.RecordedMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Damaged manifests and parts of lists, over two syncs: each ends, and says whether it worked. */
class IdListSyncFuzzTest {
  private static final String KEY = "secret-key0123456";
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final byte[] LINES = "+AAAAAAAA\n-AAAAAAAA\n+AAAAAAAB\n".getBytes(UTF_8);

  @Test
  void aSyncWithADamagedManifestEnds() throws IOException {
    Fuzzing.of(
        "id-list-sync",
        manifest(2 * LINES.length),
        damaged -> sync(manifest(LINES.length), damaged, LINES));
  }

  @Test
  void aSyncWithADamagedPartOfAListEnds() throws IOException {
    Fuzzing.of(
        "id-list-part",
        LINES,
        damaged -> sync(manifest(LINES.length), manifest(2 * LINES.length), damaged));
  }

  private static void sync(byte[] manifest, byte[] nextManifest, byte[] nextPart) {
    Answers answers = new Answers(manifest, LINES);
    IdListStore store = new IdListStore();
    ManualScheduler scheduler = new ManualScheduler(Instant.EPOCH);
    IdListSync sync = sync(answers, scheduler, store);
    assertThat(sync.start(diagnostics(scheduler).begin(Topic.INITIALIZE)))
        .isCompletedWithValue(true);
    answers.manifest = nextManifest;
    answers.part = nextPart;
    scheduler.move(INTERVAL);
    assertThat(scheduler.nextDelay()).isEqualTo(INTERVAL);
    assertThat(store.sizes().values()).allMatch(size -> size <= 2 * LINES.length);
    sync.close();
  }

  private static byte[] manifest(int size) {
    String file =
        "{\"name\":\"staff\",\"size\":%d,\"url\":\"https://lists.example/a\",\"creationTime\":1,"
            + "\"fileID\":\"f\"}";
    return "{\"staff\":%s}".formatted(file.formatted(size)).getBytes(UTF_8);
  }

  private static IdListSync sync(Answers answers, ManualScheduler scheduler, IdListStore store) {
    ClientLog log = new ClientLog(LogLevel.NONE, null);
    return new IdListSync(
        settings(),
        new StatsigHeaders(KEY, SdkInfo.create(), null, scheduler),
        answers,
        scheduler,
        log,
        new Metrics(new RecordedMetrics(), log),
        diagnostics(scheduler),
        store);
  }

  private static Diagnostics diagnostics(ManualScheduler clock) {
    return new Diagnostics(EventLog.NONE, clock, () -> SdkConfigs.NONE, () -> 0, KEY);
  }

  private static SyncSettings settings() {
    URI manifest = URI.create("http://own.example/v1/get_id_lists");
    return new SyncSettings(
        null, manifest, INTERVAL, INTERVAL, INTERVAL, null, true, false, false, null, null, null,
        List.of(), null, null, 1 << 20);
  }

  /** The manifest to a POST, a part of a list to a GET. */
  private static final class Answers implements HttpTransport {
    private byte[] manifest;
    private byte[] part;

    Answers(byte[] manifest, byte[] part) {
      this.manifest = manifest;
      this.part = part;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
      byte[] body = call.method().equals("POST") ? manifest : part;
      return CompletableFuture.completedFuture(
          new HttpAnswer(206, Map.of(), new ByteArrayInputStream(body)));
    }

    @Override
    public void close() {}
  }
}
