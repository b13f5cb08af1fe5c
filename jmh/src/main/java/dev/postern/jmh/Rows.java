package dev.postern.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * One question to a client that has its specs; the same for each SDK, so that they can be compared.
 * Nothing is logged, except where the name of a row says so.
 *
 * @param <U> the SDK's class of users
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Rows<U> {
  /** More than the processor's nearer caches hold. */
  static final int USERS = 20_000;

  /**
   * Seconds until all that a long way through an SDK needs is compiled, also where the compiler has
   * to share the processors: a client-initialize response took 500 µs in the first second, 30 in
   * the third and 11 from the seventh on.
   */
  private static final int LONG_WARMUP = 12;

  private final U user;
  private final List<String> gates = Storefront.gates();
  private InTurn<U> users = InTurn.of(0, number -> null);

  /** Makes the user; clients are started later. */
  Rows() {
    user = user(Person.full());
  }

  abstract U user(Person person);

  /** Starts a client with these specs; one that logs loses its events somewhere cheap. */
  abstract void start(byte[] specs, boolean logs);

  abstract void stop();

  abstract boolean gate(U user, String name);

  abstract Object gateObject(U user, String name);

  abstract int configParameter(U user, String name, String parameter);

  abstract int experimentParameter(U user, String name, String parameter);

  abstract int layerParameter(U user, String name, String parameter);

  abstract Object clientInit(U user);

  /** Starts the client. */
  @Setup(Level.Trial)
  public void start(BenchmarkParams params) {
    start(params.getBenchmark().endsWith("gateRepeatedExposure"));
    if (params.getBenchmark().endsWith("gateRolloutUsersInTurn")) {
      List<Person> people = Person.many(USERS);
      users = InTurn.of(USERS, number -> user(people.get(number)));
    }
  }

  void start(boolean logs) {
    start(Storefront.specs(), logs);
  }

  /** Ends it. */
  @TearDown(Level.Trial)
  public void end() {
    stop();
  }

  @Benchmark
  public boolean gatePublic() {
    return gate(user, Storefront.PUBLIC);
  }

  @Benchmark
  public boolean gateEmailContains() {
    return gate(user, Storefront.EMAIL);
  }

  @Benchmark
  public boolean gateRollout() {
    return gate(user, Storefront.ROLLOUT);
  }

  @Benchmark
  public boolean gateRolloutUsersInTurn() {
    return gate(users.next(), Storefront.ROLLOUT);
  }

  @Benchmark
  public boolean gateHeavyNesting() {
    return gate(user, Storefront.NESTED);
  }

  @Benchmark
  public boolean gateUserAgent() {
    return gate(user, Storefront.USER_AGENT);
  }

  @Benchmark
  public boolean gateUnknown() {
    return gate(user, "no_such_gate");
  }

  @Benchmark
  public boolean gateRepeatedExposure() {
    return gate(user, Storefront.ROLLOUT);
  }

  @Benchmark
  public Object gateObject() {
    return gateObject(user, Storefront.ROLLOUT);
  }

  @Benchmark
  public int configParameter() {
    return configParameter(user, Storefront.CONFIG, Storefront.CONFIG_PARAMETER);
  }

  @Benchmark
  public int experimentParameter() {
    return experimentParameter(user, Storefront.EXPERIMENT, Storefront.EXPERIMENT_PARAMETER);
  }

  @Benchmark
  public int layerParameter() {
    return layerParameter(user, Storefront.LAYER, Storefront.LAYER_PARAMETER);
  }

  @Benchmark
  @Warmup(iterations = LONG_WARMUP, time = 1)
  public boolean buildUserThenGateRollout() {
    return gate(user(Person.full()), Storefront.ROLLOUT);
  }

  @Benchmark
  @Warmup(iterations = LONG_WARMUP, time = 1)
  public int allGates() {
    int passed = 0;
    for (int i = 0; i < gates.size(); i++) {
      passed += gate(user, gates.get(i)) ? 1 : 0;
    }
    return passed;
  }

  @Benchmark
  @Warmup(iterations = LONG_WARMUP, time = 1)
  public Object clientInitialize() {
    return clientInit(user);
  }
}
