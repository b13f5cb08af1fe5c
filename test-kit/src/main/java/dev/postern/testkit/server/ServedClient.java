package dev.postern.testkit.server;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A client of a {@link FakeStatsigServer}, over real HTTP, for which time stands still until the
 * test moves it: nothing has to be waited for. It looks for id lists as well. It is initialised
 * when it is made, which may take a minute of real time; when that fails, it has no specs, as in
 * real life.
 *
 * <pre>{@code
 * ServedClient client = server.newClient();
 * server.publish(SPECS.with(s -> s.gate("beta", g -> g.pass(100))));
 * client.poll();
 * assertTrue(client.statsig().checkGate(ann, "beta"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ServedClient implements AutoCloseable {
  /** Nothing else waits for just as long, so that polls are known by it. */
  private static final Duration INTERVAL = Duration.ofMillis(9_973);

  /** Retries of a poll come sooner than this. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Whether the first download works does not hang on how busy the machine is. */
  private static final Duration START = Duration.ofMinutes(1);

  private static final Duration ENOUGH_TO_END = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final PassingTime time = new PassingTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final Statsig statsig;

  ServedClient(FakeStatsigServer server, Consumer<? super StatsigOptions.Builder> options) {
    StatsigOptions.Builder settings =
        server.statsigOptions().setEnableIDLists(true).setInitTimeoutMs(START.toMillis());
    options.accept(settings);
    settings
        .setClock(time)
        .setScheduler(time)
        .setSpecsSyncIntervalMs(INTERVAL.toMillis())
        .setIdListsSyncIntervalMs(INTERVAL.toMillis());
    statsig = new Statsig(FakeStatsigServer.SDK_KEY, settings.build());
    statsig.initialize().join();
  }

  /** {@return the client} */
  public Statsig statsig() {
    return statsig;
  }

  /**
   * Lets the next poll of specs and of id lists happen, with their retries, and returns when they
   * are over. Some ten seconds pass for the client.
   *
   * @throws IllegalStateException after half a minute in which they were not
   */
  public void poll() {
    int polls = time.waiting(INTERVAL);
    time.pass(INTERVAL);
    while (!time.await(polls, INTERVAL, SOON)) {
      time.pass(SOON);
    }
  }

  /**
   * Lets time pass for the client; what is due is begun when this returns.
   *
   * @param duration how long
   */
  public void pass(Duration duration) {
    time.pass(duration);
  }

  /**
   * Sends what waits, and shuts the client down. Events that the server does not take are given up.
   * Closing twice does no harm.
   */
  @Override
  public void close() {
    CompletableFuture<Void> closed = statsig.shutdown();
    closed.copy().completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    time.pass(ENOUGH_TO_END);
    closed.join();
  }
}
