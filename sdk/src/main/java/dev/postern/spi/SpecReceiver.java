package dev.postern.spi;

import dev.postern.CompiledSpecFile;
import dev.postern.Overrides;
import dev.postern.SpecFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Takes specs from a {@link SpecSource} and puts them to use. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SpecReceiver {
  /**
   * Reads a spec file to its end and, if it is one, evaluates by it from now on; else what was in
   * use before stays in use. The stream is not closed.
   *
   * @param specs the spec file
   * @throws IOException if the stream cannot be read
   * @throws SpecFormatException if it does not hold a spec file
   */
  void receive(InputStream specs) throws IOException, SpecFormatException;

  /**
   * The overrides of the client, for a source that brings some of its own, such as from an overlay
   * file. It opens a scope when it is started.
   *
   * @return empty when there is no client
   */
  default Optional<Overrides> overrides() {
    return Optional.empty();
  }

  /**
   * The id lists of the client, for a source that brings some of its own.
   *
   * @return empty when there is no client
   */
  default Optional<IdListReceiver> idLists() {
    return Optional.empty();
  }

  /**
   * Evaluates by specs that are compiled already, from now on.
   *
   * @param specs the spec file
   * @throws UnsupportedOperationException if this is not the receiver of a client
   */
  default void receive(CompiledSpecFile specs) {
    throw new UnsupportedOperationException("takes spec files as streams only");
  }
}
