package dev.postern.internal.event;

import dev.postern.EventCompression;
import dev.postern.spi.EventSink;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options about events.
 *
 * @param logEventUrl null for Statsig's own
 * @param batchSize the most events in a request
 * @param maxPendingBatches the most full batches that wait
 * @param flushInterval after how long a batch is sent that is not full
 * @param dedupeMaxKeys how many exposures are remembered
 * @param sendsToStatsig whether Statsig's servers get the events, beside the sinks
 * @param sinks where else they go
 * @param spool takes what cannot be sent; null for none
 * @param shutdownTimeout how long shutting down may take
 */
public record EventSettings(
    @Nullable URI logEventUrl,
    boolean disableAllLogging,
    int batchSize,
    int maxPendingBatches,
    Duration flushInterval,
    int dedupeMaxKeys,
    boolean sendsToStatsig,
    List<EventSink> sinks,
    EventSink.@Nullable Batched spool,
    EventCompression compression,
    Duration shutdownTimeout,
    boolean flushOnJvmShutdown) {
  /** Copies the list. */
  public EventSettings {
    sinks = List.copyOf(sinks);
  }

  /**
   * Whether nobody gets the events.
   *
   * @param canSend whether they are sent to Statsig's servers
   */
  public boolean areForNobody(boolean canSend) {
    return disableAllLogging || (sinks.isEmpty() && !canSend);
  }
}
