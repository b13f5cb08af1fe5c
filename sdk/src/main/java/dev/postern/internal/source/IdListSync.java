package dev.postern.internal.source;

import dev.postern.internal.event.Diagnostics;
import dev.postern.internal.event.Diagnostics.Topic;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.Secrets;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.spi.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the id lists of a store equal to those of the network: at the start and then again and
 * again, an interval after the last time. A sync is done as a whole or not at all. Thread-safe;
 * nothing waits on the scheduler's thread.
 */
public final class IdListSync implements IdListFeed {
  private final IdListDownloads downloads;
  private final IdListStore store;
  private final StatsigHeaders headers;
  private final ClientLog log;
  private final Metrics metrics;
  private final Diagnostics diagnostics;
  private final Polling polling;
  private volatile boolean hasFailed;
  private volatile boolean isClosed;

  /** A sync that has not begun. */
  public IdListSync(
      SyncSettings settings,
      StatsigHeaders headers,
      HttpTransport transport,
      Scheduler scheduler,
      ClientLog log,
      Metrics metrics,
      Diagnostics diagnostics,
      IdListStore store) {
    this.downloads =
        new IdListDownloads(
            new NetworkRequests(transport, metrics, headers.clock(), headers.sdkKey()),
            headers,
            settings);
    this.store = store;
    this.headers = headers;
    this.log = log;
    this.metrics = metrics;
    this.diagnostics = diagnostics;
    this.polling = new Polling(scheduler, settings.idListsSyncInterval(), this::poll);
  }

  @Override
  public CompletableFuture<Boolean> start(Trace trace) {
    return sync(trace).whenComplete((isDone, impossible) -> polling.start());
  }

  /** Syncs no more; what is still under way changes nothing. */
  @Override
  public void close() {
    isClosed = true;
    polling.close();
  }

  private CompletableFuture<Boolean> poll() {
    Trace trace = diagnostics.begin(Topic.ID_LIST_SYNC);
    return sync(trace).whenComplete((isDone, impossible) -> trace.finish());
  }

  private CompletableFuture<Boolean> sync(Trace trace) {
    long start = headers.clock().millis();
    Progress progress = new Progress();
    DownloadTrace steps = DownloadTrace.idLists(trace);
    return downloads
        .manifest(steps)
        .whenComplete((manifest, failure) -> count(progress, failure == null))
        .thenCompose(manifest -> process(manifest, progress, steps))
        .handle((done, failure) -> report(failure))
        .whenComplete((isDone, impossible) -> measure(progress, start));
  }

  private void count(Progress progress, boolean hasManifest) {
    progress.hasManifest = hasManifest;
    metrics.increment("id_list_manifest_download_" + (hasManifest ? "success" : "failure"), 1);
  }

  private CompletableFuture<Void> process(
      IdListManifest manifest, Progress progress, DownloadTrace steps) {
    steps.processing(Map.of("idListCount", manifest.files().size()));
    return download(manifest, progress)
        .thenAccept(this::use)
        .whenComplete((done, failure) -> steps.processed(failure == null));
  }

  /** One after another; the first that fails ends it. */
  private CompletableFuture<Map<String, HeldIdList>> download(
      IdListManifest manifest, Progress progress) {
    Map<String, HeldIdList> next = new HashMap<>();
    CompletableFuture<?> done = CompletableFuture.completedFuture(null);
    for (Map.Entry<String, IdListManifest.File> entry : manifest.files().entrySet()) {
      done =
          done.thenCompose(
              before ->
                  list(entry.getValue(), store.held().get(entry.getKey()), progress)
                      .thenAccept(list -> next.put(entry.getKey(), list)));
    }
    return done.thenApply(after -> next);
  }

  private CompletableFuture<HeldIdList> list(
      IdListManifest.File file, @Nullable HeldIdList held, Progress progress) {
    if (held != null && held.isUpToDateWith(file)) {
      return CompletableFuture.completedFuture(held);
    }
    HeldIdList base = held == null || held.isReplacedBy(file) ? HeldIdList.begin(file) : held;
    return downloads
        .file(file, base.size())
        .thenApply(text -> apply(text, base))
        .whenComplete((list, failure) -> progress.lists += failure == null ? 1 : 0);
  }

  private static HeldIdList apply(InputStream text, HeldIdList base) {
    try (text) {
      return base.with(text);
    } catch (IOException broken) {
      throw new CompletionException(broken);
    }
  }

  private void use(Map<String, HeldIdList> lists) {
    if (!isClosed) {
      store.use(lists);
    }
  }

  private boolean report(@Nullable Throwable failure) {
    if (failure == null) {
      hasFailed = false;
    } else if (!isClosed) {
      String message = "The id lists could not be synced: " + reason(failure);
      if (hasFailed) {
        log.debug(message);
      } else {
        log.warn(message);
      }
      hasFailed = true;
    }
    return failure == null;
  }

  private String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String message = cause == null ? null : cause.getMessage();
    return Secrets.mask(message == null ? String.valueOf(cause) : message, headers.sdkKey());
  }

  private void measure(Progress progress, long start) {
    metrics.dist(
        "id_lists_sync_overall.latency",
        headers.clock().millis() - start,
        Map.of(
            "id_list_manifest_success", String.valueOf(progress.hasManifest),
            "succeed_single_id_list_number", String.valueOf(progress.lists)));
  }

  /** How far one sync has come; its steps follow one another. */
  private static final class Progress {
    private boolean hasManifest;
    private int lists;
  }
}
