package dev.postern;

import java.util.concurrent.CompletableFuture;

/**
 * Keeps specs where several processes find them, such as Redis, so that a client starts without
 * asking Statsig.
 *
 * <p>A client reads from the store when it is initialised, and writes to it what it then gets from
 * the network. Every method is called from threads of the client, never from a check. A future that
 * fails is logged and counts as a miss.
 *
 * @since 0.1.0
 */
public interface DataStore {
  /**
   * Connects; called once, before the first {@link #get}.
   *
   * @return completes when the store can be asked
   */
  CompletableFuture<Void> initialize();

  /**
   * Frees what the store holds; called once, when the client shuts down.
   *
   * @return completes when that is done
   */
  CompletableFuture<Void> shutdown();

  /**
   * What is kept under a key.
   *
   * @param key the name of the parameter
   * @return a response whose result is null when nothing is
   */
  CompletableFuture<DataStoreResponse> get(String key);

  /**
   * Keeps a value under a key.
   *
   * @param time when the client received the value, milliseconds since 1970
   * @param key the name of the parameter
   * @param value the value
   * @return completes when the value is kept
   */
  CompletableFuture<Void> set(String key, String value, Long time);

  /**
   * What is kept under a key, as bytes. A store that has bytes at hand overrides this to spare the
   * making of a large string.
   *
   * @param key the name of the parameter
   * @return fails with {@link UnsupportedOperationException} unless overridden; the client then
   *     uses {@link #get}
   */
  default CompletableFuture<DataStoreBytesResponse> getBytes(String key) {
    return CompletableFuture.failedFuture(notImplemented());
  }

  /**
   * Keeps bytes under a key; the counterpart of {@link #getBytes}.
   *
   * @param key the name of the parameter
   * @param value the value
   * @param time when it was received, milliseconds since 1970; null when not known
   * @return completes when the bytes are kept; fails with {@link UnsupportedOperationException}
   *     unless overridden
   */
  default CompletableFuture<Void> setBytes(String key, byte[] value, Long time) {
    return CompletableFuture.failedFuture(notImplemented());
  }

  /**
   * {@return whether the client asks the store, and not the network, for newer specs every specs
   * sync interval}
   *
   * @param path {@code /v2/download_config_specs}
   */
  CompletableFuture<Boolean> supportPollingUpdatesFor(String path);

  private static UnsupportedOperationException notImplemented() {
    return new UnsupportedOperationException("Bytes method not implemented");
  }
}
