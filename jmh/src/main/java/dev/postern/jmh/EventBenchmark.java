package dev.postern.jmh;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to log, on the threads that ask. Batches are made and forgotten on another thread;
 * no JSON is written, as no network is there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(2)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBenchmark {
  private final Statsig silent = Storefront.client();
  private final Statsig logging = Storefront.loggingClient();
  private final StatsigUser user = Storefront.user();

  /** A user whom no one has seen yet, for each thread. */
  @State(Scope.Thread)
  public static class Strangers {
    private static final AtomicLong THREADS = new AtomicLong();

    private final long thread = THREADS.incrementAndGet();
    private long count;

    /** Nothing is made before it is needed. */
    public Strangers() {}

    StatsigUser next() {
      return StatsigUser.of(thread + "-" + count++);
    }
  }

  /** Closes the clients. */
  @TearDown(Level.Trial)
  public void close() {
    silent.close();
    logging.close();
  }

  @Benchmark
  public boolean repeatWithoutEvents() {
    return silent.checkGate(user, Storefront.PUBLIC);
  }

  @Benchmark
  public boolean repeat() {
    return logging.checkGate(user, Storefront.PUBLIC);
  }

  @Benchmark
  public boolean newExposureWithoutEvents(Strangers strangers) {
    return silent.checkGate(strangers.next(), Storefront.PUBLIC);
  }

  @Benchmark
  public boolean newExposure(Strangers strangers) {
    return logging.checkGate(strangers.next(), Storefront.PUBLIC);
  }

  @Benchmark
  public void logEvent() {
    logging.logEvent(user, "purchase", 12.5);
  }
}
