package dev.postern.internal.source;

import dev.postern.internal.event.Diagnostics.Trace;
import java.util.concurrent.CompletableFuture;

/** One place that specs come from. Its futures fail with an exception that tells why. */
public interface SpecFeed {
  /** Hands over the specs that there are now; fails when there are none. Notes how it goes. */
  CompletableFuture<Void> start(Trace trace);

  /** Whether it is to be asked again and again for newer specs. */
  CompletableFuture<Boolean> polls();

  /** Hands over newer specs, if there are any. Notes how it goes. */
  CompletableFuture<Void> poll(Trace trace);

  /** What metrics call it; empty for what has no name there. */
  default String place() {
    return "";
  }

  /** Frees what it holds. Never throws; its future does not fail. */
  CompletableFuture<Void> close();
}
