package dev.postern.jmh;

import dev.postern.CompiledSpecFile;
import dev.postern.SpecFormatException;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.fixtures.BigSpecs;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What specs and id lists take in memory, and that a client takes no more after ten million users.
 * Ends with an error if it does.
 */
public final class Memory {
  private static final int COPIES = 10;
  private static final int USERS = 200;
  private static final int MILLION = 1_000_000;
  private static final int MILLIONS = 10;
  private static final long MOST_GROWTH = 4 << 20;

  private Memory() {}

  /** Prints the tables. */
  public static void main(String[] args) throws Exception {
    specs();
    idLists();
    System.exit(isFlat() ? 0 : 1);
  }

  private static void specs() throws Exception {
    System.out.printf("| specs | JSON, B | compiled, B | compiled to JSON |%n|---|---|---|---|%n");
    row("the storefront of the fixtures", Fixtures.STOREFRONT.specBytes());
    if (System.getProperty("rows.specs") != null) {
      row("those of `-Drows.specs`", Storefront.specs());
    }
    row("1,000 generated gates", BigSpecs.of(42).gates(1_000).toBytes());
    row("10,000 generated gates", BigSpecs.of(42).gates(10_000).toBytes());
    asked(BigSpecs.of(42).gates(10_000).toBytes());
  }

  /** Answers are made when they are first asked for: this makes nearly all of them. */
  private static void asked(byte[] json) throws InterruptedException {
    long before = used();
    try (Statsig statsig = Clients.of(json)) {
      List<String> gates = statsig.getFeatureGateList();
      BigSpecs.of(42)
          .users(USERS)
          .map(StatsigUser::fromJson)
          .forEach(user -> askAll(statsig, user, gates));
      row("the same, each gate asked about 200 users", json.length, used() - before);
    }
  }

  private static void askAll(Statsig statsig, StatsigUser user, List<String> gates) {
    for (String gate : gates) {
      statsig.checkGate(user, gate);
    }
  }

  private static void row(String name, byte[] json) throws Exception {
    List<CompiledSpecFile> kept = copies(json, 1); // Loads what the first one needs.
    long before = used();
    kept.addAll(copies(json, COPIES));
    long each = (used() - before) / COPIES;
    row(name, json.length, kept.isEmpty() ? 0 : each);
  }

  private static void row(String name, int json, long compiled) {
    System.out.printf(
        Locale.ROOT, "| %s | %,d | %,d | %.2f |%n", name, json, compiled, (double) compiled / json);
  }

  private static List<CompiledSpecFile> copies(byte[] json, int count)
      throws IOException, SpecFormatException {
    List<CompiledSpecFile> copies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      copies.add(CompiledSpecFile.of(json));
    }
    return copies;
  }

  private static void idLists() throws InterruptedException {
    System.out.printf("%n| ids of an id list | B an id |%n|---|---|%n");
    byte[] specs = GrowthSpecs.idList();
    Clients.withIds(specs, 1).close();
    for (int ids : new int[] {10_000, 100_000, MILLION}) {
      long before = used();
      try (Statsig statsig = Clients.withIds(specs, ids)) {
        long taken = used() - before;
        statsig.checkGate(StatsigUser.of("user-0"), GrowthSpecs.GATE);
        System.out.printf(Locale.ROOT, "| %,d | %.1f |%n", ids, (double) taken / ids);
      }
    }
  }

  /** Each user is asked about as a request of a web service would, and logged. */
  private static boolean isFlat() throws InterruptedException {
    System.out.printf("%n| million distinct users | heap in use, MB |%n|---|---|%n");
    long first = 0;
    long last = 0;
    try (Statsig statsig = Storefront.loggingClient()) {
      for (int million = 1; million <= MILLIONS; million++) {
        for (int number = 0; number < MILLION; number++) {
          ask(statsig, (long) million * MILLION + number);
        }
        statsig.flushEvents().join();
        last = used();
        first = million == 1 ? last : first;
        System.out.printf(Locale.ROOT, "| %d | %.1f |%n", million, last / 1048576.0);
      }
    }
    System.out.printf(Locale.ROOT, "%nfrom the first million to the last: %,d B%n", last - first);
    return last - first <= MOST_GROWTH;
  }

  private static void ask(Statsig statsig, long number) {
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID("u-" + number)
            .setEmail("u" + number + "@post.example")
            .setIp("91." + number % 251 + "." + number % 241 + "." + number % 239)
            .setUserAgent(
                "Mozilla/5.0 (Windows NT 10.0) Chrome/" + number % 9_973 + ".0 Safari/537")
            .setCustomIDs(Map.of("companyID", "c-" + number % 100_003))
            .build();
    statsig.checkGate(user, Storefront.ROLLOUT);
    statsig.checkGate(user, Storefront.USER_AGENT);
    statsig.checkGate(user, Storefront.COUNTRY);
    statsig.getLayer(user, Storefront.LAYER).getInt(Storefront.LAYER_PARAMETER, 0);
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
