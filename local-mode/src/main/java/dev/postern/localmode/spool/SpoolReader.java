package dev.postern.localmode.spool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads what is in a spool, without changing it; a process may be writing there. For one thread.
 *
 * @since 0.1.0
 */
public final class SpoolReader {
  private final SpoolDirectory directory;

  /** How many batches of each segment were handed over. */
  private final Map<String, Long> read = new HashMap<>();

  private SpoolReader(Path directory) {
    this.directory = new SpoolDirectory(directory);
  }

  /**
   * {@return a reader that has read nothing yet}
   *
   * @param directory the directory of the spool
   */
  public static SpoolReader of(Path directory) {
    return new SpoolReader(requireNonNull(directory, "directory is null"));
  }

  /**
   * Hands over the batches that this reader has not handed over before, in order.
   *
   * @param batches takes them
   * @throws IOException if the spool cannot be read
   */
  public void readNew(Consumer<? super SpooledBatch> batches) throws IOException {
    for (Segment segment : directory.segments()) {
      readNew(segment, batches);
    }
  }

  private void readNew(Segment segment, Consumer<? super SpooledBatch> batches) throws IOException {
    long before = read.getOrDefault(segment.stem(), 0L);
    long count = 0;
    try (SegmentReader reader = SegmentReader.open(segment)) {
      for (SpooledBatch batch = reader.next(); batch != null; batch = reader.next()) {
        count++;
        if (count > before) {
          batches.accept(batch);
          read.put(segment.stem(), count);
        }
      }
    } catch (NoSuchFileException goneOrRenamed) {
      read.putIfAbsent(segment.stem(), before);
    }
  }
}
