package dev.postern.spi;

import java.time.Duration;

/**
 * Runs what a client does later: polls, flushes, retries, loading what can wait. The default is one
 * daemon thread for each client, which begins with the first task. Tests give one that they move by
 * hand, together with a clock.
 *
 * @since 0.1.0
 */
public interface Scheduler extends AutoCloseable {
  /**
   * Runs a task once, after a delay. A task does not wait for anything; it is done quickly or hands
   * on. A task that is refused because the scheduler is closed is dropped.
   *
   * @param task what is run
   * @param delay how long to wait
   * @return takes the task back if it has not begun
   */
  Task schedule(Runnable task, Duration delay);

  /** Drops what has not begun and frees the thread. The client closes its own scheduler only. */
  @Override
  default void close() {}

  /** A task that is to be run. */
  @FunctionalInterface
  interface Task {
    /** Takes it back if it has not begun. Cancelling twice does no harm. */
    void cancel();
  }
}
