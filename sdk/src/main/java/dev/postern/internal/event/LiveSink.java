package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.EventLogStatus.DropReason;
import dev.postern.internal.log.ClientLog;
import dev.postern.spi.EventSink;

/** The way of events to a sink that gets each of them at once. Thread-safe. */
final class LiveSink {
  private final EventSink.Live sink;
  private final ClientLog log;
  private final DeliveryCounts counts = new DeliveryCounts();
  private boolean isClosed;

  LiveSink(EventSink.Live sink, ClientLog log) {
    this.sink = sink;
    this.log = log;
  }

  void log(QueuedEvent event) {
    if (isClosed()) {
      count(DropReason.CLOSED);
      return;
    }
    try {
      sink.accept(event.toLoggedEvent());
      countTaken();
    } catch (RuntimeException broken) {
      log.warn("%s failed on an event: %s".formatted(sink.name(), broken));
      count(DropReason.FAILED);
    }
  }

  synchronized EventLogStatus.Sink status() {
    return counts.status(sink.name(), 0, 0, null);
  }

  void close() {
    synchronized (this) {
      isClosed = true;
    }
    sink.close();
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  private synchronized void countTaken() {
    counts.sent(1);
  }

  private synchronized void count(DropReason reason) {
    counts.dropped(reason, 1);
  }
}
