package dev.postern.localmode.spool;

import org.jspecify.annotations.Nullable;

/**
 * How things stand with a spool. Immutable.
 *
 * @param segments how many files there are
 * @param bytes how big they are together
 * @param written events that were taken since the spool was opened
 * @param dropped events that were deleted since then to make room
 * @param repaired torn lines, never acknowledged, that were taken away when the spool was opened
 * @param lastError why the last batch that was not taken was not; null when all were
 * @since 0.1.0
 */
public record SpoolStatus(
    int segments,
    long bytes,
    long written,
    long dropped,
    long repaired,
    @Nullable String lastError) {}
