package dev.postern;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the events that a client logged. Immutable; numbers count events since the
 * client was made.
 *
 * <p>For each sink, {@link Sink#logged} is always the sum of {@link Sink#sent}, {@link
 * Sink#spooled}, {@link Sink#queued} and {@link Sink#droppedInAll}: no event is lost without being
 * counted.
 *
 * @param deduplicated exposures that were not logged because they repeat one of the last minute
 * @param sampledOut exposures that were not logged because the specs ask for a sample only
 * @param sinks where events go, each with its own counts; empty for a client that logs nothing
 * @since 0.1.0
 */
public record EventLogStatus(long deduplicated, long sampledOut, List<Sink> sinks) {
  /**
   * Copies the list.
   *
   * @param deduplicated exposures that were not logged because they repeat one of the last minute
   * @param sampledOut exposures that were not logged because the specs ask for a sample only
   * @param sinks where events go, each with its own counts; empty for a client that logs nothing
   */
  public EventLogStatus {
    sinks = List.copyOf(sinks);
  }

  /** Why an event was dropped. */
  public enum DropReason {
    /** More waited than the options allow; the oldest went. */
    QUEUE_FULL,
    /** The server will never take it: status 400, 403, 405, 413 or 501. */
    REFUSED,
    /** It was tried six times. */
    RETRIES_EXHAUSTED,
    /** It could not be sent before the time for shutting down was over. */
    SHUTDOWN,
    /** It was logged after the client had been shut down. */
    CLOSED,
    /** A live sink failed on it. */
    FAILED
  }

  /**
   * One place where events go.
   *
   * @param name of the sink
   * @param queued waiting to be sent, or being sent
   * @param retrying those of the queued that have been tried before
   * @param sent in safe keeping
   * @param spooled given to the spool because they could not be sent
   * @param dropped lost, by reason
   * @param lastError why the last attempt that failed did so; null when none has
   * @param nextFlush when something will be sent without being asked for; null when nothing waits
   */
  public record Sink(
      String name,
      long queued,
      long retrying,
      long sent,
      long spooled,
      Map<DropReason, Long> dropped,
      @Nullable String lastError,
      @Nullable Instant nextFlush) {
    /**
     * Copies the map.
     *
     * @param name of the sink
     * @param queued waiting to be sent, or being sent
     * @param retrying those of the queued that have been tried before
     * @param sent in safe keeping
     * @param spooled given to the spool because they could not be sent
     * @param dropped lost, by reason
     * @param lastError why the last attempt that failed did so; null when none has
     * @param nextFlush when something will be sent without being asked for; null when nothing waits
     */
    public Sink {
      Map<DropReason, Long> copy = new EnumMap<>(DropReason.class);
      copy.putAll(dropped);
      dropped = Collections.unmodifiableMap(copy);
    }

    /** {@return how many were lost, for whatever reason} */
    public long droppedInAll() {
      return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many there were} */
    public long logged() {
      return sent + spooled + queued + droppedInAll();
    }
  }

  /** {@return how many wait, in all sinks} */
  public long queued() {
    return sum(Sink::queued);
  }

  /** {@return how many are in safe keeping, in all sinks} */
  public long sent() {
    return sum(Sink::sent);
  }

  /** {@return how many were given to the spool, in all sinks} */
  public long spooled() {
    return sum(Sink::spooled);
  }

  /** {@return how many were lost, in all sinks} */
  public long dropped() {
    return sum(Sink::droppedInAll);
  }

  private long sum(ToLongFunction<Sink> count) {
    return sinks.stream().mapToLong(count).sum();
  }
}
