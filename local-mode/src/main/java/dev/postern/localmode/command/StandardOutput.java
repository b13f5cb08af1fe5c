package dev.postern.localmode.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output whose failures end the command; a print stream would swallow them, so that a full
 * disk went unnoticed and a pipe that nobody reads were written to for ever.
 */
final class StandardOutput extends FilterOutputStream {
  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  private static RuntimeException failed(IOException failure) {
    String reason = String.valueOf(failure.getMessage());
    return reason.toLowerCase(Locale.ROOT).contains("pipe")
        ? new ClosedPipeException(failure)
        : new CommandFailure("standard output: it cannot be written: " + reason, failure);
  }

  /** Whoever reads the output has seen enough, such as {@code head}: no failure of the command. */
  static final class ClosedPipeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClosedPipeException(IOException cause) {
      super(cause);
    }
  }
}
