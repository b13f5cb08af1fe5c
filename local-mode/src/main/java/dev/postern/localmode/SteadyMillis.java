package dev.postern.localmode;

import java.util.function.LongSupplier;

/** A clock that only goes forward, in milliseconds since some moment. */
final class SteadyMillis implements LongSupplier {
  private static final long NANOS_IN_MILLI = 1_000_000;

  @Override
  public long getAsLong() {
    return System.nanoTime() / NANOS_IN_MILLI;
  }
}
