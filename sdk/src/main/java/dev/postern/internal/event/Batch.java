package dev.postern.internal.event;

import dev.postern.EventLogStatus.DropReason;
import dev.postern.spi.EventBatch;
import java.util.List;
import java.util.Map;

/**
 * Events that are sent together, however often. Nothing is added to a batch or taken from it.
 * Guarded by the pipeline's lock, but for what never changes.
 */
final class Batch {
  final long first;
  final List<QueuedEvent> events;
  final boolean isFull;
  boolean isInFlight;
  int attempts;

  /** Attempts that count: not those that were made before their time because someone asked. */
  int failures;

  /** Whether the attempt under way is before its time. */
  boolean isEarly;

  /** How many failures the pipeline had when the attempt under way began. */
  int failuresBefore;

  /** Why it is given up, if it is. */
  DropReason reason = DropReason.QUEUE_FULL;

  /**
   * A batch that has not been tried.
   *
   * @param first the number of its first event, among all of the pipeline
   */
  Batch(long first, List<QueuedEvent> events, boolean isFull) {
    this.first = first;
    this.events = events;
    this.isFull = isFull;
  }

  int size() {
    return events.size();
  }

  EventBatch toEventBatch(String session, int attempt, Map<String, Object> metadata) {
    return new EventBatch(
        session + "-" + first,
        attempt,
        events.stream().map(QueuedEvent::toLoggedEvent).toList(),
        metadata);
  }
}
