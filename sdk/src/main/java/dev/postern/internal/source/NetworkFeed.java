package dev.postern.internal.source;

import dev.postern.SpecCatalog;
import dev.postern.SpecFormatException;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.internal.store.SpecStore.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Specs from Statsig's servers, or from whoever speaks the same protocol. */
public final class NetworkFeed implements SpecFeed {
  /** As in evaluation reasons. */
  public static final String SOURCE = "Network";

  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(10);
  private static final int POLL_RETRIES = 3;
  private static final int POLLS_BEFORE_FALLBACK = 5;

  private final SpecsAddress address;
  private final @Nullable Calls calls;
  private final Supplier<Map<String, String>> headers;
  private final Supplier<SpecCatalog> current;
  private final SpecIntake intake;
  private final Duration startTimeout;
  private final boolean fallsBack;
  private final InstantSource clock;
  private final SpecMetrics metrics;
  private final List<AppliedSpecs> keepers;
  private final AtomicInteger failedPolls = new AtomicInteger();

  /**
   * A feed.
   *
   * @param calls null when the network is switched off
   * @param current the specs in use
   * @param startTimeout how long the first download may take
   * @param fallsBack whether Statsig's servers are asked when another address fails
   * @param metrics of wherever specs come from
   * @param keepers who keeps what was downloaded and put to use
   */
  NetworkFeed(
      SpecsAddress address,
      @Nullable Calls calls,
      Supplier<Map<String, String>> headers,
      Supplier<SpecCatalog> current,
      SpecIntake intake,
      Duration startTimeout,
      boolean fallsBack,
      InstantSource clock,
      SpecMetrics metrics,
      List<AppliedSpecs> keepers) {
    this.address = address;
    this.calls = calls;
    this.headers = headers;
    this.current = current;
    this.intake = intake;
    this.startTimeout = startTimeout;
    this.fallsBack = fallsBack;
    this.clock = clock;
    this.metrics = metrics;
    this.keepers = keepers;
  }

  @Override
  public CompletableFuture<Void> start(Trace trace) {
    return sync(startTimeout, 0, () -> true, DownloadTrace.specs(trace));
  }

  @Override
  public String place() {
    return address.api();
  }

  @Override
  public CompletableFuture<Boolean> polls() {
    return CompletableFuture.completedFuture(calls != null);
  }

  @Override
  public CompletableFuture<Void> poll(Trace trace) {
    return sync(
        POLL_TIMEOUT,
        POLL_RETRIES,
        () -> failedPolls.incrementAndGet() % POLLS_BEFORE_FALLBACK == 0,
        DownloadTrace.specs(trace));
  }

  @Override
  public CompletableFuture<Void> close() {
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> sync(
      Duration timeout, int retries, Supplier<Boolean> isFallbackDue, DownloadTrace steps) {
    return download(address, timeout, retries, steps)
        .exceptionallyCompose(
            failure ->
                isFallbackDue.get() && fallsBack && !address.isStatsig()
                    ? download(address.statsig(), timeout, retries, steps)
                    : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<Void> download(
      SpecsAddress from, Duration timeout, int retries, DownloadTrace steps) {
    if (calls == null) {
      return CompletableFuture.failedFuture(NetworkFailure.disabled(from.masked()));
    }
    HttpCall call =
        new HttpCall(
            "GET", from.newerThan(current.get()), headers.get(), BodyPublishers.noBody(), timeout);
    SpecMetrics measured = metrics.of(from.api());
    long started = clock.millis();
    return calls
        .send(call, from.masked(), retries, steps)
        .thenAccept(answer -> process(answer, measured.counted(intake), steps))
        .whenComplete((done, failure) -> measured.downloaded(started, failure));
  }

  private void process(HttpAnswer answer, SpecIntake counted, DownloadTrace steps) {
    boolean isDone = false;
    steps.processing(Map.of());
    try {
      apply(answer, counted);
      isDone = true;
    } finally {
      steps.processed(isDone);
    }
  }

  private void apply(HttpAnswer answer, SpecIntake counted) {
    try (InputStream in = answer.body()) {
      byte[] body = in.readAllBytes();
      if (counted.take(SOURCE, true, new ByteArrayInputStream(body)) == Outcome.APPLIED) {
        keepers.forEach(keeper -> keeper.keep(body));
      }
    } catch (SpecFormatException notSpecs) {
      throw new CompletionException(
          new IOException(
              "Failed to parse JSON ResponseData - " + notSpecs.getMessage(), notSpecs));
    } catch (IOException broken) {
      throw new CompletionException(broken);
    }
  }

  @Override
  public String toString() {
    return address.masked();
  }
}
