package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.Versions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever does not wait for the start does not end it. */
class CancelledStartTest {
  private final CompletableFuture<DataStoreResponse> answer = new CompletableFuture<>();
  private final CompletableFuture<Boolean> isAskedWhetherItPolls = new CompletableFuture<>();

  @Test
  void specsThatArriveAfterACancelledStartAreUsedAndAskedForAgain() {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setDataStore(new LateStore())
            .setDisableNetwork(true)
            .setDisableAllLogging(true)
            .build();
    try (Statsig statsig = new Statsig("", options)) {
      assertThat(statsig.initializeWithDetails().cancel(false)).isTrue();
      answer.complete(new DataStoreResponse(Versions.at(1000), 1000L));
      assertThat(isAskedWhetherItPolls.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
      assertThat(statsig.status().time()).isEqualTo(1000);
    }
  }

  /** Answers when the test says so. */
  private final class LateStore implements DataStore {
    @Override
    public CompletableFuture<Void> initialize() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<DataStoreResponse> get(String key) {
      return answer;
    }

    @Override
    public CompletableFuture<Void> set(String key, String value, Long time) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> supportPollingUpdatesFor(String path) {
      isAskedWhetherItPolls.complete(true);
      return CompletableFuture.completedFuture(false);
    }
  }
}
