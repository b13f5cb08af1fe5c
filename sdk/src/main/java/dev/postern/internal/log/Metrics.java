package dev.postern.internal.log;

import dev.postern.ObservabilityClient;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands a client's metrics to the observability client, if there is one. Names are given without
 * {@code statsig.sdk.}. Never throws. Thread-safe.
 */
public final class Metrics {
  private static final String PREFIX = "statsig.sdk.";

  private final @Nullable ObservabilityClient client;
  private final ClientLog log;

  /**
   * Metrics for a client; null for none, for which no lambda is made: each takes a start 0.2 ms.
   */
  public Metrics(@Nullable ObservabilityClient client, ClientLog log) {
    this.client = client;
    this.log = log;
  }

  /** Whether anyone gets them. */
  public boolean areHeard() {
    return client != null;
  }

  /** Tells the client that metrics will follow; to be called once. */
  public void init() {
    if (client != null) {
      tell(client, ObservabilityClient::init);
    }
  }

  /** Adds to a counter without tags. */
  public void increment(String name, long count) {
    if (client != null) {
      tell(client, to -> to.increment(PREFIX + name, (double) count, null));
    }
  }

  /** Adds one to a counter. */
  public void increment(String name, Map<String, String> tags) {
    if (client != null) {
      tell(client, to -> to.increment(PREFIX + name, 1, allowed(to, tags)));
    }
  }

  /** Records one value, of a duration in milliseconds. */
  public void dist(String name, long millis, Map<String, String> tags) {
    if (client != null) {
      tell(client, to -> to.dist(PREFIX + name, (double) millis, allowed(to, tags)));
    }
  }

  /**
   * Hands over an error of the client itself, and counts it.
   *
   * @param tag what has failed
   * @param kind what kind of error it is
   */
  public void error(String tag, String kind, String error) {
    increment("sdk_exceptions_count", Map.of("tag", tag, "exception", kind));
    if (client != null) {
      tell(client, to -> to.error(tag, error));
    }
  }

  /** Tags of which each spec file has another value are given only when they are wanted. */
  private static Map<String, String> allowed(ObservabilityClient to, Map<String, String> tags) {
    Map<String, String> allowed = new LinkedHashMap<>(tags);
    allowed
        .keySet()
        .removeIf(tag -> isOfManyValues(tag) && !to.shouldEnableHighCardinalityForThisTag(tag));
    return allowed;
  }

  private static boolean isOfManyValues(String tag) {
    return tag.equals("lcut") || tag.equals("prev_lcut");
  }

  private void tell(ObservabilityClient to, Call call) {
    try {
      call.on(to);
    } catch (RuntimeException broken) {
      log.debug("the observability client failed: " + broken);
    }
  }

  private interface Call {
    void on(ObservabilityClient client);
  }
}
