package dev.postern.internal.store;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes a while to load, loaded on another thread once it is known to be needed.
 * Nothing is shared by the whole process. Thread-safe.
 *
 * @param <T> what is loaded
 */
public final class BackgroundLoad<T> {
  private final Executor executor;
  private final Supplier<T> loader;
  private final AtomicBoolean started = new AtomicBoolean();
  private final CompletableFuture<T> loading = new CompletableFuture<>();
  private volatile @Nullable T loaded;

  /** A load that has not begun. */
  public BackgroundLoad(Executor executor, Supplier<T> loader) {
    this.executor = requireNonNull(executor, "executor is null");
    this.loader = requireNonNull(loader, "loader is null");
  }

  /** Begins to load; does nothing from the second time on. */
  public void start() {
    if (started.compareAndSet(false, true)) {
      try {
        executor.execute(new Loading());
      } catch (RuntimeException | Error noThread) {
        loading.completeExceptionally(noThread);
      }
    }
  }

  /**
   * What was loaded; null before it is, and for good when loading failed.
   *
   * @param waits whether to wait until loading, which begins now at the latest, has ended well or
   *     not
   */
  public @Nullable T get(boolean waits) {
    if (waits && loaded == null && !loading.isDone()) {
      start();
      loading.handle((value, failure) -> value).join();
    }
    return loaded;
  }

  /** Catches errors too: whatever happens must end the wait. */
  private final class Loading implements Runnable {
    @Override
    public void run() {
      try {
        T value = loader.get();
        loaded = value;
        loading.complete(value);
      } catch (RuntimeException | Error failure) {
        loading.completeExceptionally(failure);
      }
    }
  }
}
