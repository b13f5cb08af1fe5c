package dev.postern.internal.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events in the order in which they came: batches first, then those that are not in one yet.
 * Guarded by the pipeline's lock.
 */
final class BatchQueue {
  private final int batchSize;
  private final long capacity;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private List<QueuedEvent> pending = new ArrayList<>();
  private long added;

  BatchQueue(int batchSize, int maxPendingBatches) {
    this.batchSize = batchSize;
    this.capacity = (long) batchSize * maxPendingBatches;
  }

  /** Adds an event and tells whether it filled a batch. */
  boolean add(QueuedEvent event) {
    added++;
    pending.add(event);
    if (pending.size() < batchSize) {
      return false;
    }
    cut();
    return true;
  }

  /** How many events were ever added. */
  long added() {
    return added;
  }

  /** How many events are here. */
  long size() {
    return sum(batch -> true) + pending.size();
  }

  /** How many of them have been tried before. */
  long retrying() {
    return sum(batch -> batch.attempts > 0);
  }

  /** The number of the oldest event, or of the next one when there is none. */
  long oldest() {
    return batches.isEmpty() ? firstPending() : batches.getFirst().first;
  }

  /** The first batch that is not being sent, made of what is pending if that is wanted. */
  @Nullable Batch firstWaiting(long wantedUpTo) {
    Batch waiting = waiting();
    return waiting == null && !pending.isEmpty() && firstPending() <= wantedUpTo ? cut() : waiting;
  }

  /** Takes out the oldest batch that is not being sent, if there is more than there is room for. */
  @Nullable Batch evict() {
    Batch oldest = sum(batch -> !batch.isInFlight) > capacity ? waiting() : null;
    if (oldest != null) {
      remove(oldest);
    }
    return oldest;
  }

  /** Takes out a batch; false when it is not here any more. */
  boolean remove(Batch batch) {
    return batches.remove(batch);
  }

  /** Takes out everything, also what is being sent. */
  List<Batch> removeAll() {
    if (!pending.isEmpty()) {
      cut();
    }
    List<Batch> all = List.copyOf(batches);
    batches.clear();
    return all;
  }

  private @Nullable Batch waiting() {
    for (Batch batch : batches) {
      if (!batch.isInFlight) {
        return batch;
      }
    }
    return null;
  }

  private long sum(Predicate<Batch> which) {
    return batches.stream().filter(which).mapToLong(Batch::size).sum();
  }

  private long firstPending() {
    return added - pending.size() + 1;
  }

  private Batch cut() {
    Batch batch = new Batch(firstPending(), pending, pending.size() == batchSize);
    batches.add(batch);
    pending = new ArrayList<>();
    return batch;
  }
}
