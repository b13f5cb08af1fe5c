package dev.postern.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The platform's client leaves the connection open of each answer whose head it cannot read, see
 * {@code docs/security.md}. A JVM has room for some thousands of these.
 */
public final class UnreadableHeads {
  private static final int MOST = 2_000;
  private static final Pattern READABLE =
      Pattern.compile("HTTP/1\\.[01] [1-9]\\d\\d[ \r\n].*?\n\r?\n.*", Pattern.DOTALL);
  private static final Pattern BAD_FIELD =
      Pattern.compile("\n(?![-!#$%&'*+.^_`|~0-9A-Za-z]+:|\r?\n)|(?i)content-length: *(?!\\d+ *\r)");

  private static final AtomicInteger SENT = new AtomicInteger();

  private UnreadableHeads() {}

  /** Whether the answer may be sent: its head can be read, or there were not many such yet. */
  public static boolean haveRoomFor(byte[] answer) {
    return isReadable(new String(answer, ISO_8859_1)) || SENT.incrementAndGet() <= MOST;
  }

  private static boolean isReadable(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    return end >= 0
        && READABLE.matcher(answer).matches()
        && !BAD_FIELD.matcher(answer.substring(0, end + 2)).find();
  }
}
