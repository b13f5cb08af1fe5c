package dev.postern.internal.event;

import dev.postern.EventCompression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * How the body of a request is compressed.
 *
 * @param encoding what the request's header says
 */
record BodyCompression(String encoding, UnaryOperator<byte[]> compress) {
  private static final String ZSTD_CLASS = "io.airlift.compress.zstd.ZstdCompressor";

  /**
   * The compression that the options name.
   *
   * @throws IllegalStateException if a library is needed that is not there
   */
  static BodyCompression of(EventCompression compression) {
    return switch (compression) {
      case GZIP -> new BodyCompression("gzip", BodyCompression::gzip);
      case ZSTD -> zstd();
    };
  }

  private static BodyCompression zstd() {
    try {
      Class.forName(ZSTD_CLASS, false, BodyCompression.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(
          "eventLoggingCompression is ZSTD, which needs io.airlift:aircompressor:2.0.3 on the class"
              + " path",
          missing);
    }
    return new BodyCompression("zstd", Zstd::compress);
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 8 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
