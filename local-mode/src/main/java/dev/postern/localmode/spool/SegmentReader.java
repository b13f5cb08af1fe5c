package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the batches of a segment, one after the other. Lines that are not whole are left out. */
final class SegmentReader implements AutoCloseable {
  private final BufferedReader lines;
  private long skipped;

  private SegmentReader(BufferedReader lines) {
    this.lines = lines;
  }

  static SegmentReader open(Segment segment) throws IOException {
    InputStream in = Files.newInputStream(segment.file());
    return new SegmentReader(
        new BufferedReader(
            new InputStreamReader(
                segment.form() == Segment.Form.COMPRESSED ? new GZIPInputStream(in) : in, UTF_8)));
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
      skipped++;
    }
    return null;
  }

  /** How many lines were left out so far. */
  long skipped() {
    return skipped;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
