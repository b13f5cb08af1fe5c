package dev.postern.internal.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.spi.CountryLookup;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class BackgroundCountryLookupTest {

  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Test
  void nothingIsKnownUntilLoaded() {
    BackgroundCountryLookup lookup = new BackgroundCountryLookup(tasks::add, () -> ip -> "US");
    CompletableFuture<Void> loaded = lookup.loaded();
    assertThat(lookup.isLoaded()).isFalse();
    assertThat(lookup.countryOf("8.8.8.8")).isNull();
    assertThat(loaded).isNotDone();

    tasks.remove().run();

    assertThat(lookup.isLoaded()).isTrue();
    assertThat(lookup.countryOf("8.8.8.8")).isEqualTo("US");
    assertThat(loaded).isCompleted();
  }

  @Test
  void failedLoadingLeavesAllCountriesUnknownAndSaysWhy() {
    BackgroundCountryLookup lookup =
        new BackgroundCountryLookup(Runnable::run, BackgroundCountryLookupTest::fail);
    assertThat(lookup.isLoaded()).isFalse();
    assertThat(lookup.countryOf("8.8.8.8")).isNull();
    assertThatThrownBy(lookup.loaded()::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void callerCannotEndTheLoading() {
    BackgroundCountryLookup lookup = new BackgroundCountryLookup(tasks::add, () -> ip -> "US");
    assertThat(lookup.loaded().cancel(true)).isTrue();
    tasks.remove().run();
    assertThat(lookup.isLoaded()).isTrue();
  }

  private static CountryLookup fail() {
    throw new UnsupportedOperationException("no table");
  }
}
