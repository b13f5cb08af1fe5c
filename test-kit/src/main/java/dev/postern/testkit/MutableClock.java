package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until a test moves it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class MutableClock implements InstantSource {
  private volatile Instant now;

  MutableClock(Instant now) {
    this.now = requireNonNull(now, "now is null");
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Sets the time, forward or back.
   *
   * @param time the time
   */
  public void set(Instant time) {
    now = requireNonNull(time, "time is null");
  }

  /**
   * Moves the time.
   *
   * @param duration how far; may be negative
   */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
