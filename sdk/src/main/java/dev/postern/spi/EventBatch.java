package dev.postern.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.postern.internal.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that are delivered together. Immutable.
 *
 * @param id the same at each attempt, and of no other batch of the sink
 * @param attempt how often it has been tried before: 0 at first
 * @param events in the order in which they were logged; at least one
 * @param metadata who sends them and why now: {@code sdkType}, {@code sessionID}, {@code flushType}
 *     and so on
 * @since 0.1.0
 */
public record EventBatch(
    String id, int attempt, List<LoggedEvent> events, Map<String, Object> metadata) {
  /**
   * Copies the list and the map.
   *
   * @param id the same at each attempt, and of no other batch of the sink
   * @param attempt how often it has been tried before: 0 at first
   * @param events in the order in which they were logged; at least one
   * @param metadata who sends them and why now: {@code sdkType}, {@code sessionID}, {@code
   *     flushType} and so on
   */
  public EventBatch {
    requireNonNull(id, "id is null");
    events = List.copyOf(events);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * {@return the batch as the JSON that Statsig's {@code /v1/log_event} takes} Written at each
   * call.
   */
  public String toJson() {
    JsonText out = new JsonText(512 * (events.size() + 1));
    out.open().name("events").openList();
    for (LoggedEvent event : events) {
      event.write(out.element());
    }
    out.closeList().name("statsigMetadata").value(metadata).close();
    return out.toString();
  }

  /** {@return the JSON in UTF-8} Written at each call. */
  public byte[] toBytes() {
    return toJson().getBytes(UTF_8);
  }
}
