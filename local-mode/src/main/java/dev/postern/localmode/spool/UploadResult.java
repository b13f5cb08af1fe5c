package dev.postern.localmode.spool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt to send a spool went. Immutable.
 *
 * @param segments how many files were sent to their end and deleted
 * @param batches how many batches were sent
 * @param events how many events were in them
 * @param setAside how many batches will never be taken, and were put into {@code refused.ndjson}
 * @param failure why it stopped before the end; null when everything was sent
 * @param retryAfter how long not to try again, if whoever takes the events said so; else zero
 * @since 0.1.0
 */
public record UploadResult(
    int segments,
    long batches,
    long events,
    long setAside,
    @Nullable String failure,
    Duration retryAfter) {
  /** {@return whether everything was sent} */
  public boolean isComplete() {
    return failure == null;
  }
}
