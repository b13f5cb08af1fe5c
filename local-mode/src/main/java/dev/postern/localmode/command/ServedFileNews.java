package dev.postern.localmode.command;

import dev.postern.localmode.SpecFileException;
import dev.postern.localmode.SpecFileListener;
import dev.postern.localmode.SpecFileUpdate;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Tells a person what becomes of a file that is served. */
final class ServedFileNews implements SpecFileListener {
  private final Path file;
  private final PrintWriter err;
  private volatile boolean isServing;

  ServedFileNews(Path file, PrintWriter err) {
    this.file = file;
    this.err = err;
  }

  /** From now on there is news; what was wrong before has kept the server from starting. */
  void begin(String url) {
    isServing = true;
    tell("serving " + file + " at " + url);
  }

  @Override
  public void updated(SpecFileUpdate update) {
    if (isServing) {
      tell("%s: serving %s: %s".formatted(file, update.after(), update.diff()));
    }
  }

  @Override
  public void failed(SpecFileException failure) {
    if (isServing) {
      tell("warning: " + failure.getMessage() + "; what was served before still is");
    }
  }

  private void tell(String news) {
    err.println("postern: " + PosternCommand.oneLine(news));
    err.flush();
  }
}
