package dev.postern.jmh;

import dev.postern.FeatureGate;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.fixtures.BigSpecs;
import java.util.List;
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

/** One question to a client that has its specs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CheckBenchmark {
  private final Statsig statsig =
      Storefront.clientWith(
          Storefront.PUBLIC,
          Storefront.EMAIL,
          Storefront.ROLLOUT,
          Storefront.NESTED,
          Storefront.USER_AGENT,
          Storefront.CONFIG,
          Storefront.EXPERIMENT,
          Storefront.LAYER);
  private final StatsigUser user = Storefront.user();

  /** Many users, so that nothing of the one before helps. */
  @State(Scope.Benchmark)
  public static class Users {
    private static final int COUNT = 20_000;

    private final InTurn<StatsigUser> users;

    /** Reads the users. */
    public Users() {
      List<StatsigUser> all = BigSpecs.of(42).users(COUNT).map(StatsigUser::fromJson).toList();
      users = InTurn.of(COUNT, all::get);
    }

    StatsigUser next() {
      return users.next();
    }
  }

  @Benchmark
  public boolean gatePublic() {
    return statsig.checkGate(user, Storefront.PUBLIC);
  }

  @Benchmark
  public boolean gateOnEmail() {
    return statsig.checkGate(user, Storefront.EMAIL);
  }

  @Benchmark
  public boolean gateRollout() {
    return statsig.checkGate(user, Storefront.ROLLOUT);
  }

  @Benchmark
  public boolean gateRolloutUsersInTurn(Users users) {
    return statsig.checkGate(users.next(), Storefront.ROLLOUT);
  }

  @Benchmark
  public boolean gateNested() {
    return statsig.checkGate(user, Storefront.NESTED);
  }

  @Benchmark
  public boolean gateOnUserAgent() {
    return statsig.checkGate(user, Storefront.USER_AGENT);
  }

  @Benchmark
  public boolean gateUnknown() {
    return statsig.checkGate(user, "no_such_gate");
  }

  @Benchmark
  public FeatureGate gateObject() {
    return statsig.getFeatureGate(user, Storefront.ROLLOUT);
  }

  @Benchmark
  public int configParameter() {
    return statsig.getDynamicConfig(user, Storefront.CONFIG).getInt("saved_addresses", 0);
  }

  @Benchmark
  public int experimentParameter() {
    return statsig.getExperiment(user, Storefront.EXPERIMENT).getInt("results_per_page", 0);
  }

  @Benchmark
  public int layerParameter() {
    return statsig.getLayer(user, Storefront.LAYER).getInt("results_per_page", 0);
  }

  @Benchmark
  public boolean buildUserThenGateRollout() {
    return statsig.checkGate(Storefront.user(), Storefront.ROLLOUT);
  }
}
