package dev.postern;

import java.util.concurrent.CompletableFuture;

/** Never answers. */
final class SilentDataStore implements DataStore {
  @Override
  public CompletableFuture<Void> initialize() {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<DataStoreResponse> get(String key) {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<Void> set(String key, String value, Long time) {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<Boolean> supportPollingUpdatesFor(String path) {
    return new CompletableFuture<>();
  }
}
