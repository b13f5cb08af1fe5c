package dev.postern.jmh;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading user agents.
 *
 * <p>The parser remembers some 2,000 of them. Where a parse is to be measured, so many different
 * ones take turns that none is still remembered; those over 1,000 bytes never are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class UserAgentBenchmark {
  private static final int MORE_THAN_REMEMBERED = 16_384;
  private static final int LONGEST_REMEMBERED = 1_000;

  private final UserAgentParser parser = UserAgentParser.firstParty();
  private final String oneAgent = chrome(124);

  /** Different agents of an ordinary kind. */
  @State(Scope.Benchmark)
  public static class Agents {
    private final InTurn<String> agents =
        InTurn.of(MORE_THAN_REMEMBERED, UserAgentBenchmark::chrome);
  }

  /** Users who differ in their agents, and a client to ask about them. */
  @State(Scope.Benchmark)
  public static class Users {
    private final Statsig statsig = Storefront.client();
    private final InTurn<StatsigUser> users = InTurn.of(MORE_THAN_REMEMBERED, Users::user);

    private static StatsigUser user(int number) {
      return new StatsigUser.Builder()
          .setUserID("user-" + number)
          .setUserAgent(chrome(number))
          .build();
    }
  }

  /** Different agents of one length. */
  @State(Scope.Benchmark)
  public static class Lengths {
    private static final String WORDS = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 App/1.2 ";

    /** How many characters an agent has. */
    @Param({"10", "100", "1000", "10000", "100000"})
    public int length;

    private InTurn<String> agents = InTurn.of(1, number -> "");

    /** Makes the agents. */
    @Setup
    public void makeAgents() {
      int count = length > LONGEST_REMEMBERED ? 1 : MORE_THAN_REMEMBERED;
      agents = InTurn.of(count, this::agent);
    }

    private String agent(int number) {
      String start = "A/" + number + " ";
      return (start + WORDS.repeat(1 + length / WORDS.length())).substring(0, length);
    }
  }

  @Benchmark
  public ParsedUserAgent cold(Agents agents) {
    return parser.parse(agents.agents.next());
  }

  @Benchmark
  public ParsedUserAgent memoised() {
    return parser.parse(oneAgent);
  }

  @Benchmark
  public ParsedUserAgent ofLength(Lengths lengths) {
    return parser.parse(lengths.agents.next());
  }

  @Benchmark
  public boolean gateCold(Users users) {
    return users.statsig.checkGate(users.users.next(), Storefront.USER_AGENT);
  }

  private static String chrome(int number) {
    return "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/%d.0.%d.0 Safari/537.36".formatted(60 + number % 70, number);
  }
}
