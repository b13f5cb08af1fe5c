package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.DataStore;
import dev.postern.DataStoreBytesResponse;
import dev.postern.DataStoreResponse;
import dev.postern.SpecFormatException;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.log.ClientLog;
import dev.postern.spi.Scheduler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Specs that another process has left in a store of the caller's. */
public final class DataStoreFeed implements SpecFeed, AppliedSpecs {
  private static final String SOURCE = "Adapter(DataStore)";
  static final String PLACE = "datastore";
  private static final String PATH = "/v2/download_config_specs";
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final DataStore store;
  private final String key;
  private final SpecIntake intake;
  private final Executor executor;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final SpecMetrics metrics;
  private final ClientLog log;
  private @Nullable CompletableFuture<Void> connected;
  private CompletableFuture<Void> kept = CompletableFuture.completedFuture(null);

  /** A feed; the executor runs what the store does before it gives a future. */
  DataStoreFeed(
      DataStore store,
      String sdkKey,
      SpecIntake intake,
      Executor executor,
      Scheduler scheduler,
      InstantSource clock,
      SpecMetrics metrics,
      ClientLog log) {
    this.store = store;
    this.key = "statsig|" + PATH + "|plain_text|" + hash(sdkKey);
    this.intake = metrics.counted(intake);
    this.executor = executor;
    this.scheduler = scheduler;
    this.clock = clock;
    this.metrics = metrics;
    this.log = log;
  }

  @Override
  public CompletableFuture<Void> start(Trace trace) {
    return connect().thenCompose(done -> load());
  }

  /** Once, unless it fails. */
  private synchronized CompletableFuture<Void> connect() {
    CompletableFuture<Void> connecting = connected;
    if (connecting == null || connecting.isCompletedExceptionally()) {
      connecting = call(store::initialize);
      connected = connecting;
    }
    return connecting;
  }

  @Override
  public String place() {
    return PLACE;
  }

  @Override
  public CompletableFuture<Boolean> polls() {
    return call(() -> store.supportPollingUpdatesFor(PATH)).exceptionally(failure -> false);
  }

  @Override
  public CompletableFuture<Void> poll(Trace trace) {
    return load();
  }

  private CompletableFuture<Void> load() {
    long started = clock.millis();
    return call(() -> store.getBytes(key))
        .thenApply(DataStoreFeed::bytes)
        .exceptionallyCompose(this::text)
        .thenAccept(this::apply)
        .whenComplete((done, failure) -> metrics.synced(started));
  }

  /** One after the other, so that the newest specs are written last. */
  @Override
  public synchronized void keep(byte[] specs) {
    long now = clock.millis();
    kept = kept.thenCompose(done -> write(specs, now)).exceptionally(this::notKept);
  }

  private CompletableFuture<Void> write(byte[] specs, long now) {
    return call(() -> store.setBytes(key, specs, now))
        .exceptionallyCompose(
            failure ->
                isNotImplemented(failure)
                    ? call(() -> store.set(key, new String(specs, UTF_8), now))
                    : CompletableFuture.failedFuture(failure));
  }

  /** The store is shut down after what it is still writing. */
  @Override
  public synchronized CompletableFuture<Void> close() {
    return kept.thenCompose(done -> call(store::shutdown)).exceptionally(this::notShutDown);
  }

  private Void notShutDown(Throwable failure) {
    log.warn("The data store was not shut down: " + Failures.reason(failure));
    return null;
  }

  private Void notKept(Throwable failure) {
    log.warn("The data store did not keep the specs: " + Failures.reason(failure));
    return null;
  }

  private CompletableFuture<byte[]> text(Throwable failure) {
    return isNotImplemented(failure)
        ? call(() -> store.get(key)).thenApply(DataStoreFeed::bytes)
        : CompletableFuture.failedFuture(failure);
  }

  private void apply(byte[] specs) {
    if (specs.length == 0) {
      throw new CompletionException(new IOException("DataStore Error: Empty result"));
    }
    try {
      intake.take(SOURCE, true, new ByteArrayInputStream(specs));
    } catch (IOException | SpecFormatException failure) {
      throw new CompletionException(failure);
    }
  }

  /** What the store throws counts as a future that fails, and so does one that never ends. */
  private <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> method) {
    CompletableFuture<Void> begun = CompletableFuture.completedFuture(null);
    CompletableFuture<T> result = begun.thenComposeAsync(nothing -> method.get(), executor);
    Scheduler.Task limit = scheduler.schedule(() -> giveUp(result), LIMIT);
    return result.whenComplete((value, failure) -> limit.cancel());
  }

  private static void giveUp(CompletableFuture<?> result) {
    result.completeExceptionally(
        new IOException("the data store has not answered for " + LIMIT.toSeconds() + " seconds"));
  }

  private static boolean isNotImplemented(Throwable failure) {
    return Failures.cause(failure) instanceof UnsupportedOperationException;
  }

  private static byte[] bytes(DataStoreBytesResponse response) {
    byte[] result = response == null ? null : response.getResult();
    return result == null ? new byte[0] : result;
  }

  private static byte[] bytes(DataStoreResponse response) {
    String result = response == null ? null : response.getResult();
    return result == null ? new byte[0] : result.getBytes(UTF_8);
  }

  private static String hash(String sdkKey) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(sdkKey.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "the data store";
  }
}
