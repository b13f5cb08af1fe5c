package dev.postern.internal.source;

import dev.postern.CompiledSpecFile;
import dev.postern.SpecFormatException;
import dev.postern.internal.store.SpecStore.Outcome;
import java.io.IOException;
import java.io.InputStream;

/** Takes specs from wherever they come, and puts them to use. Thread-safe. */
public interface SpecIntake {
  /**
   * Reads specs to their end and puts them to use.
   *
   * @param source as in evaluation reasons
   * @param isOrdered whether older specs than those in use are ignored
   * @throws IOException if the stream cannot be read
   * @throws SpecFormatException if it does not hold a spec file
   */
  Outcome take(String source, boolean isOrdered, InputStream specs)
      throws IOException, SpecFormatException;

  /**
   * Puts specs to use that are compiled already.
   *
   * @param source as in evaluation reasons
   */
  void take(String source, CompiledSpecFile specs);
}
