package dev.postern.jmh;

import dev.postern.BootstrapSpecs;
import dev.postern.SpecFormatException;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Checks of a client that is given its specs anew all the time, or never. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SwapBenchmark {
  /** How long nothing is swapped in between. */
  @Param({"never", "50", "5"})
  private String millisBetweenSwaps = "never";

  private final StatsigUser user = Storefront.user();
  private final BootstrapSpecs specs = BootstrapSpecs.of(Fixtures.STOREFRONT.specBytes());
  private final Statsig statsig =
      Statsig.builder("").options(options -> options.setSpecSource(specs)).start();
  private @Nullable Thread swapper;

  /** Begins to swap. */
  @Setup
  public void start() {
    if (!millisBetweenSwaps.equals("never")) {
      long pause = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millisBetweenSwaps));
      Thread thread = new Thread(() -> swap(pause), "swapper");
      thread.setDaemon(true);
      thread.start();
      swapper = thread;
    }
  }

  private void swap(long pause) {
    String file = Fixtures.STOREFRONT.specText();
    while (!Thread.interrupted()) {
      LockSupport.parkNanos(pause);
      try {
        specs.setData(file);
      } catch (SpecFormatException impossible) {
        throw new AssertionError("it was read before", impossible);
      }
    }
  }

  /** Ends that. */
  @TearDown
  public void stop() {
    if (swapper != null) {
      swapper.interrupt();
    }
    statsig.close();
  }

  @Benchmark
  public boolean gateRollout() {
    return statsig.checkGate(user, Storefront.ROLLOUT);
  }

  @Benchmark
  public int layerParameter() {
    return statsig.getLayer(user, Storefront.LAYER).getInt("results_per_page", 0);
  }
}
