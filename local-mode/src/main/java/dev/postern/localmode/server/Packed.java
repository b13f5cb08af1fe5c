package dev.postern.localmode.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A body that is compressed once, for all who accept it so. Thread-safe. */
final class Packed {
  private final byte[] plain;
  private byte @Nullable [] zipped;

  Packed(byte[] plain) {
    this.plain = plain;
  }

  byte[] plain() {
    return plain;
  }

  EndpointAnswer answer(EndpointRequest request) {
    String accepted = request.header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT);
    return accepted.contains("gzip") && !accepted.contains("gzip;q=0")
        ? EndpointAnswer.json(200, zipped()).with(Map.of("Content-Encoding", "gzip"))
        : EndpointAnswer.json(200, plain);
  }

  private synchronized byte[] zipped() {
    if (zipped == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(plain);
      } catch (IOException impossible) {
        throw new UncheckedIOException("memory can be written", impossible);
      }
      zipped = out.toByteArray();
    }
    return zipped;
  }
}
