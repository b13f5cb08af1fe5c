package dev.postern.jmh;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.spi.CountryLookup;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding the country of an ip in the published table. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CountryBenchmark {
  private static final int COUNT = 10_000;

  private final CountryLookup table = CountryLookup.published();
  private final String oneIp = "91.17.27.226";

  /** Addresses from all of IPv4, each as likely as any other. */
  @State(Scope.Benchmark)
  public static class Ips {
    private final InTurn<String> ips;

    /** Makes the addresses; the same ones always. */
    public Ips() {
      Random random = new Random(42);
      ips = InTurn.of(COUNT, number -> ip(random.nextInt()));
    }
  }

  /** Users of whom little more than an ip is known, and a client to ask about them. */
  @State(Scope.Benchmark)
  public static class Users {
    private final Statsig statsig = Storefront.client();
    private final InTurn<StatsigUser> users;

    /** Makes the users; the same ones always. */
    public Users() {
      Random random = new Random(42);
      users = InTurn.of(COUNT, number -> user(number, ip(random.nextInt())));
    }

    private static StatsigUser user(int number, String ip) {
      return new StatsigUser.Builder().setUserID("user-" + number).setIp(ip).build();
    }
  }

  @Benchmark
  public @Nullable String oneIp() {
    return table.countryOf(oneIp);
  }

  @Benchmark
  public @Nullable String ipsInTurn(Ips ips) {
    return table.countryOf(ips.ips.next());
  }

  /** What it costs to read the texts and do nothing with them; contained in the row above. */
  @Benchmark
  public int ipsInTurnWithoutLookup(Ips ips) {
    return ips.ips.next().length();
  }

  @Benchmark
  public boolean gateUsersInTurn(Users users) {
    return users.statsig.checkGate(users.users.next(), Storefront.COUNTRY);
  }

  private static String ip(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }
}
