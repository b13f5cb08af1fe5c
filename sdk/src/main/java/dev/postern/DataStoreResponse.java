package dev.postern;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link DataStore} has under a key.
 *
 * @since 0.1.0
 */
public final class DataStoreResponse {
  /** The value; null when there is none. */
  public @Nullable String result;

  /** When it was received from Statsig, milliseconds since 1970; null when not known. */
  public @Nullable Long time;

  /** Nothing. */
  public DataStoreResponse() {}

  /**
   * A value, or null, with its time.
   *
   * @param result the value; null for none
   * @param time when it was received, milliseconds since 1970; null when not known
   */
  public DataStoreResponse(@Nullable String result, @Nullable Long time) {
    this.result = result;
    this.time = time;
  }

  /** {@return the {@link #result}} */
  public @Nullable String getResult() {
    return result;
  }

  /** {@return the {@link #time}} */
  public @Nullable Long getTime() {
    return time;
  }

  /** The length of the value and its time: the value may be very long. */
  @Override
  public String toString() {
    return "DataStoreResponse{%s, time=%s}"
        .formatted(result == null ? "no result" : result.length() + " characters", time);
  }
}
