package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where specs are kept, and the files that belong to them. */
sealed interface SpecPlace {
  /** What messages call it. */
  String name();

  /** The file; null when there is none. */
  default @Nullable Path file() {
    return null;
  }

  /**
   * All of it.
   *
   * @throws SpecFileException if it cannot be read
   */
  byte[] read();

  /** The lock beside it; null when there is none. */
  @Nullable SpecLock readLock();

  /** A file, with the folder of its id lists. */
  record OnDisk(Path specs, Path lock, Path idLists) implements SpecPlace {
    OnDisk(Path specs, Path lock) {
      this(specs, lock, IdListFiles.folderBeside(specs));
    }

    /** All files that belong to it, those that are not there too. */
    List<Path> files() {
      List<Path> files = new ArrayList<>(List.of(specs, lock));
      files.addAll(IdListFiles.followed(idLists));
      return files;
    }

    @Override
    public String name() {
      return specs.toString();
    }

    @Override
    public Path file() {
      return specs;
    }

    @Override
    public byte[] read() {
      return readAll(specs);
    }

    @Override
    public @Nullable SpecLock readLock() {
      return Files.exists(lock) ? SpecLock.read(lock) : null;
    }
  }

  /** A resource of the class path. */
  record OnClassPath(ClassLoader loader, String resource) implements SpecPlace {
    @Override
    public String name() {
      return "classpath:" + resource;
    }

    @Override
    public byte[] read() {
      byte[] content = read(resource);
      if (content == null) {
        throw SpecFileException.of(this, "there is no such resource", null);
      }
      return content;
    }

    @Override
    public @Nullable SpecLock readLock() {
      String lock = SpecLock.beside(resource);
      byte[] content = read(lock);
      return content == null ? null : SpecLockReader.read(new OnClassPath(loader, lock), content);
    }

    private byte @Nullable [] read(String name) {
      try (InputStream in = loader.getResourceAsStream(name)) {
        return in == null ? null : in.readAllBytes();
      } catch (IOException unreadable) {
        throw SpecFileException.of(this, explain(unreadable), unreadable);
      }
    }
  }

  /** A stream, which is read to its end once and then closed. */
  final class InStream implements SpecPlace {
    private final InputStream in;
    private byte @Nullable [] content;

    InStream(InputStream in) {
      this.in = requireNonNull(in, "in is null");
    }

    @Override
    public String name() {
      return "stream";
    }

    @Override
    public synchronized byte[] read() {
      if (content == null) {
        try (in) {
          content = in.readAllBytes();
        } catch (IOException unreadable) {
          throw SpecFileException.of(this, explain(unreadable), unreadable);
        }
      }
      return content;
    }

    @Override
    public @Nullable SpecLock readLock() {
      return null;
    }
  }

  /**
   * A whole file.
   *
   * @throws SpecFileException if it cannot be read
   */
  static byte[] readAll(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      String reason =
          Files.isDirectory(file) ? "it is a directory, not a file" : explain(unreadable);
      throw SpecFileException.of(file, reason, unreadable);
    } catch (OutOfMemoryError tooBig) {
      throw SpecFileException.of(file, "it is too big for the memory that there is", tooBig);
    }
  }

  private static String explain(IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (unreadable instanceof AccessDeniedException) {
      return "it may not be read; check its permissions";
    }
    return "it cannot be read: " + unreadable.getMessage();
  }
}
