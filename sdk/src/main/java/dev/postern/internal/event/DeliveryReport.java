package dev.postern.internal.event;

import dev.postern.EventLogStatus.DropReason;
import dev.postern.ObservabilityClient;
import dev.postern.internal.log.ClientLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the log and the metrics how delivery goes. Thread-safe; never throws. */
final class DeliveryReport {
  private static final String PREFIX = "statsig.sdk.";

  private final String sink;
  private final ClientLog log;
  private final @Nullable ObservabilityClient metrics;

  /** A report about a sink; the metrics are null for a sink that has none. */
  DeliveryReport(String sink, ClientLog log, @Nullable ObservabilityClient metrics) {
    this.sink = sink;
    this.log = log;
    this.metrics = metrics;
  }

  void sent(int events) {
    log.debug("%s took %d events".formatted(sink, events));
    tell(client -> client.increment(PREFIX + "events_successfully_sent_count", events, null));
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
    Map<String, String> tags = Map.of("tag", tag, "exception", "LogEventError");
    tell(client -> client.increment(PREFIX + "sdk_exceptions_count", 1, tags));
    tell(client -> client.error(tag, message));
  }

  private void tell(Call call) {
    if (metrics != null) {
      try {
        call.on(metrics);
      } catch (RuntimeException broken) {
        log.debug("the observability client failed: " + broken);
      }
    }
  }

  private interface Call {
    void on(ObservabilityClient client);
  }
}
