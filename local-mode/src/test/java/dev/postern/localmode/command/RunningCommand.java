package dev.postern.localmode.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A {@code serve} on a thread of its own, until it is interrupted. */
final class RunningCommand implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile(" at (http://\\S+)");

  private final StringWriter out = new StringWriter();
  private final Watched err = new Watched();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread thread;

  private RunningCommand(List<String> args) {
    CommandLine command =
        PosternCommand.create(InputStream.nullInputStream())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    thread =
        new Thread(
            () -> {
              int code = command.execute(args.toArray(String[]::new));
              err.end();
              exitCode.complete(code);
            });
    thread.start();
  }

  /** Runs it; it has its address when this returns. */
  static RunningCommand of(Object... args) {
    RunningCommand running =
        new RunningCommand(List.of(args).stream().map(String::valueOf).toList());
    running.url();
    return running;
  }

  String url() {
    return err.matching(ADDRESS).group(1);
  }

  /** Waits for news. */
  Matcher news(String regex) {
    return err.matching(Pattern.compile(regex));
  }

  /** What is on standard output so far. */
  String shown() {
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  /** Stops it. */
  CommandRun stop() {
    thread.interrupt();
    int code = exitCode.orTimeout(1, TimeUnit.MINUTES).join();
    return new CommandRun(code, shown(), err.toString().replace(System.lineSeparator(), "\n"));
  }

  @Override
  public void close() {
    stop();
  }

  /** Text that someone waits for. */
  private static final class Watched extends Writer {
    private final StringBuilder text = new StringBuilder();
    private boolean isEnded;

    @Override
    public synchronized void write(char[] from, int offset, int length) {
      text.append(from, offset, length);
      notifyAll();
    }

    synchronized void end() {
      isEnded = true;
      notifyAll();
    }

    synchronized Matcher matching(Pattern pattern) {
      Matcher matcher = pattern.matcher(text.toString());
      while (!matcher.find()) {
        if (isEnded) {
          throw new AssertionError("it has ended: " + text);
        }
        try {
          wait();
        } catch (InterruptedException end) {
          throw new AssertionError("interrupted while waiting for " + pattern, end);
        }
        matcher = pattern.matcher(text.toString());
      }
      return matcher;
    }

    @Override
    public synchronized String toString() {
      return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
