package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.EventLogStatus.DropReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has become of a sink's events. Guarded by the lock of whoever counts. */
final class DeliveryCounts {
  private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
  private long sent;
  private long spooled;
  private @Nullable String lastError;

  void sent(long events) {
    sent += events;
  }

  void spooled(long events) {
    spooled += events;
  }

  void dropped(DropReason reason, long events) {
    if (events > 0) {
      dropped.merge(reason, events, Long::sum);
    }
  }

  void failed(String error) {
    lastError = error;
  }

  @Nullable String lastError() {
    return lastError;
  }

  EventLogStatus.Sink status(String name, long queued, long retrying, @Nullable Instant nextFlush) {
    return new EventLogStatus.Sink(
        name, queued, retrying, sent, spooled, dropped, lastError, nextFlush);
  }
}
