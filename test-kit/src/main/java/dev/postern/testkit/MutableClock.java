package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until a test moves it. What a client does later, such as forgetting
 * which exposures it has logged, happens on the thread that moves the clock past its time.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class MutableClock implements InstantSource {
  private volatile Instant now;
  private volatile Runnable whenMoved = () -> {};

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
   * @param time the new time
   */
  public void set(Instant time) {
    now = requireNonNull(time, "time is null");
    whenMoved.run();
  }

  /**
   * Moves the time.
   *
   * @param duration by how much; may be negative
   */
  public void advance(Duration duration) {
    synchronized (this) {
      now = now.plus(duration);
    }
    whenMoved.run();
  }

  void whenMoved(Runnable action) {
    whenMoved = action;
  }
}
