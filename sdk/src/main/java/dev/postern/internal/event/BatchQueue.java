package dev.postern.internal.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  private long inBatches;
  private long inFlight;

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
    return inBatches + pending.size();
  }

  /** How many of them have been tried before. */
  long retrying() {
    return batches.stream().filter(batch -> batch.attempts > 0).mapToLong(Batch::size).sum();
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
    Batch oldest = inBatches - inFlight > capacity ? waiting() : null;
    if (oldest != null) {
      remove(oldest);
    }
    return oldest;
  }

  /** Notes that a batch is being sent. */
  void begin(Batch batch) {
    batch.isInFlight = true;
    inFlight += batch.size();
  }

  /** Notes that there is an answer. */
  void end(Batch batch) {
    batch.isInFlight = false;
    inFlight -= batch.size();
  }

  /** Takes out a batch; false when it is not here any more. */
  boolean remove(Batch batch) {
    boolean removed = batches.remove(batch);
    inBatches -= removed ? batch.size() : 0;
    return removed;
  }

  /** Takes out everything, also what is being sent. */
  List<Batch> removeAll() {
    if (!pending.isEmpty()) {
      cut();
    }
    List<Batch> all = List.copyOf(batches);
    batches.clear();
    inBatches = 0;
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

  private long firstPending() {
    return added - pending.size() + 1;
  }

  private Batch cut() {
    Batch batch = new Batch(firstPending(), pending, pending.size() == batchSize);
    batches.add(batch);
    inBatches += batch.size();
    pending = new ArrayList<>();
    return batch;
  }
}
