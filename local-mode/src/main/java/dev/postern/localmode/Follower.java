package dev.postern.localmode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * When files are read: decisions only, no threads and no waiting. A change is taken up when nothing
 * has changed for a moment, or after a while at the latest; what failed is tried again, less and
 * less often. Thread-safe.
 */
final class Follower {
  private static final long QUIET = 100;
  private static final long LONGEST_UNREST = 400;
  private static final long LONGEST_RETRY = 30_000;
  private static final int MOST_UNSETTLED = 10;

  /** File systems may tell times of change no finer than that. */
  private static final long TIME_GRAIN = 2_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final Followed followed;
  private final LongSupplier millis;
  private final long pollInterval;

  private Map<Path, FileStamp> stamps = Map.of();
  private long firstChange = NEVER;
  private long lastChange = NEVER;
  private long readAgainAt = NEVER;
  private int failures;
  private int unsettled;

  /**
   * A follower that has read nothing.
   *
   * @param millis a clock that only goes forward
   */
  Follower(Followed followed, Duration pollInterval, LongSupplier millis) {
    this.followed = followed;
    this.pollInterval = pollInterval.toMillis();
    this.millis = millis;
  }

  /** Reads the files whether they changed or not, and tells whether they could be used. */
  synchronized boolean readNow() {
    stamps = FileStamp.of(followed.files());
    for (int i = 0; i < MOST_UNSETTLED; i++) {
      Followed.Reading reading = followed.read();
      if (isSettled()) {
        return use(reading);
      }
    }
    return use(followed.read());
  }

  /**
   * Looks at the files, and reads them if it is time to.
   *
   * @param isTouched whether a change was noticed, which the files may not show
   * @return after how long at the latest to look again
   */
  synchronized Duration step(boolean isTouched) {
    long now = millis.getAsLong();
    if (!isSettled() || isTouched) {
      noteChange(now);
    }
    if (isQuiet(now)) {
      readChange(now);
    } else if (now >= readAgainAt) {
      readAgainAt = NEVER;
      use(followed.read());
    }
    return untilNextStep(millis.getAsLong());
  }

  /** The files, those that are not there too. */
  Collection<Path> files() {
    return followed.files();
  }

  private boolean isSettled() {
    Map<Path, FileStamp> before = stamps;
    stamps = FileStamp.of(followed.files());
    return stamps.equals(before);
  }

  private void noteChange(long now) {
    firstChange = Math.min(firstChange, now);
    lastChange = now;
  }

  private boolean isQuiet(long now) {
    return lastChange != NEVER
        && (now - lastChange >= QUIET || now - firstChange >= LONGEST_UNREST);
  }

  private void readChange(long now) {
    firstChange = NEVER;
    lastChange = NEVER;
    readAgainAt = now + TIME_GRAIN;
    Followed.Reading reading = followed.read();
    if (isSettled() || ++unsettled > MOST_UNSETTLED) {
      use(reading);
    } else {
      noteChange(now);
    }
  }

  private boolean use(Followed.Reading reading) {
    unsettled = 0;
    boolean isUsed = reading.use();
    failures = isUsed ? 0 : failures + 1;
    if (!isUsed) {
      readAgainAt = millis.getAsLong() + retryDelay();
    }
    return isUsed;
  }

  /** At first as often as the files are looked at, then half as often each time. */
  private long retryDelay() {
    long doubled = pollInterval << Math.min(failures - 1, 20);
    return Math.min(doubled, Math.max(LONGEST_RETRY, pollInterval));
  }

  private Duration untilNextStep(long now) {
    long delay = pollInterval;
    if (lastChange != NEVER) {
      delay = Math.min(delay, lastChange + QUIET - now);
    }
    if (readAgainAt != NEVER) {
      delay = Math.min(delay, readAgainAt - now);
    }
    return Duration.ofMillis(Math.max(1, delay));
  }
}
