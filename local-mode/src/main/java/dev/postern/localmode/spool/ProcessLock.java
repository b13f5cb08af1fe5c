package dev.postern.localmode.spool;

import dev.postern.localmode.internal.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A lock on a file, held by one holder of one process, as long as that lives. */
final class ProcessLock implements AutoCloseable {
  /**
   * Those that this process holds. On Unix a process loses its lock when it closes any channel of
   * the file, so that none may be opened to find out.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock; null when someone else has it. */
  static @Nullable ProcessLock tryLock(Path file) throws IOException {
    Path real = real(file);
    if (!HELD.add(real)) {
      return null;
    }
    ProcessLock lock = null;
    try {
      lock = lock(real);
    } finally {
      if (lock == null) {
        HELD.remove(real);
      }
    }
    return lock;
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(file);
    }
  }

  private static Path real(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? file : directory.toRealPath().resolve(file.getFileName());
  }

  private static @Nullable ProcessLock lock(Path file) throws IOException {
    FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : new ProcessLock(file, channel);
  }
}
