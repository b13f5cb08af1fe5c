package dev.postern.spi;

import java.util.concurrent.CompletableFuture;

/**
 * Where events go: implement {@link Batched} to keep or send them, or {@link Live} to see each one
 * at once. Exposures that are repeats or sampled out do not get here.
 *
 * @since 0.1.0
 */
public sealed interface EventSink extends AutoCloseable permits EventSink.Batched, EventSink.Live {
  /** {@return what it is called in the client's status; the class's name by default} */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Nothing follows. Called once, when the client is shut down. */
  @Override
  default void close() {}

  /**
   * Gets events in batches. Each such sink of a client has its own queue, its own retries and its
   * own counts, so that one that fails does not hold up another.
   */
  non-sealed interface Batched extends EventSink {
    /**
     * Takes a batch. Called on threads of the client, never on that of a check, and for several
     * batches at a time as long as all goes well. May take a moment, such as for writing a file;
     * what takes longer belongs on a thread of the sink's own.
     *
     * @param batch the events
     * @return completes when the batch is in safe keeping, or fails when it is not: with a {@link
     *     DeliveryException} that says whether to try again, or with anything else, which is tried
     *     again. Throwing is the same as failing
     */
    CompletableFuture<Void> deliver(EventBatch batch);
  }

  /** Gets each event at once, on the thread that logged it, as tests want it. */
  non-sealed interface Live extends EventSink {
    /**
     * Takes an event. It delays the check that logged it; what it throws is counted and logged.
     *
     * @param event the event
     */
    void accept(LoggedEvent event);
  }
}
