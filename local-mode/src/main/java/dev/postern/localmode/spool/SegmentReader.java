package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the batches of a segment, one after the other. Lines that are not whole are left out, and
 * so is what follows the damage of a compressed one, which counts as a line.
 */
final class SegmentReader implements AutoCloseable {
  private final InputStream in;
  private final boolean isCompressed;
  private @Nullable BufferedReader lines;
  private long skipped;

  private SegmentReader(InputStream in, boolean isCompressed) {
    this.in = in;
    this.isCompressed = isCompressed;
  }

  static SegmentReader open(Segment segment) throws IOException {
    return new SegmentReader(
        Files.newInputStream(segment.file()), segment.form() == Segment.Form.COMPRESSED);
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
    for (String line = nextLine(); line != null; line = nextLine()) {
      SpooledBatch batch = SpooledBatch.parse(line);
      if (batch != null) {
        return batch;
      }
      skipped++;
    }
    return null;
  }

  private @Nullable String nextLine() throws IOException {
    try {
      if (lines == null) {
        InputStream text = isCompressed ? new GZIPInputStream(in) : in;
        lines = new BufferedReader(new InputStreamReader(text, UTF_8));
      }
      return lines.readLine();
    } catch (ZipException | EOFException damaged) {
      skipped++;
      return null;
    }
  }

  /** How many lines were left out so far. */
  long skipped() {
    return skipped;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
