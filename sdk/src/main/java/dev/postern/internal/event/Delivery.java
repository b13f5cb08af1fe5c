package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.EventLogStatus.DropReason;
import dev.postern.spi.DeliveryException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which batch of a sink is sent when, and what becomes of it: decisions only, no threads and no
 * I/O. Every event added is in one place at any time: queued, given up, sent, spooled or dropped.
 * Guarded by the pipeline's lock.
 */
final class Delivery {
  private static final int MOST_AT_ONCE = 5;
  private static final int MOST_RETRIES = 5;

  private final BatchQueue queue;
  private final long mostHeld;
  private final Backoff backoff = new Backoff();
  private final DeliveryCounts counts = new DeliveryCounts();
  private final Deque<Batch> givenUp = new ArrayDeque<>();
  private final List<Flush> flushes = new ArrayList<>();
  private int inFlight;
  private long inGivenUp;
  private long wantedUpTo;
  private long urgentUpTo;
  private boolean isClosing;
  private boolean isSpoolLate;
  private long deadline = Long.MAX_VALUE;
  private long waitsUntil = Long.MAX_VALUE;

  Delivery(EventSettings settings) {
    queue = new BatchQueue(settings.batchSize(), settings.maxPendingBatches());
    mostHeld = 2L * settings.batchSize() * settings.maxPendingBatches();
  }

  /**
   * Adds an event and tells whether it filled a batch. Too many are taken out as soon as the
   * pipeline's thread comes round; if it does not, no more are let in.
   */
  boolean add(QueuedEvent event) {
    if (isClosing) {
      counts.dropped(DropReason.CLOSED, 1);
      return false;
    }
    if (held() >= mostHeld) {
      counts.dropped(DropReason.QUEUE_FULL, 1);
      return false;
    }
    return queue.add(event);
  }

  /** What waits is to be sent, full batch or not, as soon as failures allow it. */
  void want() {
    wantedUpTo = queue.added();
  }

  /** What waits is to be sent now. */
  void hurry(Flush flush) {
    flushes.add(flush);
    wantedUpTo = flush.upTo();
    urgentUpTo = flush.upTo();
  }

  /** How many events were ever added. */
  long added() {
    return queue.added();
  }

  /** Nothing more is taken; what waits has until then. */
  void close(long end) {
    isClosing = true;
    deadline = end;
    wantedUpTo = Long.MAX_VALUE;
    urgentUpTo = Long.MAX_VALUE;
  }

  /** The batch to be sent now; null when there is none, or not yet. */
  @Nullable Batch ready(long now) {
    evict();
    waitsUntil = Long.MAX_VALUE;
    boolean isFree = inFlight < (backoff.isActive() && !isClosing ? 1 : MOST_AT_ONCE);
    Batch batch = isFree ? queue.firstWaiting(wantedUpTo) : null;
    if (batch == null) {
      return null;
    }
    boolean isUrgent = batch.first <= urgentUpTo;
    long allowedAt = backoff.allowedAt(isUrgent);
    if (allowedAt <= now) {
      return batch;
    }
    postpone(allowedAt);
    return null;
  }

  /** Begins an attempt and tells which kind of flush it is. */
  String start(Batch batch, long now) {
    queue.begin(batch);
    batch.isEarly = now < backoff.allowedAt(false);
    batch.failuresBefore = backoff.failures();
    inFlight++;
    return flushType(batch);
  }

  /** Notes a success; false when the batch had been given up meanwhile. */
  boolean succeeded(Batch batch, long now) {
    inFlight--;
    queue.end(batch);
    backoff.succeeded(now);
    if (!queue.remove(batch)) {
      return false;
    }
    counts.sent(batch.size());
    return true;
  }

  /** Notes a failure; it does not matter when the batch had been given up meanwhile. */
  void failed(Batch batch, long now, DeliveryException failure) {
    inFlight--;
    queue.end(batch);
    batch.attempts++;
    batch.failures += batch.isEarly ? 0 : 1;
    counts.failed(String.valueOf(failure.getMessage()));
    backoff.failed(now, batch.failuresBefore, failure.retryAfter().orElse(Duration.ZERO));
    DropReason reason = reasonToGiveUp(batch, failure);
    if (reason == null) {
      urgentUpTo = 0;
    } else if (queue.remove(batch)) {
      giveUp(batch, reason);
    }
  }

  /** Gives up everything that is here, also what is being sent. */
  void giveUpAll() {
    queue.removeAll().forEach(batch -> giveUp(batch, DropReason.SHUTDOWN));
  }

  /** A batch that has been given up; null when there is none. */
  @Nullable Batch pollGivenUp() {
    return givenUp.poll();
  }

  /** Notes that the spool has a batch. */
  void spooled(Batch batch) {
    if (!isSpoolLate) {
      inGivenUp -= batch.size();
      counts.spooled(batch.size());
    }
  }

  /** Notes that a batch is lost. */
  void dropped(Batch batch) {
    if (!isSpoolLate) {
      inGivenUp -= batch.size();
      counts.dropped(batch.reason, batch.size());
    }
  }

  /** The spool takes too long: what it has not taken counts as lost. */
  void giveUpSpool() {
    givenUp.clear();
    counts.dropped(DropReason.SHUTDOWN, inGivenUp);
    inGivenUp = 0;
    isSpoolLate = true;
  }

  /** Takes out the flushes that are over: all is sent, or something could not be. */
  List<Flush> endedFlushes() {
    List<Flush> ended = new ArrayList<>();
    for (Iterator<Flush> each = flushes.iterator(); each.hasNext(); ) {
      Flush flush = each.next();
      boolean isStopped = urgentUpTo < flush.upTo() && inFlight == 0;
      if (isStopped || queue.oldest() > flush.upTo()) {
        ended.add(flush);
        each.remove();
      }
    }
    return ended;
  }

  boolean isOver() {
    return isClosing && held() == 0;
  }

  /** When the next attempt may be made; {@link Long#MAX_VALUE} when none waits for that. */
  long waitsUntil() {
    return waitsUntil;
  }

  /** The interval that batches tell. */
  long intervalMs() {
    return backoff.intervalMs();
  }

  @Nullable String lastError() {
    return counts.lastError();
  }

  EventLogStatus.Sink status(String name, @Nullable Instant nextFlush) {
    return counts.status(name, held(), queue.retrying(), nextFlush);
  }

  private long held() {
    return queue.size() + inGivenUp;
  }

  private void evict() {
    for (Batch oldest = queue.evict(); oldest != null; oldest = queue.evict()) {
      giveUp(oldest, DropReason.QUEUE_FULL);
    }
  }

  /** Someone who hurries does not wait for a server that asked for time; nor does a shutdown. */
  private void postpone(long allowedAt) {
    if (isClosing && allowedAt >= deadline) {
      giveUpAll();
    } else {
      waitsUntil = isClosing ? allowedAt : backoff.allowedAt(false);
      urgentUpTo = isClosing ? urgentUpTo : 0;
    }
  }

  private @Nullable DropReason reasonToGiveUp(Batch batch, DeliveryException failure) {
    if (!failure.isRetryable()) {
      return DropReason.REFUSED;
    }
    if (isClosing) {
      return DropReason.SHUTDOWN;
    }
    return batch.failures > MOST_RETRIES ? DropReason.RETRIES_EXHAUSTED : null;
  }

  private void giveUp(Batch batch, DropReason reason) {
    batch.reason = reason;
    inGivenUp += batch.size();
    givenUp.add(batch);
  }

  private String flushType(Batch batch) {
    if (isClosing) {
      return "shutdown";
    }
    if (batch.first <= urgentUpTo) {
      return "manual";
    }
    if (!batch.isFull) {
      return "scheduled:max_time";
    }
    return backoff.isActive() ? "scheduled:full_batch" : "limit";
  }
}
