package dev.postern.internal.log;

import dev.postern.OutputLogger.LogLevel;
import dev.postern.OutputLoggerProvider;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one client logs: to SLF4J, or to the provider that the options name, and no more than their
 * level lets through. Thread-safe; never throws. Nothing is logged for a check.
 */
public final class ClientLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.postern");
  private static final String TAG = "Postern";

  private final LogLevel level;
  private final @Nullable OutputLoggerProvider provider;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /** A log that takes what is at least as important as the level. */
  public ClientLog(LogLevel level, @Nullable OutputLoggerProvider provider) {
    this.level = level;
    this.provider = provider;
    if (provider != null) {
      tell(provider, OutputLoggerProvider::init);
    }
  }

  /** Logs what must be mended. */
  public void error(String message) {
    if (lets(LogLevel.ERROR)) {
      to(message, LOG::error, OutputLoggerProvider::error);
    }
  }

  /** Logs what goes wrong but is coped with. */
  public void warn(String message) {
    if (lets(LogLevel.WARN)) {
      to(message, LOG::warn, OutputLoggerProvider::warn);
    }
  }

  /** Logs a change of state. */
  public void info(String message) {
    if (lets(LogLevel.INFO)) {
      to(message, LOG::info, OutputLoggerProvider::info);
    }
  }

  /** Logs a step. */
  public void debug(String message) {
    if (lets(LogLevel.DEBUG)) {
      to(message, LOG::debug, OutputLoggerProvider::debug);
    }
  }

  /** Tells the provider that nothing follows; does nothing from the second time on. */
  public void close() {
    if (isClosed.compareAndSet(false, true) && provider != null) {
      tell(provider, OutputLoggerProvider::shutdown);
    }
  }

  private boolean lets(LogLevel asked) {
    return level.getValue() >= asked.getValue();
  }

  private void to(String message, Sink slf4j, ProviderMethod method) {
    String line = oneLine(message);
    if (provider == null) {
      slf4j.log(line);
    } else if (!isClosed.get()) {
      tell(provider, to -> method.log(to, TAG, line));
    }
  }

  /** With control characters escaped: names come from outside, and must not look like new lines. */
  private static String oneLine(String message) {
    if (message.codePoints().noneMatch(ClientLog::isControl)) {
      return message;
    }
    StringBuilder line = new StringBuilder();
    message
        .codePoints()
        .forEach(
            c -> {
              if (isControl(c)) {
                line.append("\\u%04x".formatted(c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** What terminals and log viewers may take for a command, for the end of a line, or not show. */
  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void tell(OutputLoggerProvider to, Call call) {
    try {
      call.on(to);
    } catch (RuntimeException broken) {
      LOG.debug("the output logger provider failed", broken);
    }
  }

  private interface Sink {
    void log(String message);
  }

  private interface ProviderMethod {
    void log(OutputLoggerProvider provider, String tag, String message);
  }

  private interface Call {
    void on(OutputLoggerProvider provider);
  }
}
