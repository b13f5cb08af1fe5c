package dev.postern.internal.event;

import dev.postern.internal.json.JsonText;
import dev.postern.internal.store.SdkConfigs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a client does inside, step by step, of which the specs want to know a sample. */
public final class Diagnostics {
  private static final int MOST_MARKERS = 50;
  private static final int RATE_SCALE = 10_000;

  private final EventLog log;
  private final InstantSource clock;
  private final Supplier<SdkConfigs> configs;
  private final RandomGenerator random;
  private final String sdkKey;

  /**
   * Diagnostics that go to a log, at the rates that the configs name at that moment.
   *
   * @param sdkKey what must not be told, even if it is part of a URL
   */
  public Diagnostics(
      EventLog log,
      InstantSource clock,
      Supplier<SdkConfigs> configs,
      RandomGenerator random,
      String sdkKey) {
    this.log = log;
    this.clock = clock;
    this.configs = configs;
    this.random = random;
    this.sdkKey = sdkKey;
  }

  /** What is being done. */
  public enum Topic {
    /** The client starts. */
    INITIALIZE("initialize", "initialize", 10_000),
    /** Specs are polled. */
    SPEC_SYNC("config_sync", "dcs", 1_000),
    /** Id lists are polled. */
    ID_LIST_SYNC("config_sync", "get_id_list", 100);

    private final String context;
    private final String rateKey;
    private final long usualRate;

    Topic(String context, String rateKey, long usualRate) {
      this.context = context;
      this.rateKey = rateKey;
      this.usualRate = usualRate;
    }
  }

  /** Whether anyone gets them. */
  public boolean areHeard() {
    return log != EventLog.NONE;
  }

  /** Begins to note steps. */
  public Trace begin(Topic topic) {
    return new Trace(topic);
  }

  /** The steps of one thing that is done. Thread-safe. */
  public final class Trace {
    private final Topic topic;
    private final List<Map<String, @Nullable Object>> markers = new ArrayList<>();

    private Trace(Topic topic) {
      this.topic = topic;
    }

    /** Notes that something begins, such as {@code overall}, with fields of the marker. */
    public void start(String key, Map<String, ?> fields) {
      mark(key, "start", fields);
    }

    /** Notes that it ends. */
    public void end(String key, Map<String, ?> fields) {
      mark(key, "end", fields);
    }

    /** Logs what was noted, if this one is in the sample. */
    public synchronized void finish() {
      long rate = configs.get().diagnosticsRate(topic.rateKey, topic.usualRate);
      if (!markers.isEmpty() && random.nextDouble() * RATE_SCALE < rate) {
        log.diagnostics(topic.context, withoutKey(JsonText.of(markers)));
      }
      markers.clear();
    }

    private synchronized void mark(String key, String action, Map<String, ?> fields) {
      if (areHeard() && markers.size() < MOST_MARKERS) {
        Map<String, @Nullable Object> marker = new LinkedHashMap<>();
        marker.put("key", key);
        marker.put("action", action);
        marker.put("timestamp", clock.millis());
        marker.putAll(fields);
        markers.add(marker);
      }
    }
  }

  private String withoutKey(String text) {
    return sdkKey.isEmpty() ? text : text.replace(sdkKey, "KEY");
  }
}
