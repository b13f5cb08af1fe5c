package dev.postern.internal.event;

import io.airlift.compress.zstd.ZstdCompressor;
import java.util.Arrays;

/** The only class that needs aircompressor. */
final class Zstd {
  private Zstd() {}

  static byte[] compress(byte[] body) {
    ZstdCompressor compressor = new ZstdCompressor();
    byte[] out = new byte[compressor.maxCompressedLength(body.length)];
    int length = compressor.compress(body, 0, body.length, out, 0, out.length);
    return Arrays.copyOf(out, length);
  }
}
