package dev.postern.localmode;

import java.nio.file.Path;
import java.util.Collection;

/** Something that is read from files, and read again when they change. */
interface Followed {
  /** The files, those that are not there too. */
  Collection<Path> files();

  /**
   * Reads them, without making use of them yet. Never throws: what is wrong comes out when it is
   * used.
   */
  Reading read();

  /** What was read. */
  @FunctionalInterface
  interface Reading {
    /** Puts it to use, or notes why that cannot be, and tells which. Never throws. */
    boolean use();
  }
}
