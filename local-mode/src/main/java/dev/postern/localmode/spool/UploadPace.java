package dev.postern.localmode.spool;

import java.time.Duration;

/** How long to wait between uploads. */
final class UploadPace {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Duration interval;
  private int failures;

  UploadPace(Duration interval) {
    this.interval = interval;
  }

  /** How long to wait after an upload. */
  Duration next(UploadResult result) {
    if (result.isComplete()) {
      failures = 0;
      return interval;
    }
    failures++;
    Duration doubled = interval.multipliedBy(1L << Math.min(failures - 1, 20));
    Duration longest = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
    Duration wait = doubled.compareTo(longest) < 0 ? doubled : longest;
    return wait.compareTo(result.retryAfter()) < 0 ? result.retryAfter() : wait;
  }
}
