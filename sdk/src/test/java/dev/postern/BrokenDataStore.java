package dev.postern;

import java.util.concurrent.CompletableFuture;

/** Throws, or gives null where it must give a future. */
@SuppressWarnings("NullAway")
final class BrokenDataStore implements DataStore {
  @Override
  public CompletableFuture<Void> initialize() {
    return null;
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    throw new IllegalStateException("broken");
  }

  @Override
  public CompletableFuture<DataStoreResponse> get(String key) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> set(String key, String value, Long time) {
    throw new IllegalStateException("broken");
  }

  @Override
  public CompletableFuture<Boolean> supportPollingUpdatesFor(String path) {
    return CompletableFuture.completedFuture(null);
  }
}
