package dev.postern.localmode.spool;

import dev.postern.spi.EventBatch;
import dev.postern.spi.LoggedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Batches of events for tests. */
final class Batches {
  private Batches() {}

  /** A batch of some events. */
  static EventBatch of(String id, int events) {
    List<LoggedEvent> all =
        IntStream.range(0, events)
            .mapToObj(
                i ->
                    new LoggedEvent(
                        "bought", i, Map.of("line", "a\nb"), null, Map.of("userID", "ü"), i, null))
            .toList();
    return new EventBatch(
        id, 0, all, Map.of("sdkType", "t", "sdkVersion", "1", "sessionID", "s-1"));
  }

  /** What a spool has, in order, after it was closed. */
  static List<SpooledBatch> in(SpoolDirectory directory) throws IOException {
    List<SpooledBatch> all = new ArrayList<>();
    for (Segment segment : directory.segments()) {
      try (SegmentReader reader = SegmentReader.open(segment)) {
        for (SpooledBatch batch = reader.next(); batch != null; batch = reader.next()) {
          all.add(batch);
        }
        if (reader.skipped() > 0) {
          throw new AssertionError(segment + " has lines that are not whole");
        }
      }
    }
    return all;
  }
}
