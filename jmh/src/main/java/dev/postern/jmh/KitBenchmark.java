package dev.postern.jmh;

import dev.postern.StatsigUser;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.StatsigTestKitBuilder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Making a client for a test, over specs that are compiled already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KitBenchmark {
  private final StatsigUser user = StatsigUser.of("u-1001");
  private final StatsigTestKitBuilder storefront =
      StatsigTestKit.builder().specs("classpath:dev/postern/fixtures/storefront/specs.json");

  /** Makes a client and closes it. */
  @Benchmark
  public StatsigTestKit makeAndClose() {
    StatsigTestKit kit = storefront.build();
    kit.close();
    return kit;
  }

  /** What a small test does: forces a gate, asks for it and looks at what was exposed. */
  @Benchmark
  public int forceAndCheck() {
    try (StatsigTestKit kit = storefront.build()) {
      kit.override().gate("new_checkout").on();
      return kit.statsig().checkGate(user, "new_checkout") ? kit.exposures().gates().size() : -1;
    }
  }
}
