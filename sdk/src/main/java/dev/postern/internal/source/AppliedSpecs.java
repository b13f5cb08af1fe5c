package dev.postern.internal.source;

/** Keeps specs that were downloaded and put to use. Thread-safe; never throws, never waits. */
@FunctionalInterface
interface AppliedSpecs {
  /** Keeps the bytes of a spec file, as they came. */
  void keep(byte[] specs);
}
