package dev.postern.localmode;

import dev.postern.SpecFormatException;
import dev.postern.spi.SpecReceiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The bytes of a spec file, in either of the two forms. */
final class SpecBytes {
  private SpecBytes() {}

  /**
   * Puts specs to use. The current form, which is the usual one, is read only once; the older one
   * is noticed when it is not that.
   */
  static void give(byte[] content, SpecReceiver receiver) throws IOException, SpecFormatException {
    try {
      receiver.receive(new ByteArrayInputStream(content));
    } catch (SpecFormatException fault) {
      if (!FirstForm.isFormOf(content)) {
        throw fault;
      }
      receiver.receive(new ByteArrayInputStream(FirstForm.toCurrent(content)));
    }
  }
}
