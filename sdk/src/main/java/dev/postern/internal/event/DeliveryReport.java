package dev.postern.internal.event;

import dev.postern.EventLogStatus.DropReason;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import org.jspecify.annotations.Nullable;

/** Tells the log and the metrics how delivery goes. Thread-safe; never throws. */
final class DeliveryReport {
  private final String sink;
  private final ClientLog log;
  private final @Nullable Metrics metrics;

  /** A report about a sink; the metrics are null for a sink that has none. */
  DeliveryReport(String sink, ClientLog log, @Nullable Metrics metrics) {
    this.sink = sink;
    this.log = log;
    this.metrics = metrics;
  }

  void sent(int events) {
    log.debug("%s took %d events".formatted(sink, events));
    if (metrics != null) {
      metrics.increment("events_successfully_sent_count", events);
    }
  }

  void failed(int events, String error) {
    log.info("%s did not take %d events: %s".formatted(sink, events, error));
  }

  void spooled(int events, DropReason reason) {
    log.info("%d events for %s went to the spool: %s".formatted(events, sink, reason));
  }

  void dropped(int events, DropReason reason, @Nullable String error) {
    String cause = error == null ? "" : "; the last error was: " + error;
    String message = "%d events for %s were dropped: %s%s".formatted(events, sink, reason, cause);
    log.warn(message);
    String tag =
        reason == DropReason.QUEUE_FULL
            ? "statsig::log_event_dropped_event_count"
            : "statsig::log_event_failed";
    if (metrics != null) {
      metrics.error(tag, "LogEventError", message);
    }
  }
}
