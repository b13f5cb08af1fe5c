package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.SpecFormatException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a spec file, or a file that belongs to it, cannot be read, is not one or is refused.
 * The message names the file, the place and what is wrong.
 *
 * @since 0.1.0
 */
public final class SpecFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable Path file;

  /** What is wrong. */
  private final String reason;

  /** From 1, or 0. */
  private final int line;

  /** From 1, or 0. */
  private final int column;

  private SpecFileException(
      @Nullable Path file,
      String place,
      String reason,
      int line,
      int column,
      @Nullable Throwable cause) {
    super(place + ": " + requireNonNull(reason, "reason is null"), cause);
    this.file = file;
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  static SpecFileException of(SpecPlace place, String reason, @Nullable Throwable cause) {
    return new SpecFileException(place.file(), place.name(), reason, 0, 0, cause);
  }

  static SpecFileException of(Path file, String reason, @Nullable Throwable cause) {
    return new SpecFileException(file, file.toString(), reason, 0, 0, cause);
  }

  /** At a line of a file, from 1. */
  static SpecFileException at(Path file, int line, String reason) {
    return new SpecFileException(file, "%s:%d".formatted(file, line), reason, line, 0, null);
  }

  static SpecFileException of(SpecPlace place, SpecFormatException fault) {
    return new SpecFileException(
        place.file(),
        "%s:%d:%d".formatted(place.name(), fault.line(), fault.column()),
        fault.reason(),
        fault.line(),
        fault.column(),
        fault);
  }

  /** {@return the file; null when the specs came from the class path or a stream} */
  public @Nullable Path file() {
    return file;
  }

  /** {@return what is wrong, without the file and the place} */
  public String reason() {
    return reason;
  }

  /** {@return the line of the fault, from 1; 0 when it is not at one place of the file} */
  public int line() {
    return line;
  }

  /** {@return the column of the fault, from 1; 0 when it is not at one place of the file} */
  public int column() {
    return column;
  }
}
