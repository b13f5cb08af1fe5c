package dev.postern.localmode.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A line on a terminal that says how far a long command is; nothing for a short one. */
final class Progress {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int LOOK_AT_CLOCK_EVERY = 100;
  private static final int BAR_WIDTH = 30;

  private final PrintWriter terminal;
  private final boolean isShown;
  private final InstantSource clock;
  private final int total;
  private Instant next;
  private int done;
  private boolean hasShown;

  /** Progress through a number of users; 0 where that is not known. */
  Progress(PrintWriter terminal, boolean isShown, InstantSource clock, int total) {
    this.terminal = terminal;
    this.isShown = isShown;
    this.clock = clock;
    this.total = total;
    this.next = clock.instant().plus(QUIET);
  }

  void step() {
    done++;
    if (isShown && done % LOOK_AT_CLOCK_EVERY == 0 && clock.instant().isAfter(next)) {
      next = clock.instant().plus(BETWEEN);
      hasShown = true;
      show();
    }
  }

  private void show() {
    terminal.printf(Locale.ROOT, "\r%s%,d users", bar(), done);
    terminal.flush();
  }

  private String bar() {
    if (total == 0) {
      return "";
    }
    int filled = (int) Math.min(BAR_WIDTH, (long) BAR_WIDTH * done / total);
    return "[%s%s] %3d %% "
        .formatted(
            "#".repeat(filled), " ".repeat(BAR_WIDTH - filled), Math.min(100, 100L * done / total));
  }

  void end() {
    if (hasShown) {
      show();
      terminal.println();
      terminal.flush();
    }
  }
}
