package dev.postern.internal.event;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options about events.
 *
 * @param logEventUrl null for Statsig's own
 * @param batchSize the most events in a request
 * @param maxPendingBatches the most full batches that wait
 * @param flushInterval after how long a batch is sent that is not full
 * @param dedupeMaxKeys how many exposures are remembered
 */
public record EventSettings(
    @Nullable URI logEventUrl,
    boolean disableAllLogging,
    int batchSize,
    int maxPendingBatches,
    Duration flushInterval,
    int dedupeMaxKeys) {}
