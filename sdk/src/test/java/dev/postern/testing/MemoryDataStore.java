package dev.postern.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.DataStore;
import dev.postern.DataStoreBytesResponse;
import dev.postern.DataStoreResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A data store in memory, which writes down how it is called. */
public final class MemoryDataStore implements DataStore {
  public final Map<String, String> values = new ConcurrentHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final boolean hasBytes;
  private volatile boolean polls;
  private volatile @Nullable RuntimeException failure;

  /** A store of texts. */
  public MemoryDataStore() {
    this(false);
  }

  /** A store of texts, or of bytes and texts. */
  public MemoryDataStore(boolean hasBytes) {
    this.hasBytes = hasBytes;
  }

  public MemoryDataStore with(String key, String value) {
    values.put(key, value);
    return this;
  }

  public MemoryDataStore polling() {
    polls = true;
    return this;
  }

  /** Every future fails from now on. */
  public MemoryDataStore failing(RuntimeException reason) {
    failure = reason;
    return this;
  }

  /** The calls so far, without keys. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Waits until there was such a call. */
  public synchronized void await(String call) throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!calls.contains(call)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("no " + call + " in " + calls);
      }
      wait(left);
    }
  }

  @Override
  public CompletableFuture<Void> initialize() {
    return called("initialize");
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    return called("shutdown");
  }

  @Override
  public CompletableFuture<DataStoreResponse> get(String key) {
    return called("get").thenApply(done -> new DataStoreResponse(values.get(key), 1L));
  }

  @Override
  public CompletableFuture<Void> set(String key, String value, Long time) {
    values.put(key, value);
    return called("set " + time);
  }

  @Override
  public CompletableFuture<DataStoreBytesResponse> getBytes(String key) {
    if (!hasBytes) {
      return DataStore.super.getBytes(key);
    }
    String value = values.get(key);
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    return called("getBytes").thenApply(done -> new DataStoreBytesResponse(bytes, 1L));
  }

  @Override
  public CompletableFuture<Void> setBytes(String key, byte[] value, Long time) {
    if (!hasBytes) {
      return DataStore.super.setBytes(key, value, time);
    }
    values.put(key, new String(value, UTF_8));
    return called("setBytes " + time);
  }

  @Override
  public CompletableFuture<Boolean> supportPollingUpdatesFor(String path) {
    return called("supportPollingUpdatesFor " + path).thenApply(done -> polls);
  }

  private synchronized CompletableFuture<Void> called(String call) {
    calls.add(call);
    notifyAll();
    RuntimeException reason = failure;
    return reason == null ? CompletableFuture.allOf() : CompletableFuture.failedFuture(reason);
  }
}
