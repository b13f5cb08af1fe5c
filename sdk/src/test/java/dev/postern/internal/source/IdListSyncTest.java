package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.OutputLogger.LogLevel;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.event.Diagnostics.Topic;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.event.EventLog;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.internal.store.SdkConfigs;
import dev.postern.testing.ManualScheduler;
import dev.postern.testing.RecordedMetrics;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdListSyncTest {
  private static final String KEY = "secret-key0123456";
  private static final String STATSIG =
      "https://api.statsigcdn.com/v1/get_id_lists/" + KEY + ".json";
  private static final String OWN = "http://own.example/v1/get_id_lists";
  private static final String FILE = "http://files.example/v1/download_id_list_file/a";
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final ScriptedTransport transport = new ScriptedTransport();
  private final ManualScheduler scheduler = new ManualScheduler(Instant.EPOCH);
  private final IdListStore store = new IdListStore();
  private final RecordedMetrics metrics = new RecordedMetrics();

  @Test
  void statsigsOwnManifestIsGot() {
    transport.answer(STATSIG, 200, "{}");
    assertThat(start(null, false)).isCompletedWithValue(true);
    assertThat(transport.asked()).containsExactly("GET " + STATSIG + " -");
  }

  @Test
  void anotherManifestIsPosted() {
    transport.answer(OWN, 200, "{}");
    assertThat(start(OWN, false)).isCompletedWithValue(true);
    assertThat(transport.last().headers())
        .containsEntry("STATSIG-API-KEY", KEY)
        .containsEntry("x-request-service", "unknown");
    assertThat(transport.last().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(transport.asked()).containsExactly("POST " + OWN + " -");
  }

  @Test
  void filesAreGotByRange() {
    manifest(file(FILE, 20, 1, "f"));
    transport.answer(FILE, 206, "+AAAAAAAA\n+AAAAAAAB\n");

    assertThat(start(OWN, false)).isCompletedWithValue(true);

    assertThat(transport.last().headers())
        .containsEntry("statsig-id-list-file-size", "20")
        .containsEntry("STATSIG-API-KEY", KEY);
    assertThat(transport.asked()).endsWith("GET " + FILE + " bytes=0-");
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 2));
  }

  @Test
  void filesOfStatsigsHostAreGotByQuery() {
    String url = "https://api.statsigcdn.com/f?x=1";
    manifest(file(url, 10, 1, "f"));
    transport.answer(url + "&range=0-", 200, "+AAAAAAAA\n");

    assertThat(start(OWN, false)).isCompletedWithValue(true);
    assertThat(transport.last().headers()).doesNotContainKey("statsig-id-list-file-size");
    assertThat(transport.asked()).endsWith("GET " + url + "&range=0- -");
  }

  @Test
  void onlyWhatIsNewIsGotNextTime() {
    begin("+AAAAAAAA\n");

    next("+AAAAAAAB\n-AAAAAAAA\n", file(FILE, 30, 1, "f"));

    assertThat(transport.asked())
        .containsExactly("POST " + OWN + " -", "GET " + FILE + " bytes=10-");
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 1));
  }

  @Test
  void aShortDownloadIsContinuedFromWhereItEnded() {
    begin("+AAAAAAAA\n");
    next("+AAAAAAAB\n", file(FILE, 50, 1, "f"));
    transport.asked();
    next("+AAAAAAAC\n", file(FILE, 50, 1, "f"));
    assertThat(transport.asked()).endsWith("GET " + FILE + " bytes=20-");
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 3));
  }

  @Test
  void nothingIsGotWhenNothingIsNew() {
    begin("+AAAAAAAA\n");
    next("+AAAAAAAB\n", file(FILE, 10, 1, "f"));
    assertThat(transport.asked()).containsExactly("POST " + OWN + " -");
  }

  @Test
  void anotherFileBeginsAnew() {
    begin("+AAAAAAAA\n");
    next("+AAAAAAAB\n+AAAAAAAC\n", file(FILE, 20, 1, "g"));
    assertThat(transport.asked()).endsWith("GET " + FILE + " bytes=0-");
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 2));
  }

  @Test
  void aFileWrittenAnewBeginsAnewOnce() {
    begin("+AAAAAAAA\n");
    next("+AAAAAAAB\n", file(FILE, 10, 2, "f"));
    assertThat(transport.asked()).endsWith("GET " + FILE + " bytes=0-");
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 1));

    next("+AAAAAAAB\n", file(FILE, 10, 2, "f"));
    assertThat(transport.asked()).containsExactly("POST " + OWN + " -");
  }

  @Test
  void anOlderFileIsLeftAlone() {
    begin("+AAAAAAAA\n");
    next("+AAAAAAAB\n+AAAAAAAC\n", file(FILE, 20, 0, "g"));
    assertThat(transport.asked()).containsExactly("POST " + OWN + " -");
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 1));
  }

  @Test
  void listsThatAreGoneAreDropped() {
    begin("+AAAAAAAA\n");
    next("");
    assertThat(store.sizes()).isEmpty();
  }

  @Test
  void oneFileThatFailsSpoilsTheSync() {
    begin("+AAAAAAAA\n");
    String second = "http://files.example/b";
    transport.answer(second, 500, "");
    next(
        "+AAAAAAAB\n",
        file(FILE, 20, 1, "f"),
        file(second, 10, 1, "h"),
        file("http://c", 1, 1, "i"));

    assertThat(transport.asked())
        .containsExactly(
            "POST " + OWN + " -", "GET " + FILE + " bytes=10-", "GET " + second + " bytes=0-");
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 1));

    transport.answer(second, 200, "+AAAAAAAD\n");
    transport.answer("http://c", 200, "");
    scheduler.move(INTERVAL);
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 2, "l1", 1, "l2", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "no JSON",
        "{\"a\":1}",
        "{\"a\":{\"name\":\"a\",\"size\":1,\"creationTime\":1}}",
        "{\"a\":{\"url\":\"u\",\"size\":1,\"creationTime\":1}}",
        "{\"a\":{\"name\":\"a\",\"url\":\"u\",\"size\":-1,\"creationTime\":1}}",
        "{\"a\":{\"name\":\"a\",\"url\":\"u\",\"size\":1.5,\"creationTime\":1}}",
        "{\"a\":{\"name\":\"a\",\"url\":\"u\",\"size\":1}}",
        "{\"a\":{\"name\":\"a\",\"url\":\"u\",\"size\":1,\"creationTime\":1,\"fileID\":1}}",
        "{\"a\":{\"name\":\"a\",\"url\":\"exa mple\",\"size\":1,\"creationTime\":1}}"
      })
  void aBadManifestChangesNothing(String json) {
    begin("+AAAAAAAA\n");
    transport.answer(OWN, 200, json);
    scheduler.move(INTERVAL);
    assertThat(store.sizes()).isEqualTo(Map.of("l0", 1));
    assertThat(transport.asked()).containsExactly("POST " + OWN + " -");
  }

  @Test
  void keyIsAnotherWordForName() {
    transport.answer(
        OWN,
        200,
        "{\"a\":{\"key\":\"a\",\"url\":\"%s\",\"size\":1,\"creationTime\":-1,\"fileID\":null}}"
            .formatted(FILE));
    transport.answer(FILE, 200, "+AAAAAAAA");
    assertThat(start(OWN, false)).isCompletedWithValue(true);
    assertThat(store.sizes()).isEqualTo(Map.of("a", 1));
  }

  @Test
  void aFailedSyncIsTriedAgainAnIntervalLater() {
    assertThat(start(OWN, false)).isCompletedWithValue(false);
    transport.answer(OWN, 200, "{}");
    scheduler.move(INTERVAL.minusMillis(1));
    assertThat(transport.asked()).hasSize(1);
    scheduler.move(Duration.ofMillis(1));
    assertThat(transport.asked()).hasSize(1);
  }

  @Test
  void theIntervalBeginsWhenASyncIsOver() {
    CompletableFuture<HttpAnswer> slow = new CompletableFuture<>();
    transport.answer(OWN, slow);
    CompletableFuture<Boolean> first = start(OWN, false);
    scheduler.move(INTERVAL.multipliedBy(3));
    assertThat(first).isNotDone();
    assertThat(transport.asked()).hasSize(1);

    slow.complete(new HttpAnswer(500, Map.of(), InputStream.nullInputStream()));
    assertThat(scheduler.waiting()).isEqualTo(1);
  }

  @Test
  void statsigIsAskedWhenTheOwnAddressFails() {
    transport.answer(OWN, 500, "");
    transport.answer(STATSIG, 200, "{}");
    assertThat(start(OWN, true)).isCompletedWithValue(true);
    assertThat(transport.asked()).containsExactly("POST " + OWN + " -", "GET " + STATSIG + " -");
  }

  @Test
  void statsigIsAskedWhenTheOwnAddressIsUnreachable() {
    transport.answer(STATSIG, 200, "{}");
    assertThat(start(OWN, true)).isCompletedWithValue(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 405, 413, 429, 501})
  void statsigIsNotAskedWhenTheOwnAddressRefuses(int status) {
    transport.answer(OWN, status, "");
    assertThat(start(OWN, true)).isCompletedWithValue(false);
    assertThat(transport.asked()).hasSize(1);
  }

  @Test
  void statsigIsNotAskedForABadManifest() {
    transport.answer(OWN, 200, "[]");
    assertThat(start(OWN, true)).isCompletedWithValue(false);
    assertThat(transport.asked()).hasSize(1);
  }

  @Test
  void statsigIsNotAskedUnlessWanted() {
    assertThat(start(OWN, false)).isCompletedWithValue(false);
    assertThat(transport.asked()).hasSize(1);
  }

  @Test
  void nothingIsAskedAfterClosing() {
    transport.answer(OWN, 200, "{}");
    IdListSync sync = sync(OWN, false);
    assertThat(sync.start(trace())).isCompletedWithValue(true);
    sync.close();
    scheduler.move(INTERVAL.multipliedBy(2));
    assertThat(transport.asked()).hasSize(1);
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void aSyncThatEndsAfterClosingChangesNothing() {
    CompletableFuture<HttpAnswer> slow = new CompletableFuture<>();
    manifest(file(FILE, 10, 1, "f"));
    transport.answer(FILE, slow);
    IdListSync sync = sync(OWN, false);
    CompletableFuture<Boolean> first = sync.start(trace());
    sync.close();
    slow.complete(
        new HttpAnswer(200, Map.of(), new ByteArrayInputStream("+AAAAAAAA\n".getBytes(UTF_8))));
    assertThat(first).isDone();
    assertThat(store.sizes()).isEmpty();
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void thousandsOfListsAreSynced() {
    manifest(
        IntStream.range(0, 20_000)
            .mapToObj(i -> file(FILE, 10, 1, "f" + i))
            .toArray(String[]::new));
    transport.answer(FILE, 200, "+AAAAAAAA\n");
    assertThat(start(OWN, false)).isCompletedWithValue(true);
    assertThat(store.sizes()).hasSize(20_000);
  }

  @Test
  void syncsAreMeasured() {
    manifest(file(FILE, 10, 1, "f"));
    transport.answer(FILE, 200, "+AAAAAAAA\n");
    assertThat(start(OWN, false)).isCompletedWithValue(true);

    assertThat(metrics.told())
        .containsExactly(
            "statsig.sdk.network_request.latency 0.0 {deltas_used=false, is_success=true,"
                + " request_path=/v1/get_id_lists, sdk_key=secret-key012,"
                + " source_service=own.example, status_code=200}",
            "statsig.sdk.id_list_manifest_download_success 1.0 {}",
            "statsig.sdk.network_request.latency 0.0 {deltas_used=false, id_list_file_id=f,"
                + " is_success=true, request_path=/v1/download_id_list_file,"
                + " sdk_key=secret-key012, source_service=files.example, status_code=200}",
            "statsig.sdk.id_lists_sync_overall.latency 0.0 {id_list_manifest_success=true,"
                + " succeed_single_id_list_number=1}");
  }

  @Test
  void aFailedSyncIsMeasured() {
    assertThat(start(OWN, false)).isCompletedWithValue(false);
    assertThat(metrics.told())
        .containsExactly(
            "statsig.sdk.network_request.latency 0.0 {deltas_used=false, is_success=false,"
                + " request_path=/v1/get_id_lists, sdk_key=secret-key012,"
                + " source_service=own.example, status_code=none}",
            "statsig.sdk.id_list_manifest_download_failure 1.0 {}",
            "statsig.sdk.id_lists_sync_overall.latency 0.0 {id_list_manifest_success=false,"
                + " succeed_single_id_list_number=0}");
  }

  /** A first sync of one list, file {@code f} of time 1. */
  private void begin(String text) {
    manifest(file(FILE, text.length(), 1, "f"));
    transport.answer(FILE, 200, text);
    assertThat(start(OWN, false)).isCompletedWithValue(true);
    transport.asked();
  }

  /** The next sync, with this answer for the first file. */
  private void next(String text, String... files) {
    manifest(files);
    transport.answer(FILE, 200, text);
    scheduler.move(INTERVAL);
  }

  private void manifest(String... files) {
    transport.answer(
        OWN,
        200,
        IntStream.range(0, files.length)
            .mapToObj(i -> "\"l%d\":%s".formatted(i, files[i]))
            .collect(joining(",", "{", "}")));
  }

  private static String file(String url, long size, long creationTime, String fileId) {
    return "{\"name\":\"n\",\"url\":\"%s\",\"size\":%d,\"creationTime\":%d,\"fileID\":\"%s\"}"
        .formatted(url, size, creationTime, fileId);
  }

  private CompletableFuture<Boolean> start(@Nullable String url, boolean fallback) {
    return sync(url, fallback).start(trace());
  }

  private IdListSync sync(@Nullable String url, boolean fallback) {
    ClientLog log = new ClientLog(LogLevel.NONE, null);
    return new IdListSync(
        settings(url, fallback),
        new StatsigHeaders(KEY, SdkInfo.create(), null, scheduler),
        transport,
        scheduler,
        log,
        new Metrics(metrics, log),
        diagnostics(),
        store);
  }

  private Trace trace() {
    return diagnostics().begin(Topic.INITIALIZE);
  }

  private Diagnostics diagnostics() {
    return new Diagnostics(EventLog.NONE, scheduler, () -> SdkConfigs.NONE, () -> 0, KEY);
  }

  private static SyncSettings settings(@Nullable String url, boolean fallback) {
    return new SyncSettings(
        null,
        url == null ? null : URI.create(url),
        Duration.ofSeconds(10),
        INTERVAL,
        Duration.ofSeconds(10),
        null,
        true,
        fallback,
        false,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        1 << 20);
  }
}
