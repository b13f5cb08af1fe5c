package dev.postern.internal.source;

import dev.postern.SpecCatalog;
import dev.postern.SpecFormatException;
import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.internal.store.SpecStore.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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
  private final List<AppliedSpecs> keepers;
  private final AtomicInteger failedPolls = new AtomicInteger();

  /**
   * A feed.
   *
   * @param calls null when the network is switched off
   * @param current the specs in use
   * @param startTimeout how long the first download may take
   * @param fallsBack whether Statsig's servers are asked when another address fails
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
      List<AppliedSpecs> keepers) {
    this.address = address;
    this.calls = calls;
    this.headers = headers;
    this.current = current;
    this.intake = intake;
    this.startTimeout = startTimeout;
    this.fallsBack = fallsBack;
    this.keepers = keepers;
  }

  @Override
  public CompletableFuture<Void> start() {
    return sync(startTimeout, 0, () -> true);
  }

  @Override
  public CompletableFuture<Boolean> polls() {
    return CompletableFuture.completedFuture(calls != null);
  }

  @Override
  public CompletableFuture<Void> poll() {
    return sync(
        POLL_TIMEOUT,
        POLL_RETRIES,
        () -> failedPolls.incrementAndGet() % POLLS_BEFORE_FALLBACK == 0);
  }

  @Override
  public CompletableFuture<Void> close() {
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> sync(
      Duration timeout, int retries, Supplier<Boolean> isFallbackDue) {
    return download(address, timeout, retries)
        .exceptionallyCompose(
            failure ->
                isFallbackDue.get() && fallsBack && !address.isStatsig()
                    ? download(address.statsig(), timeout, retries)
                    : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<Void> download(SpecsAddress from, Duration timeout, int retries) {
    if (calls == null) {
      return CompletableFuture.failedFuture(NetworkFailure.disabled(from.masked()));
    }
    HttpCall call =
        new HttpCall(
            "GET", from.newerThan(current.get()), headers.get(), BodyPublishers.noBody(), timeout);
    return calls.send(call, from.masked(), retries).thenAccept(this::apply);
  }

  private void apply(HttpAnswer answer) {
    try (InputStream in = answer.body()) {
      byte[] body = in.readAllBytes();
      if (intake.take(SOURCE, true, new ByteArrayInputStream(body)) == Outcome.APPLIED) {
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
