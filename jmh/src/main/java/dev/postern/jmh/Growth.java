package dev.postern.jmh;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How the time of a check grows with what is in the specs. Not JMH: a row takes the best of many
 * short rounds. The rows of a table take turns, so that all of them are measured with the same
 * compiled code and on the same machine; each user is asked about once, so that nothing is
 * remembered.
 */
public final class Growth {
  private static final int USERS = 2_000;
  private static final int LEAST_ROUNDS = 40;
  private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private Growth() {}

  /** Prints the tables. */
  public static void main(String[] args) {
    table(
        "gates in the file, one gate",
        size -> Row.of(size, GrowthSpecs.gates(size)),
        new int[] {10, 100, 1_000, 10_000, 100_000});
    table(
        "rules of the gate, the last one matches",
        size -> Row.of(size, GrowthSpecs.rules(size)),
        new int[] {1, 10, 100, 1_000});
    table(
        "gates below each other",
        size -> Row.of(size, GrowthSpecs.depth(size)),
        new int[] {1, 2, 10, 50, 100});
    table(
        "elements of a target list, half of those asked are in it",
        size -> Row.ofIds(size, Clients.of(GrowthSpecs.targets(size))),
        new int[] {1, 100, 10_000, 1_000_000});
    table(
        "ids of an id list, half of those asked are in it",
        size -> Row.ofIds(size, Clients.withIds(GrowthSpecs.idList(), size)),
        new int[] {1, 100, 10_000, 1_000_000});
  }

  private static void table(String title, IntFunction<Row> maker, int... sizes) {
    List<Row> rows = Arrays.stream(sizes).mapToObj(maker).toList();
    long start = System.nanoTime();
    for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() - start < LEAST_NANOS; round++) {
      for (Row row : rows) {
        row.measure(round);
      }
    }
    System.out.printf("%n| %s | ns |%n|---|---|%n", title);
    rows.forEach(Row::print);
  }

  /** A client, and the best time of a check so far. */
  private static final class Row {
    private final int size;
    private final int ids;
    private final Statsig statsig;
    private double best = Double.MAX_VALUE;

    private Row(int size, int ids, Statsig statsig) {
      this.size = size;
      this.ids = ids;
      this.statsig = statsig;
    }

    /** Of users whom nobody has seen. */
    static Row of(int size, byte[] specs) {
      return new Row(size, Integer.MAX_VALUE, Clients.of(specs));
    }

    /** Of users of whom half are in a list of that size. */
    static Row ofIds(int size, Statsig statsig) {
      return new Row(size, 2 * size, statsig);
    }

    void measure(int round) {
      StatsigUser[] users =
          IntStream.range(0, USERS)
              .mapToObj(number -> user((long) round * USERS + number))
              .toArray(StatsigUser[]::new);
      int passed = 0;
      long start = System.nanoTime();
      for (StatsigUser user : users) {
        passed += statsig.checkGate(user, GrowthSpecs.GATE) ? 1 : 0;
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / USERS);
      if (passed == 0) {
        throw new IllegalStateException("nobody passes, so that something else is measured");
      }
    }

    /** Large lists are not gone through from front to back. */
    private StatsigUser user(long serial) {
      return StatsigUser.of("user-" + serial * 7_919 % ids);
    }

    void print() {
      System.out.printf(Locale.ROOT, "| %,d | %,.0f |%n", size, best);
      statsig.close();
    }
  }
}
