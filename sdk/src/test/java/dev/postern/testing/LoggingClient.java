package dev.postern.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.EventLogStatus;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A client whose events are collected, with a clock that stands still. */
public final class LoggingClient implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

  public final ManualScheduler time = new ManualScheduler(START);
  public final EventCollector sink = new EventCollector();
  public final Statsig statsig;

  public LoggingClient(SpecJson specs) {
    this(specs, options -> {});
  }

  public LoggingClient(SpecJson specs, Consumer<StatsigOptions.Builder> settings) {
    this(specs.json(), settings);
  }

  public LoggingClient(String specs, Consumer<StatsigOptions.Builder> settings) {
    this(new BytesSource(specs), settings);
  }

  public LoggingClient(BytesSource source, Consumer<StatsigOptions.Builder> settings) {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setSpecSource(source)
            .setClock(time)
            .setScheduler(time)
            .addEventSink(sink);
    settings.accept(options);
    statsig = new Statsig("", options.build());
    statsig.initialize().join();
  }

  /** Sends what is queued, and gives the events since it was last called. */
  public List<JsonNode> events() {
    flush();
    List<JsonNode> events = sink.json();
    sink.forget();
    return events;
  }

  /** The only event since {@link #events} was last called. */
  public JsonNode event() {
    List<JsonNode> events = events();
    if (events.size() != 1) {
      throw new AssertionError("expected one event: " + events);
    }
    return events.get(0);
  }

  public void flush() {
    CompletableFuture<Void> flushed = statsig.flushEvents();
    time.run();
    flushed.join();
  }

  /** The counts of the collector. */
  public EventLogStatus.Sink status() {
    return statsig.getEventLogStatus().sinks().get(0);
  }

  @Override
  public void close() {
    CompletableFuture<Void> closed = statsig.shutdown();
    time.run();
    time.move(Duration.ofHours(2));
    closed.join();
  }
}
