package dev.postern.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a batch of events is not in safe keeping.
 *
 * @since 0.1.0
 */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether it may go well another time. */
  private final boolean isRetryable;

  /** Before which it must not be tried; null for no such time. */
  private final @Nullable Duration retryAfter;

  private DeliveryException(String message, boolean isRetryable, @Nullable Duration retryAfter) {
    super(message);
    this.isRetryable = isRetryable;
    this.retryAfter = retryAfter;
  }

  /**
   * It may go well another time. The message must hold no secret: it is logged.
   *
   * @param message what happened
   * @return what to throw
   */
  public static DeliveryException retryable(String message) {
    return new DeliveryException(message, true, null);
  }

  /**
   * It may go well after that time, and must not be tried before.
   *
   * @param delay how long to wait
   * @param message what happened
   * @return what to throw
   */
  public static DeliveryException retryableAfter(Duration delay, String message) {
    return new DeliveryException(message, true, delay);
  }

  /**
   * This batch will never be taken.
   *
   * @param message what happened
   * @return what to throw
   */
  public static DeliveryException refused(String message) {
    return new DeliveryException(message, false, null);
  }

  /** {@return whether to try again} */
  public boolean isRetryable() {
    return isRetryable;
  }

  /** {@return how long not to try again; empty when that is up to the client} */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
