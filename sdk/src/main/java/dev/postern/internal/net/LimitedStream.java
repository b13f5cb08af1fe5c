package dev.postern.internal.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more has been read than is allowed. */
final class LimitedStream extends FilterInputStream {
  private final long mostBytes;
  private long left;

  LimitedStream(InputStream in, long mostBytes) {
    super(in);
    this.mostBytes = mostBytes;
    this.left = mostBytes;
  }

  static IOException tooLong(long mostBytes) {
    return new IOException("the answer is longer than %,d bytes".formatted(mostBytes));
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = in.read(to, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(count);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long read) throws IOException {
    left -= read;
    if (left < 0) {
      throw tooLong(mostBytes);
    }
  }
}
