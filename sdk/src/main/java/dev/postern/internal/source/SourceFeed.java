package dev.postern.internal.source;

import dev.postern.CompiledSpecFile;
import dev.postern.Overrides;
import dev.postern.SpecFormatException;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.log.ClientLog;
import dev.postern.spi.IdListReceiver;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A source of the caller's own, such as a file. It hands over newer specs by itself. */
public final class SourceFeed implements SpecFeed {
  private final SpecSource source;
  private final SpecIntake intake;
  private final Overrides overrides;
  private final IdListReceiver idLists;
  private final ClientLog log;
  private final @Nullable Executor executor;

  /**
   * A feed.
   *
   * @param log is told when the source cannot be closed
   * @param executor runs what the source does when it starts; null for the thread that asks
   */
  public SourceFeed(
      SpecSource source,
      SpecIntake intake,
      Overrides overrides,
      IdListReceiver idLists,
      ClientLog log,
      @Nullable Executor executor) {
    this.source = source;
    this.intake = intake;
    this.overrides = overrides;
    this.idLists = idLists;
    this.log = log;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Void> start(Trace trace) {
    if (executor != null) {
      return CompletableFuture.runAsync(this::startNow, executor);
    }
    try {
      startNow();
      return CompletableFuture.completedFuture(null);
    } catch (RuntimeException | Error failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private void startNow() {
    try {
      source.start(new Receiver());
    } catch (IOException | SpecFormatException failure) {
      throw new CompletionException(failure);
    }
  }

  @Override
  public CompletableFuture<Boolean> polls() {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Void> poll(Trace trace) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> close() {
    try {
      source.close();
    } catch (RuntimeException broken) {
      log.warn("A source of specs could not be closed: " + broken);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String toString() {
    return source.name();
  }

  private final class Receiver implements SpecReceiver {
    @Override
    public void receive(InputStream specs) throws IOException, SpecFormatException {
      intake.take(source.name(), false, specs);
    }

    @Override
    public Optional<Overrides> overrides() {
      return Optional.of(overrides);
    }

    @Override
    public Optional<IdListReceiver> idLists() {
      return Optional.of(idLists);
    }

    @Override
    public void receive(CompiledSpecFile specs) {
      intake.take(source.name(), specs);
    }
  }
}
