package dev.postern.internal.evaluate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as texts, apart from {@link Times}: specs without them need no patterns at a start. */
final class Dates {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int FIRST_YEAR = -262_143;
  private static final int LAST_YEAR = 262_142;

  /** RFC 3339, with a space or any case of T and Z allowed, and the minus sign U+2212. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d+))?"
              + "(?:[Zz]|([+\\-\u2212])(\\d{2}):(\\d{2}))");

  /**
   * {@code yyyy-MM-dd HH:mm:ss}; each part may be short and have white space before it, the year a
   * sign and then any number of digits.
   */
  private static final Pattern PLAIN =
      Pattern.compile(
          "\\s*([+-][0-9]{1,18}|[0-9]{1,4})-\\s*([0-9]{1,2})-\\s*([0-9]{1,2})"
              + "\\s*([0-9]{1,2}):\\s*([0-9]{1,2}):\\s*([0-9]{1,2})",
          Pattern.UNICODE_CHARACTER_CLASS);

  private Dates() {}

  /** The time that a text names; null when it is no date. */
  static @Nullable Long millis(String text) {
    Matcher rfc3339 = RFC_3339.matcher(text);
    if (rfc3339.matches()) {
      Long seconds = seconds(rfc3339, offsetSeconds(rfc3339));
      return seconds == null ? null : seconds * 1000 + fractionMillis(rfc3339.group(7));
    }
    Matcher plain = PLAIN.matcher(text);
    Long seconds = plain.matches() ? seconds(plain, 0L) : null;
    return seconds == null ? null : seconds * 1000;
  }

  private static @Nullable Long offsetSeconds(Matcher date) {
    String sign = date.group(8);
    if (sign == null) {
      return 0L;
    }
    int hours = number(date, 9);
    int minutes = number(date, 10);
    if (hours > 23 || minutes > 59) {
      return null;
    }
    long seconds = hours * 3600L + minutes * 60L;
    return sign.equals("+") ? seconds : -seconds;
  }

  private static @Nullable Long seconds(Matcher date, @Nullable Long offsetSeconds) {
    int hour = number(date, 4);
    int minute = number(date, 5);
    int second = number(date, 6);
    long year = Long.parseLong(date.group(1));
    boolean isYear = year >= FIRST_YEAR && year <= LAST_YEAR;
    if (offsetSeconds == null || !isYear || hour > 23 || minute > 59 || second > 60) {
      return null;
    }
    try {
      long day = LocalDate.of((int) year, number(date, 2), number(date, 3)).toEpochDay();
      return day * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second - offsetSeconds;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static int fractionMillis(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
  }

  private static int number(Matcher date, int group) {
    return Integer.parseInt(date.group(group));
  }
}
