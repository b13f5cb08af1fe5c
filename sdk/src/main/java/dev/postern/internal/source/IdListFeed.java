package dev.postern.internal.source;

import dev.postern.internal.event.Diagnostics.Trace;
import java.util.concurrent.CompletableFuture;

/** Where a client's id lists come from. */
public interface IdListFeed extends AutoCloseable {
  /**
   * Gets the lists, and newer ones from then on until closed. To be called once.
   *
   * @param trace notes how the first time goes
   * @return completes when the first time is over: whether there are lists now; never fails
   */
  CompletableFuture<Boolean> start(Trace trace);

  /** Gets no more lists. */
  @Override
  void close();
}
