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
      giveConverted(FirstForm.toCurrent(content), receiver);
    }
  }

  /**
   * Lines are as they were; columns are not, so that a fault is told to be where its line begins.
   */
  private static void giveConverted(byte[] current, SpecReceiver receiver)
      throws IOException, SpecFormatException {
    try {
      receiver.receive(new ByteArrayInputStream(current));
    } catch (SpecFormatException fault) {
      throw new SpecFormatException(fault.reason(), fault.line(), 1);
    }
  }
}
