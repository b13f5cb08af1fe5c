package dev.postern.jmh;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A rollout, asked about users in turn by one thread and by two: what does not fit in caches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class UsersBenchmark {
  /** How many there are. */
  @Param({"1", "100", "20000", "1000000"})
  private int users = 1;

  private final Statsig statsig = Storefront.client();
  private StatsigUser[] all = {};

  /** Makes them. */
  @Setup
  public void make() {
    all =
        IntStream.range(0, users)
            .mapToObj(number -> StatsigUser.of("user-" + number))
            .toArray(StatsigUser[]::new);
  }

  /** Closes the client. */
  @TearDown
  public void close() {
    statsig.close();
  }

  /** Where a thread has got to. */
  @State(Scope.Thread)
  public static class Place {
    private int at;

    /** At the first user. */
    public Place() {}

    StatsigUser next(StatsigUser[] users) {
      at = at + 1 >= users.length ? 0 : at + 1;
      return users[at];
    }
  }

  @Benchmark
  @Threads(1)
  public boolean oneThread(Place place) {
    return statsig.checkGate(place.next(all), Storefront.ROLLOUT);
  }

  @Benchmark
  @Threads(2)
  public boolean twoThreads(Place place) {
    return statsig.checkGate(place.next(all), Storefront.ROLLOUT);
  }
}
