package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final int STEPS = 100;

  private final StringWriter shown = new StringWriter();
  private Instant now = Instant.EPOCH;

  @Test
  void aShortCommandShowsNone() {
    Progress progress = progress(true, 1000);
    pass(progress, 1);
    progress.end();
    assertThat(shown.toString()).isEmpty();
  }

  @Test
  void aLongOneShowsABar() {
    Progress progress = progress(true, 1000);
    pass(progress, 3);
    assertThat(shown.toString())
        .isEqualTo("\r[" + "#".repeat(3) + " ".repeat(27) + "]  10 % 100 users");
    pass(progress, 4);
    assertThat(shown.toString()).endsWith("]  20 % 200 users");
  }

  @Test
  void withoutATotalItCounts() {
    Progress progress = progress(true, 0);
    pass(progress, 3);
    progress.end();
    assertThat(shown.toString()).isEqualTo("\r100 users\r100 users" + System.lineSeparator());
  }

  @Test
  void whereNobodyLooksNothingIsShown() {
    Progress progress = progress(false, 1000);
    pass(progress, 10);
    progress.end();
    assertThat(shown.toString()).isEmpty();
  }

  private Progress progress(boolean isShown, int total) {
    InstantSource clock = () -> now;
    return new Progress(new PrintWriter(shown), isShown, clock, total);
  }

  private void pass(Progress progress, int seconds) {
    now = Instant.EPOCH.plusSeconds(seconds);
    for (int i = 0; i < STEPS; i++) {
      progress.step();
    }
  }
}
