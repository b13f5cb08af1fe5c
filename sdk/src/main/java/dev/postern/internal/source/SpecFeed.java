package dev.postern.internal.source;

import java.util.concurrent.CompletableFuture;

/** One place that specs come from. Its futures fail with an exception that tells why. */
public interface SpecFeed {
  /** Hands over the specs that there are now; fails when there are none. */
  CompletableFuture<Void> start();

  /** Whether it is to be asked again and again for newer specs. */
  CompletableFuture<Boolean> polls();

  /** Hands over newer specs, if there are any. */
  CompletableFuture<Void> poll();

  /** Frees what it holds. */
  CompletableFuture<Void> close();
}
