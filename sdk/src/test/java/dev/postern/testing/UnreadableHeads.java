package dev.postern.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The platform's client leaves the connection open of each answer whose head it cannot read, see
 * {@code docs/security.md}. A JVM has room for some thousands of these; what is too much gets a
 * head that can be read.
 */
public final class UnreadableHeads {
  private static final int MOST = 2_000;
  private static final String END = "\r\n\r\n";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-9]\\d\\d(?!\\d)");
  private static final Pattern BAD_FIELD =
      Pattern.compile(
          "\n(?![-!#$%&'*+.^_`|~0-9A-Za-z]+:)|(?i)content-length: *(?!\\d+ *[\r\n]|\\d+$)");

  private static final AtomicInteger SENT = new AtomicInteger();

  private UnreadableHeads() {}

  /** The answer, or its body with another head. */
  public static byte[] limited(byte[] answer) {
    String text = new String(answer, ISO_8859_1);
    int end = text.indexOf(END);
    String head = text.substring(0, Math.max(end, 0));
    boolean isReadable = STATUS.matcher(head).lookingAt() && !BAD_FIELD.matcher(head).find();
    return isReadable || SENT.incrementAndGet() <= MOST
        ? answer
        : RawServer.answer("200 OK", text.substring(end < 0 ? 0 : end + 4).getBytes(ISO_8859_1));
  }
}
