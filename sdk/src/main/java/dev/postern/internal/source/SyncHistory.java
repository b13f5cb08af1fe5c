package dev.postern.internal.source;

import dev.postern.internal.log.ClientLog;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How getting specs has gone. A failure is logged when it follows a success, and a success when it
 * follows a failure; not each time. Thread-safe.
 */
public final class SyncHistory {
  private final InstantSource clock;
  private final ClientLog log;
  private State state = new State(0, 0, null, 0);

  SyncHistory(InstantSource clock, ClientLog log) {
    this.clock = clock;
    this.log = log;
  }

  /**
   * What there is to tell. Times are milliseconds since 1970, 0 for never.
   *
   * @param lastAttempt when specs were last asked for
   * @param failures how often in a row that failed
   * @param lastError why it last failed; null when it never did
   * @param nextPoll when specs are asked for again
   */
  public record State(long lastAttempt, int failures, @Nullable String lastError, long nextPoll) {}

  /** What there is to tell now. */
  public synchronized State state() {
    return state;
  }

  /**
   * Notes an attempt.
   *
   * @param failure null for one that went well
   * @param hasSpecs whether there are specs all the same
   */
  synchronized void attempted(@Nullable Throwable failure, boolean hasSpecs) {
    if (failure == null) {
      succeeded();
    } else {
      failed(Failures.reason(failure), hasSpecs);
    }
  }

  synchronized void planned(Duration delay) {
    long next = clock.millis() + delay.toMillis();
    state = new State(state.lastAttempt, state.failures, state.lastError, next);
  }

  private void succeeded() {
    if (state.failures > 0) {
      log.info("The specs can be had again, after " + state.failures + " failures");
    }
    state = new State(clock.millis(), 0, state.lastError, 0);
  }

  private void failed(String reason, boolean hasSpecs) {
    if (state.failures == 0) {
      String then =
          hasSpecs ? "what there is stays in use" : "checks give defaults until there are some";
      log.warn("The specs could not be had, and " + then + ": " + reason);
    }
    state = new State(clock.millis(), state.failures + 1, reason, 0);
  }
}
