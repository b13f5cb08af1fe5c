package dev.postern.internal.event;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /** How long to wait; empty when the text is neither, and at least nothing. */
  static Optional<Duration> parse(String header, InstantSource clock) {
    String text = header.strip();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = text.length() > MOST_DIGITS ? "9".repeat(MOST_DIGITS) : text;
      return Optional.of(Duration.ofSeconds(Integer.parseInt(digits)));
    }
    try {
      Instant date = ZonedDateTime.parse(text, RFC_1123_DATE_TIME).toInstant();
      Duration delay = Duration.between(clock.instant(), date);
      return Optional.of(delay.isNegative() ? Duration.ZERO : delay);
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
