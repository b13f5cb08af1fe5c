package dev.postern.testing;

import dev.postern.OutputLoggerProvider;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a client logs, as {@code LEVEL message}. */
public final class KeptLog implements OutputLoggerProvider {
  private final List<String> lines = new ArrayList<>();

  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  public List<String> warnings() {
    return lines().stream().filter(line -> line.startsWith("WARN")).toList();
  }

  @Override
  public void init() {}

  @Override
  public void debug(String tag, String message) {
    add("DEBUG " + message);
  }

  @Override
  public void info(String tag, String message) {
    add("INFO " + message);
  }

  @Override
  public void warn(String tag, String message) {
    add("WARN " + message);
  }

  @Override
  public void error(String tag, String message) {
    add("ERROR " + message);
  }

  @Override
  public void shutdown() {
    add("SHUTDOWN");
  }

  private synchronized void add(String line) {
    lines.add(line);
  }
}
