package dev.postern.internal.country;

import dev.postern.spi.CountryLookup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lookup that is loaded on another thread, and knows no country until that is done.
 *
 * <p>Each instance loads for itself; nothing is shared by the whole process. If loading fails it
 * stays without an answer, and {@link #loaded()} says why. Safe for any thread.
 */
public final class BackgroundCountryLookup implements CountryLookup {

  private final CompletableFuture<? extends CountryLookup> loading;

  /**
   * Starts loading at once.
   *
   * @param executor runs {@code loader}
   * @param loader makes the lookup, e.g. from {@link CountryTables#fromClasspath()}
   */
  public BackgroundCountryLookup(Executor executor, Supplier<? extends CountryLookup> loader) {
    this.loading = CompletableFuture.supplyAsync(loader, executor);
  }

  @Override
  public @Nullable String countryOf(String ip) {
    return isLoaded() ? loading.join().countryOf(ip) : null;
  }

  /** {@return whether loading has succeeded} */
  public boolean isLoaded() {
    return loading.isDone() && !loading.isCompletedExceptionally();
  }

  /**
   * When loading has ended.
   *
   * @return completes then; exceptionally, with the loader's exception as the cause, if it failed
   */
  public CompletableFuture<Void> loaded() {
    return loading.thenAccept(lookup -> {});
  }
}
