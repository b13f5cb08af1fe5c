package dev.postern.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.CompiledSpecFile;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.BigSpecs;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the time of a check and the memory of the specs grow. Not JMH: a row takes the best of many
 * short rounds, each user is asked about once, so that nothing is remembered.
 */
public final class Growth {
  private static final int USERS = 2_000;
  private static final int ROUNDS = 40;

  private Growth() {}

  /** Prints the tables. */
  public static void main(String[] args) throws Exception {
    table("gates in the file, one gate", Growth::gates, 10, 100, 1_000, 10_000, 100_000);
    table("rules of the gate, the last one matches", Growth::rules, 1, 10, 100, 1_000);
    table("gates below each other", Growth::depth, 1, 2, 10, 50, 100);
    table("elements of a target list", Growth::targets, 1, 100, 10_000, 1_000_000);
    memory();
  }

  private static void table(String title, IntFunction<String> specs, int... sizes) {
    System.out.printf("%n| %s | ns |%n|---|---|%n", title);
    try (Statsig first = open(specs.apply(sizes[0]).getBytes(UTF_8))) {
      nanos(first); // Until the compiler has seen it.
    }
    for (int size : sizes) {
      try (Statsig statsig = open(specs.apply(size).getBytes(UTF_8))) {
        System.out.printf(Locale.ROOT, "| %,d | %,.0f |%n", size, nanos(statsig));
      }
    }
  }

  private static double nanos(Statsig statsig) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      StatsigUser[] users =
          IntStream.range(0, USERS)
              .mapToObj(number -> StatsigUser.of("user-" + number))
              .toArray(StatsigUser[]::new);
      int passed = 0;
      long start = System.nanoTime();
      for (StatsigUser user : users) {
        passed += statsig.checkGate(user, "gate_0") ? 1 : 0;
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / USERS);
      if (passed == 0) {
        throw new IllegalStateException("nobody passes, so that something else is measured");
      }
    }
    return best;
  }

  /** Many gates, of which each is a rollout. */
  private static String gates(int count) {
    return file(count, number -> gate(number, rule("50", "everyone")), "");
  }

  private static String rules(int count) {
    String rules =
        IntStream.range(0, count)
            .mapToObj(number -> rule("100", number == count - 1 ? "everyone" : "nobody"))
            .collect(Collectors.joining(","));
    return file(1, number -> gate(number, rules), "");
  }

  private static String depth(int count) {
    String conditions =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number ->
                    ",\"below%d\":{\"type\":\"pass_gate\",\"targetValue\":\"gate_%d\",\"idType\":\"userID\"}"
                        .formatted(number, number))
            .collect(Collectors.joining());
    return file(
        count + 1,
        number -> gate(number, rule("100", number == count ? "everyone" : "below" + (number + 1))),
        conditions);
  }

  private static String targets(int count) {
    String targets =
        IntStream.range(0, count)
            .mapToObj(number -> "\"user-" + number + "\"")
            .collect(Collectors.joining(","));
    String condition =
        ",\"list\":{\"type\":\"unit_id\",\"operator\":\"any\",\"idType\":\"userID\",\"targetValue\":["
            + targets
            + "]}";
    return file(1, number -> gate(number, rule("100", "list")), condition);
  }

  private static String file(int gates, IntFunction<String> gate, String conditions) {
    return "{\"has_updates\":true,\"time\":1,\"dynamic_configs\":{},\"layer_configs\":{},"
        + "\"experiment_to_layer\":{},\"condition_map\":{"
        + "\"everyone\":{\"type\":\"public\",\"idType\":\"userID\"},"
        + "\"nobody\":{\"type\":\"user_field\",\"field\":\"email\",\"operator\":\"any\","
        + "\"targetValue\":[\"nobody@post.example\"],\"idType\":\"userID\"}"
        + conditions
        + "},\"feature_gates\":{"
        + IntStream.range(0, gates).mapToObj(gate).collect(Collectors.joining(","))
        + "}}";
  }

  private static String gate(int number, String rules) {
    return "\"gate_%d\":{\"type\":\"feature_gate\",\"entity\":\"feature_gate\",\"salt\":\"s%d\",\"enabled\":true,\"idType\":\"userID\",\"defaultValue\":false,\"rules\":[%s]}"
        .formatted(number, number, rules);
  }

  private static String rule(String percentage, String condition) {
    return "{\"name\":\"r\",\"id\":\"r\",\"salt\":\"r\",\"passPercentage\":%s,\"idType\":\"userID\",\"returnValue\":true,\"conditions\":[\"%s\"]}"
        .formatted(percentage, condition);
  }

  private static Statsig open(byte[] specs) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new Bytes(specs))
            .setDisableUserCountryLookup(true)
            .build();
    Statsig statsig = new Statsig("", options);
    statsig.initialize().join();
    return statsig;
  }

  private static void memory() throws Exception {
    System.out.printf("%n| gates | JSON, B a gate | compiled, B a gate |%n|---|---|---|%n");
    for (int gates : new int[] {1_000, 10_000}) {
      byte[] json = BigSpecs.of(42).gates(gates).toBytes();
      CompiledSpecFile[] kept = new CompiledSpecFile[10];
      kept[0] = CompiledSpecFile.of(json);
      long before = used();
      for (int i = 0; i < kept.length; i++) {
        kept[i] = CompiledSpecFile.of(json);
      }
      long each = (used() - before) / (kept.length - 1);
      System.out.printf(
          Locale.ROOT, "| %,d | %,d | %,d |%n", gates, json.length / gates, each / gates);
      Arrays.fill(kept, kept[0]);
    }
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class Bytes implements SpecSource {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public String name() {
      return "Bytes";
    }

    @Override
    public void start(SpecReceiver receiver) throws IOException, dev.postern.SpecFormatException {
      receiver.receive(new ByteArrayInputStream(bytes));
    }
  }
}
