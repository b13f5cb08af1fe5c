package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/** Points in time in the forms the engine reads, as milliseconds since 1970. */
final class Times {
  /** Numbers smaller than this count as seconds. */
  private static final long SECONDS_BELOW = 10_000_000_000L;

  private static final int LONGEST_TEXT = 20;

  private Times() {}

  /** The time form of a user's text: an integer as it is, else a date of up to 20 characters. */
  static @Nullable Long ofUserText(String text) {
    Long integer = Numbers.parseInteger(text);
    return integer != null ? integer : mayBeDate(text) ? Dates.millis(text) : null;
  }

  /** Every date has a dash; most texts have none, and need not be matched. */
  private static boolean mayBeDate(String text) {
    return text.length() <= LONGEST_TEXT && text.contains("-");
  }

  /** The time a spec's target names: a date or an integer, else a double cut to one. */
  static @Nullable Long ofTarget(@Nullable Object target) {
    if (target instanceof Number number) {
      return (long) number.doubleValue();
    }
    if (!(target instanceof String text)) {
      return null;
    }
    Long integer = Numbers.parseInteger(text);
    Long time = integer != null ? integer : Dates.millis(text);
    return time != null ? time : cut(text);
  }

  /** Text that spells NaN is a number too, of which nothing is left. */
  private static @Nullable Long cut(String text) {
    double number = Numbers.parse(text);
    return Double.isNaN(number) && !Numbers.isNotANumber(text) ? null : Long.valueOf((long) number);
  }

  /** A number below 10,000,000,000 in size is seconds. */
  static long toMillis(long secondsOrMillis) {
    return Math.abs(secondsOrMillis) < SECONDS_BELOW ? secondsOrMillis * 1000 : secondsOrMillis;
  }
}
