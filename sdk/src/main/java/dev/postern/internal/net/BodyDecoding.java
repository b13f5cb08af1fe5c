package dev.postern.internal.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Takes the content encoding off a body. What is wrong with it comes out when it is read. */
final class BodyDecoding {
  private BodyDecoding() {}

  static InputStream decode(String encoding, BodyChunks body, long mostBytes) {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> body.size() == 0 ? body : unzip(body, mostBytes);
      default -> new Unreadable(new IOException("the answer is encoded as " + encoding));
    };
  }

  private static InputStream unzip(BodyChunks body, long mostBytes) {
    try {
      return new LimitedStream(new GZIPInputStream(body), mostBytes);
    } catch (IOException damaged) {
      return new Unreadable(damaged);
    }
  }

  private static final class Unreadable extends InputStream {
    private final IOException reason;

    Unreadable(IOException reason) {
      this.reason = reason;
    }

    @Override
    public int read() throws IOException {
      throw failure();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      throw failure();
    }

    private IOException failure() {
      return new IOException("the answer cannot be read: " + reason.getMessage(), reason);
    }
  }
}
