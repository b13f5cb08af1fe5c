package dev.postern.internal.net;

import java.util.concurrent.CompletableFuture;

/** Sends requests. Thread-safe. */
public interface HttpTransport extends AutoCloseable {
  /**
   * Sends a request without waiting.
   *
   * @return completes with the answer, whatever its status; fails with an {@link
   *     java.io.IOException} when there is none
   */
  CompletableFuture<HttpAnswer> send(HttpCall call);

  /** Gives up requests that are under way, and frees what it holds. */
  @Override
  void close();
}
