package dev.postern.localmode;

import dev.postern.SpecFormatException;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Specs from a file, read once. */
final class SpecFile implements SpecSource {
  private final Path file;
  private volatile @Nullable SpecFileException failure;

  SpecFile(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "Adapter(FileBased)";
  }

  @Override
  public void start(SpecReceiver receiver) {
    try (InputStream in = Files.newInputStream(file)) {
      receiver.receive(in);
      failure = null;
    } catch (SpecFormatException notSpecs) {
      throw failed(
          new SpecFileException(
              file, notSpecs.line(), notSpecs.column(), message(notSpecs), notSpecs));
    } catch (IOException unreadable) {
      throw failed(new SpecFileException(file, explain(unreadable), unreadable));
    } catch (RuntimeException unusable) {
      throw failed(new SpecFileException(file, "it cannot be used: " + unusable, unusable));
    }
  }

  /** Why the file could not be used; null when it could. */
  @Nullable SpecFileException failure() {
    return failure;
  }

  private SpecFileException failed(SpecFileException exception) {
    failure = exception;
    return exception;
  }

  private String message(SpecFormatException notSpecs) {
    return "%s:%d:%d: %s".formatted(file, notSpecs.line(), notSpecs.column(), notSpecs.reason());
  }

  private String explain(IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (unreadable instanceof AccessDeniedException) {
      return "it may not be read; check its permissions";
    }
    return Files.isDirectory(file)
        ? "it is a directory, not a file"
        : "it cannot be read: " + unreadable.getMessage();
  }
}
