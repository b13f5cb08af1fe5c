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

  /**
   * Adds to a counter.
   *
   * @param metricName the name, which begins with {@code statsig.sdk.}
   * @param value the value
   * @param tags further texts by name; null for none
   */
  void increment(String metricName, double value, @Nullable Map<String, String> tags);

  /**
   * Sets a gauge.
   *
   * @param metricName the name, which begins with {@code statsig.sdk.}
   * @param value the value
   * @param tags further texts by name; null for none
   */
  void gauge(String metricName, double value, @Nullable Map<String, String> tags);

  /**
   * Records one value of a distribution; durations are in milliseconds.
   *
   * @param metricName the name, which begins with {@code statsig.sdk.}
   * @param value the value
   * @param tags further texts by name; null for none
   */
  void dist(String metricName, double value, @Nullable Map<String, String> tags);

  /**
   * Takes an error of the client itself.
   *
   * @param tag what it is about
   * @param error what went wrong
   */
  void error(String tag, String error);

  /**
   * {@return whether a tag that has very many values, such as {@code lcut}, may be given; false
   * unless overridden}
   *
   * @param tag what it is about
   */
  default boolean shouldEnableHighCardinalityForThisTag(String tag) {
    return false;
  }
}
