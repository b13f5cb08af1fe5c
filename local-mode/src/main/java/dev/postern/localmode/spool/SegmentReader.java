package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the batches of a segment, one after the other. Lines that are not whole are left out, and
 * so is what follows the damage of a compressed one, which counts as a line.
 */
final class SegmentReader implements AutoCloseable {
  private final @Nullable WholePart compressed;
  private final BufferedReader lines;
  private long skipped;

  private SegmentReader(InputStream in, @Nullable WholePart compressed) {
    this.compressed = compressed;
    this.lines = new BufferedReader(new InputStreamReader(in, UTF_8));
  }

  static SegmentReader open(Segment segment) throws IOException {
    InputStream file = Files.newInputStream(segment.file());
    if (segment.form() != Segment.Form.COMPRESSED) {
      return new SegmentReader(file, null);
    }
    WholePart compressed = new WholePart(file);
    return new SegmentReader(compressed, compressed);
  }

  /** How many events a segment has; 0 when it is gone. */
  static long count(Segment segment) throws IOException {
    long events = 0;
    try (SegmentReader reader = open(segment)) {
      for (SpooledBatch batch = reader.next(); batch != null; batch = reader.next()) {
        events += batch.events();
      }
    } catch (NoSuchFileException gone) {
      return 0;
    }
    return events;
  }

  /** The next batch; null at the end. */
  @Nullable SpooledBatch next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      SpooledBatch batch = SpooledBatch.parse(line);
      if (batch != null) {
        return batch;
      }
      skipped += isDamaged() ? 0 : 1;
    }
    return null;
  }

  private boolean isDamaged() {
    return compressed != null && compressed.isDamaged();
  }

  /** How many lines were left out so far. */
  long skipped() {
    return isDamaged() ? skipped + 1 : skipped;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
