package dev.postern.localmode.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A line on a terminal that says how far a long command is; nothing for a short one. */
final class Progress {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int LOOK_AT_CLOCK_EVERY = 100;

  private final PrintWriter terminal;
  private final boolean isShown;
  private final InstantSource clock;
  private Instant next;
  private int done;
  private boolean hasShown;

  Progress(PrintWriter terminal, boolean isShown, InstantSource clock) {
    this.terminal = terminal;
    this.isShown = isShown;
    this.clock = clock;
    this.next = clock.instant().plus(QUIET);
  }

  void step() {
    done++;
    if (isShown && done % LOOK_AT_CLOCK_EVERY == 0 && clock.instant().isAfter(next)) {
      next = clock.instant().plus(BETWEEN);
      hasShown = true;
      terminal.printf("\r%,d users", done);
      terminal.flush();
    }
  }

  void end() {
    if (hasShown) {
      terminal.printf("\r%,d users%n", done);
      terminal.flush();
    }
  }
}
