package dev.postern.localmode.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of a segment whose process died while it wrote. */
final class Tail {
  private static final int STEP = 65_536;

  private Tail() {}

  /** Takes away what follows the last whole line, and tells whether there was anything. */
  static boolean repair(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = endOfLastLine(channel);
      if (end == channel.size()) {
        return false;
      }
      channel.truncate(end);
      channel.force(true);
      return true;
    }
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(STEP);
    for (long end = channel.size(); end > 0; end -= STEP) {
      long start = Math.max(0, end - STEP);
      block.clear().limit((int) (end - start));
      int read;
      do {
        read = channel.read(block, start + block.position());
      } while (read >= 0 && block.hasRemaining());
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i + 1;
        }
      }
    }
    return 0;
  }
}
