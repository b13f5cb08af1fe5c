package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.StatsigUser;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Ten thousand tests at once, each of which wants something else than its neighbours. */
class ConcurrentKitsTest {
  private static final int TESTS = 10_000;
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Test
  void noTestSeesTheOverridesOfAnother() throws Exception {
    runAll(Executors.newFixedThreadPool(32));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void norOnVirtualThreads() throws Exception {
    runAll(
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
  }

  private static void runAll(ExecutorService threads) throws Exception {
    try {
      List<Callable<String>> tests =
          IntStream.range(0, TESTS).<Callable<String>>mapToObj(i -> () -> test(i)).toList();
      int i = 0;
      for (Future<String> found : threads.invokeAll(tests)) {
        assertThat(found.get()).isEqualTo(wanted(i++));
      }
    } finally {
      threads.shutdown();
    }
  }

  private static String wanted(int number) {
    return "%s %s %d 1".formatted(number % 2 == 0, number % 3 == 0 ? "blue" : "grey", number);
  }

  private static String test(int number) {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      kit.override().gate("new_checkout").is(number % 2 == 0);
      kit.override().experiment("button").group(number % 3 == 0 ? "Blue" : "Control");
      kit.override().layer("search").param("rows", number);
      boolean gate = kit.statsig().checkGate(ANN, "new_checkout");
      LockSupport.parkNanos(1);
      return "%s %s %d %d"
          .formatted(
              gate,
              kit.statsig().getExperiment(ANN, "button").getString("colour", "-"),
              kit.statsig().getLayer(ANN, "search").getInt("rows", -1),
              kit.exposures().gates().size());
    }
  }
}
