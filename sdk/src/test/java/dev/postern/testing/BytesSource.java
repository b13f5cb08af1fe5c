package dev.postern.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.SpecFormatException;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Specs that are held in memory. */
public final class BytesSource implements SpecSource {
  private final byte[] bytes;

  public BytesSource(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public BytesSource(String json) {
    this(json.getBytes(UTF_8));
  }

  @Override
  public String name() {
    return "Bootstrap";
  }

  @Override
  public void start(SpecReceiver receiver) throws IOException, SpecFormatException {
    receiver.receive(new ByteArrayInputStream(bytes));
  }
}
