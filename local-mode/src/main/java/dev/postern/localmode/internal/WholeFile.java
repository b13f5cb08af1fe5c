package dev.postern.localmode.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are replaced whole: whoever reads them sees the old or the new content. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes into a file beside it, and moves that into its place when it is on the disk. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path draft = Files.createTempFile(folder(file), "." + file.getFileName(), ".tmp");
    try {
      Files.write(draft, content);
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
