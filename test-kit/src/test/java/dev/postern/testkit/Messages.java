package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The messages of {@code messages.txt}: a line {@code ### name}, and the text until the next. */
public final class Messages {
  private static final Map<String, String> TEXTS = read();

  private Messages() {}

  /** Asserts that something fails with the message of that name. */
  public static void assertFails(String name, ThrowingCallable action) {
    Throwable failure = catchThrowable(action);
    assertThat(failure).as(name).isInstanceOf(AssertionError.class);
    assertThat("### " + name + "\n" + withoutLines(String.valueOf(failure.getMessage())))
        .isEqualTo("### " + name + "\n" + TEXTS.get(name));
  }

  /** Whether one of them begins so. */
  public static boolean haveBeginning(String beginning) {
    return TEXTS.values().stream().anyMatch(text -> text.startsWith(beginning));
  }

  /** Lines of source files change too often to stand in a file. */
  private static String withoutLines(String message) {
    return message.replaceAll("\\.java:\\d+\\)", ".java:0)");
  }

  private static Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String section : text().split("(?m)^### ", -1)) {
      int end = section.indexOf('\n');
      if (end > 0) {
        texts.put(section.substring(0, end), section.substring(end + 1).stripTrailing());
      }
    }
    return texts;
  }

  private static String text() {
    try (InputStream in = Messages.class.getResourceAsStream("messages.txt")) {
      return new String(Objects.requireNonNull(in, "messages.txt").readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
