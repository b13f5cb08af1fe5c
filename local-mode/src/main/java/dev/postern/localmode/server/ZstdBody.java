package dev.postern.localmode.server;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The only class that needs aircompressor. Damage comes out as an exception of I/O. */
final class ZstdBody extends FilterInputStream {
  ZstdBody(InputStream body) {
    super(new ZstdInputStream(body));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    try {
      return in.read(to, offset, length);
    } catch (RuntimeException damaged) {
      throw new IOException("not zstd: " + damaged.getMessage(), damaged);
    }
  }
}
