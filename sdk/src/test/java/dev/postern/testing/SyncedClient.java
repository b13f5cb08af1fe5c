package dev.postern.testing;

import dev.postern.EvaluationDetails;
import dev.postern.InitializeDetails;
import dev.postern.OutputLogger.LogLevel;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A client of a server, whose polls come when the test moves the time. It logs no events. */
public final class SyncedClient implements AutoCloseable {
  public static final String KEY = "secret-netkey1234567";
  public static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
  public static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final StatsigUser ANN = StatsigUser.of("ann");

  public final ManualScheduler time = new ManualScheduler(START);
  public final KeptLog log = new KeptLog();
  public final Statsig statsig;

  public SyncedClient(SpecServer server) {
    this(options -> options.setSpecsUrl(server.specsUrl()));
  }

  public SyncedClient(SpecServer server, Consumer<StatsigOptions.Builder> settings) {
    this(
        options -> {
          options.setSpecsUrl(server.specsUrl());
          settings.accept(options);
        });
  }

  public SyncedClient(Consumer<StatsigOptions.Builder> settings) {
    this(KEY, settings);
  }

  public SyncedClient(String key, Consumer<StatsigOptions.Builder> settings) {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setClock(time)
            .setScheduler(time)
            .setOutputLoggerLevel(LogLevel.INFO)
            .setOutputLoggerProvider(log)
            .setDisableAllLogging(true);
    settings.accept(options);
    statsig = new Statsig(key, options.build());
  }

  public InitializeDetails start() {
    return statsig.initializeWithDetails().join();
  }

  /** Lets the interval pass and waits until the next poll is planned. */
  public void poll() {
    pass(INTERVAL);
  }

  /** Lets time pass, and waits until something is planned again. */
  public void pass(Duration duration) {
    awaitTask();
    time.move(duration);
    awaitTask();
  }

  /** Waits until something is planned, be it the next poll. */
  public void awaitTask() {
    time.awaitTask(INTERVAL);
  }

  public boolean passes(String gate) {
    return statsig.checkGate(ANN, gate);
  }

  public String reason(String gate) {
    return details(gate).getReason();
  }

  public EvaluationDetails details(String gate) {
    return statsig.getFeatureGate(ANN, gate).getEvaluationDetails();
  }

  @Override
  public void close() {
    CompletableFuture<Void> closed = statsig.shutdown();
    time.run();
    closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
