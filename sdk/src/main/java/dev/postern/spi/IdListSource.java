package dev.postern.spi;

import java.io.IOException;

/**
 * Where a client gets the lists of ids that segments look users up in, in place of the network:
 * files, a database, a test. One source belongs to one client.
 *
 * @since 0.1.0
 */
public interface IdListSource extends AutoCloseable {
  /**
   * Hands over the lists that there are now, before it returns. The receiver may be kept and given
   * changes at any later time, from any thread.
   *
   * @param receiver takes the lists
   * @throws IOException if the lists cannot be had; what was handed over before stays in use
   */
  void start(IdListReceiver receiver) throws IOException;

  /** Stops handing over lists and frees what the source holds. */
  @Override
  default void close() {}
}
