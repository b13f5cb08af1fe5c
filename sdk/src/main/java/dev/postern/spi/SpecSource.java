package dev.postern.spi;

import dev.postern.SpecFormatException;
import java.io.IOException;

/**
 * Where a client gets its specs: a file, the network, a string. One source belongs to one client.
 *
 * @since 0.1.0
 */
public interface SpecSource extends AutoCloseable {
  /**
   * {@return the name that evaluations give as their source, such as {@code Bootstrap} or {@code
   * Adapter(FileBased)}}
   */
  String name();

  /**
   * Hands over the specs that there are now, before it returns. The receiver may be kept and given
   * newer specs at any later time, from any thread.
   *
   * @param receiver takes the specs
   * @throws IOException if the specs cannot be had
   * @throws SpecFormatException if what was handed over is not a spec file
   */
  void start(SpecReceiver receiver) throws IOException, SpecFormatException;

  /**
   * Whether a client without the first specs of this source is of no use. Then {@code initialize()}
   * fails with what {@link #start} has thrown, if there are no specs to be had elsewhere either.
   *
   * @return false by default
   */
  default boolean isRequired() {
    return false;
  }

  /** Stops handing over specs and frees what the source holds. */
  @Override
  default void close() {}
}
