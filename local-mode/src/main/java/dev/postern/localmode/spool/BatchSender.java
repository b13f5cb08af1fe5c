package dev.postern.localmode.spool;

import dev.postern.spi.DeliveryException;
import java.io.IOException;

/**
 * Sends a batch of events on: to Statsig's servers, or wherever someone else wants them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BatchSender {
  /**
   * Sends a batch, and returns when it has been taken.
   *
   * @param batch the batch
   * @throws DeliveryException if it was not taken. When it never will be, it is set aside; else it
   *     is tried again, no sooner than the exception says
   * @throws IOException if it could not be sent; it is tried again
   * @throws InterruptedException if the uploader is being closed
   */
  void send(SpooledBatch batch) throws DeliveryException, IOException, InterruptedException;
}
