package dev.postern.internal.country;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Writes small country tables. */
final class TableBytes {

  static final int ALL_UNITS = 1 << 24;
  static final int NO_COUNTRY = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Starts with the codes: a filler as number 0, "no country" as number 1, the given ones from 2
   * on.
   */
  static TableBytes withCodes(String... codes) {
    return new TableBytes().text("/~--").text(String.join("", codes)).text("**");
  }

  TableBytes text(String text) {
    bytes.writeBytes(text.getBytes(ISO_8859_1));
    return this;
  }

  TableBytes raw(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  /** A run of {@code units} times 256 addresses, in the three-byte form. */
  TableBytes run(int units, int code) {
    return raw(243, units & 0xff, units >> 8 & 0xff, units >> 16 & 0xff, code);
  }

  /** All addresses, in two runs: together they are one unit too long for the three-byte form. */
  TableBytes everywhere(int code) {
    return run(ALL_UNITS / 2, code).run(ALL_UNITS / 2, code);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
