package dev.postern;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link DataStore} has under a key, as bytes.
 *
 * @since 0.1.0
 */
public final class DataStoreBytesResponse {
  /** The value; null when there is none. */
  public byte @Nullable [] result;

  /** When it was received from Statsig, milliseconds since 1970; null when not known. */
  public @Nullable Long time;

  /**
   * A value, or null, with its time.
   *
   * @param result the value; null for none
   * @param time when it was received, milliseconds since 1970; null when not known
   */
  public DataStoreBytesResponse(byte @Nullable [] result, @Nullable Long time) {
    this.result = result;
    this.time = time;
  }

  /** {@return the {@link #result}, not copied} */
  public byte @Nullable [] getResult() {
    return result;
  }

  /** {@return the {@link #time}} */
  public @Nullable Long getTime() {
    return time;
  }

  /** The length of the value and its time. */
  @Override
  public String toString() {
    return "DataStoreBytesResponse{%s, time=%s}"
        .formatted(result == null ? "no result" : result.length + " bytes", time);
  }
}
