package dev.postern.internal.source;

import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.log.ClientLog;
import dev.postern.spi.IdListReceiver;
import dev.postern.spi.IdListSource;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Id lists from a source of the caller's own, which hands over changes by itself. */
public final class IdListSourceFeed implements IdListFeed {
  private final IdListSource source;
  private final IdListReceiver receiver;
  private final ClientLog log;

  /** A feed that has not begun. */
  public IdListSourceFeed(IdListSource source, IdListReceiver receiver, ClientLog log) {
    this.source = source;
    this.receiver = receiver;
    this.log = log;
  }

  @Override
  public CompletableFuture<Boolean> start(Trace trace) {
    try {
      source.start(receiver);
      return CompletableFuture.completedFuture(true);
    } catch (IOException | RuntimeException failure) {
      log.warn("The source of id lists could not be started: " + Failures.reason(failure));
      return CompletableFuture.completedFuture(false);
    }
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (RuntimeException failure) {
      log.warn("The source of id lists could not be closed: " + Failures.reason(failure));
    }
  }
}
