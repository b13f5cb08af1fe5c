package dev.postern;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a client's metrics, such as how long a spec download took, and hands them to a metrics
 * system. Every name begins with {@code statsig.sdk.}. Called from threads of the client, never
 * from a check; what it throws is logged and ignored.
 *
 * @since 0.1.0
 */
public interface ObservabilityClient {
  /** Called once, when the client is made. */
  void init();

  /** Adds to a counter. */
  void increment(String metricName, double value, @Nullable Map<String, String> tags);

  /** Sets a gauge. */
  void gauge(String metricName, double value, @Nullable Map<String, String> tags);

  /** Records one value of a distribution; durations are in milliseconds. */
  void dist(String metricName, double value, @Nullable Map<String, String> tags);

  /** Takes an error of the client itself. */
  void error(String tag, String error);

  /**
   * Whether a tag that has very many values, such as {@code lcut}, may be given; false unless
   * overridden.
   */
  default boolean shouldEnableHighCardinalityForThisTag(String tag) {
    return false;
  }
}
