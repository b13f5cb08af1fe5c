package dev.postern.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.EventLogStatus;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A client under load for minutes: checks of many users, reloads and flushes, against a server on
 * the loopback that fails now and then. Ends with a status other than 0 when the heap grows,
 * threads stay or events are missing.
 */
public final class Soak {
  private static final int LATENCY_BUCKETS = 64 * 16;
  private static final long ALLOWED_GROWTH = 16L << 20;
  private static final String SPECS = Fixtures.STOREFRONT.specText();
  private static final Pattern EVENT = Pattern.compile("\"eventName\"");

  private final AtomicLong received = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong faultyAnswers = new AtomicLong();
  private final AtomicLong versions = new AtomicLong();
  private final AtomicLong checks = new AtomicLong();
  private final long[] latencies = new long[LATENCY_BUCKETS];

  private Soak() {}

  /**
   * Runs for as many minutes as the first argument says, one by default.
   *
   * @param arguments the minutes
   * @throws Exception if it cannot run
   */
  public static void main(String[] arguments) throws Exception {
    double minutes = arguments.length == 0 ? 1 : Double.parseDouble(arguments[0]);
    List<String> faults = new Soak().run((long) (minutes * 60e9));
    faults.forEach(fault -> System.out.println("FAULT: " + fault));
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private List<String> run(long nanos) throws Exception {
    ExecutorService handlers = Executors.newFixedThreadPool(4);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(handlers);
    server.createContext("/specs", this::answerSpecs);
    server.createContext("/events", this::takeEvents);
    server.start();
    try {
      return load("http://127.0.0.1:" + server.getAddress().getPort(), nanos);
    } finally {
      server.stop(0);
      handlers.shutdownNow();
    }
  }

  private List<String> load(String url, long nanos) throws InterruptedException {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecsUrl(url + "/specs")
            .setLogEventUrl(url + "/events")
            .setSpecsSyncIntervalMs(1_000)
            .setEventLoggingFlushIntervalMs(1_000)
            .setDisableUserCountryLookup(true)
            .setShutdownTimeoutMs(30_000)
            .build();
    int threadsBefore = clientThreads();
    Statsig statsig = new Statsig("secret-soak", options);
    statsig.initialize().join();
    long start = System.nanoTime();
    long heapAfterWarmUp = 0;
    long end = start + nanos;
    for (long number = 0; System.nanoTime() < end; number++) {
      check(statsig, number);
      if (number % 20_000 == 0) {
        statsig.flushEvents().join();
      }
      if (heapAfterWarmUp == 0 && System.nanoTime() - start > nanos / 4) {
        heapAfterWarmUp = heapAfterCollection();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long heap = heapAfterCollection();
    int threads = clientThreads();
    long served = versions.get();
    long version = statsig.status().time();
    statsig.shutdown().join();
    EventLogStatus.Sink sink = statsig.getEventLogStatus().sinks().get(0);
    report(seconds, heapAfterWarmUp, heap, threads, sink);
    List<String> faults = faults(heapAfterWarmUp, heap, clientThreads() - threadsBefore, sink);
    if (version < served - 1) { // The latest may be on its way.
      faults.add("specs %,d were in use where %,d had been served".formatted(version, served));
    }
    return faults;
  }

  private void check(Statsig statsig, long number) {
    StatsigUser user = StatsigUser.of("u-" + number % 5_000_000);
    long before = System.nanoTime();
    switch ((int) (number % 8)) {
      case 0 -> statsig.getExperiment(user, Storefront.EXPERIMENT);
      case 1 -> statsig.getLayer(user, Storefront.LAYER).getString("ranking", "");
      case 2 -> statsig.getDynamicConfig(user, Storefront.CONFIG);
      case 3 -> statsig.checkGate(user, Storefront.NESTED);
      default -> statsig.checkGate(user, Storefront.ROLLOUT);
    }
    latencies[bucket(System.nanoTime() - before)]++;
    checks.incrementAndGet();
  }

  private void report(
      double seconds, long heapBefore, long heap, int threads, EventLogStatus.Sink sink) {
    System.out.printf("checks        %,d, %,.0f/s%n", checks.get(), checks.get() / seconds);
    System.out.printf(
        "latency       p50 %,d ns, p99 %,d ns, p99.9 %,d ns%n",
        percentile(0.5), percentile(0.99), percentile(0.999));
    System.out.printf(
        "heap after GC %,d KiB, at a quarter of the time %,d KiB%n", heap >> 10, heapBefore >> 10);
    System.out.printf("threads       %d of the client%n", threads);
    System.out.printf(
        "server        %,d new spec files, %,d faulty answers%n",
        versions.get(), faultyAnswers.get());
    System.out.printf(
        "events        logged %,d, sent %,d, dropped %,d %s, queued %,d; the server has %,d%n",
        sink.logged(),
        sink.sent(),
        sink.droppedInAll(),
        sink.dropped(),
        sink.queued(),
        received.get());
  }

  private List<String> faults(long heapBefore, long heap, int left, EventLogStatus.Sink sink) {
    List<String> faults = new ArrayList<>();
    if (heap > heapBefore + ALLOWED_GROWTH) {
      faults.add("the heap grows");
    }
    if (left > 0) {
      faults.add(left + " threads are left");
    }
    if (sink.logged() != sink.sent() + sink.droppedInAll() || sink.queued() != 0) {
      faults.add("events are neither sent nor counted");
    }
    if (received.get() != sink.sent()) {
      faults.add("the server has other events than were sent");
    }
    return faults;
  }

  /** Each good answer is a later file. */
  private void answerSpecs(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (requests.incrementAndGet() % 5 == 3) {
      faultyAnswers.incrementAndGet();
      exchange.sendResponseHeaders(503, -1);
    } else {
      long version = versions.incrementAndGet();
      byte[] specs =
          SPECS
              .replaceFirst("\"time\": *[0-9]+", "\"time\": " + version)
              .replaceFirst("\"checksum\": *\"", "\"checksum\": \"" + version)
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(200, specs.length);
      exchange.getResponseBody().write(specs);
    }
    exchange.close();
  }

  /** Every seventh batch is turned away, unread and uncounted; the client tries it again. */
  private void takeEvents(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      byte[] bytes = body.readAllBytes();
      if (requests.incrementAndGet() % 7 == 3) {
        faultyAnswers.incrementAndGet();
        exchange.sendResponseHeaders(500, -1);
        exchange.close();
        return;
      }
      boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      received.addAndGet(count(isPacked ? unpacked(bytes) : bytes));
    }
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  private static long count(byte[] json) {
    Matcher events = EVENT.matcher(new String(json, UTF_8));
    return events.results().count();
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /** Sixteen buckets for each doubling. */
  private static int bucket(long nanos) {
    long value = Math.max(16, nanos);
    int exponent = 63 - Long.numberOfLeadingZeros(value);
    return (int) (exponent * 16L + ((value >> (exponent - 4)) & 15));
  }

  private long percentile(double share) {
    long wanted = (long) (checks.get() * share);
    long seen = 0;
    int bucket = 0;
    while (bucket < LATENCY_BUCKETS - 1 && seen + latencies[bucket] <= wanted) {
      seen += latencies[bucket++];
    }
    int exponent = bucket / 16;
    return (16L + bucket % 16) << Math.max(0, exponent - 4);
  }

  private static long heapAfterCollection() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      Thread.sleep(50);
    }
    return least;
  }

  private static int clientThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("postern"))
            .count();
  }
}
