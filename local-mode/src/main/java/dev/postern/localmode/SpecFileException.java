package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a spec file cannot be read or is not one. The message names the file, the place and
 * what is wrong.
 *
 * @since 0.1.0
 */
public final class SpecFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Path file;

  /** From 1; 0 when the file could not be read at all. */
  private final int line;

  /** From 1; 0 when the file could not be read at all. */
  private final int column;

  SpecFileException(Path file, String reason, @Nullable Throwable cause) {
    this(file, 0, 0, requireNonNull(file, "file is null") + ": " + reason, cause);
  }

  SpecFileException(Path file, int line, int column, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** {@return the file} */
  public Path file() {
    return file;
  }

  /** {@return the line of the fault, from 1; 0 when the file could not be read at all} */
  public int line() {
    return line;
  }

  /** {@return the column of the fault, from 1; 0 when the file could not be read at all} */
  public int column() {
    return column;
  }
}
