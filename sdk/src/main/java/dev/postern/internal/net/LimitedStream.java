package dev.postern.internal.net;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more has been read than is allowed, and says so when the end comes too early. */
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
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(to, offset, length);
    } catch (EOFException cut) {
      throw new IOException("the answer ends too early", cut);
    }
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
