package dev.postern.localmode.spool;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What a compressed file holds; of a damaged one, what stands before the damage. */
final class WholePart extends InputStream {
  private final InputStream file;
  private @Nullable InputStream unpacked;
  private boolean isDamaged;

  WholePart(InputStream file) {
    this.file = file;
  }

  boolean isDamaged() {
    return isDamaged;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (isDamaged) {
      return -1;
    }
    try {
      if (unpacked == null) {
        unpacked = new GZIPInputStream(file);
      }
      return unpacked.read(bytes, offset, length);
    } catch (ZipException | EOFException damage) {
      isDamaged = true;
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    if (unpacked == null) {
      file.close();
    } else {
      unpacked.close();
    }
  }
}
