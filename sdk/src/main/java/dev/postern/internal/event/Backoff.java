package dev.postern.internal.event;

import java.time.Duration;

/**
 * How long a pipeline waits: each failure doubles the interval, each success halves it, between a
 * second and a minute; a server may ask for longer. Guarded by the pipeline's lock.
 */
final class Backoff {
  /** The interval while all goes well. */
  static final long LEAST_MS = 1_000;

  private static final long MOST_MS = 60_000;

  /** A server that asks for more is asked again anyway. */
  private static final long MOST_SERVER_MS = Duration.ofHours(1).toMillis();

  private long intervalMs = LEAST_MS;
  private long notBefore = Long.MIN_VALUE;
  private long serverUntil = Long.MIN_VALUE;
  private int failures;

  long intervalMs() {
    return intervalMs;
  }

  /** Whether the last failures have not been made up for yet. */
  boolean isActive() {
    return intervalMs > LEAST_MS;
  }

  /** How many failures there were; attempts that begin at the same number count as one. */
  int failures() {
    return failures;
  }

  /** From when on one may try; who is asked to hurry waits only for the server. */
  long allowedAt(boolean urgent) {
    return urgent ? serverUntil : Math.max(notBefore, serverUntil);
  }

  void succeeded(long now) {
    intervalMs = Math.max(LEAST_MS, intervalMs / 2);
    notBefore = isActive() ? now + intervalMs : now;
  }

  /** Notes a failure of an attempt that began when there were so many failures. */
  void failed(long now, int startedAt, Duration retryAfter) {
    if (startedAt == failures) {
      failures++;
      intervalMs = Math.min(MOST_MS, intervalMs * 2);
    }
    notBefore = now + intervalMs;
    long serverMs = Math.min(MOST_SERVER_MS, millis(retryAfter));
    if (serverMs > 0) {
      serverUntil = Math.max(serverUntil, now + serverMs);
    }
  }

  private static long millis(Duration delay) {
    return delay.toSeconds() > MOST_SERVER_MS / 1000 ? MOST_SERVER_MS : delay.toMillis();
  }
}
