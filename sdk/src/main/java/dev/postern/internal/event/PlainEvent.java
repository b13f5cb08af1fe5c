package dev.postern.internal.event;

import dev.postern.spi.LoggedEvent;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that is no exposure. */
record PlainEvent(
    String name,
    @Nullable Object value,
    @Nullable Map<String, String> metadata,
    @Nullable LoggedUser user,
    long time)
    implements QueuedEvent {
  static final String IDENTIFY = "statsig::identify";
  static final String NON_EXPOSED_CHECKS = "statsig::non_exposed_checks";
  static final String DIAGNOSTICS = "statsig::diagnostics";

  /** An event that the client logs of itself. */
  static PlainEvent system(String name, Map<String, String> metadata, InstantSource clock) {
    return new PlainEvent(name, null, metadata, null, clock.millis());
  }

  @Override
  public LoggedEvent toLoggedEvent() {
    return new LoggedEvent(
        name, value, metadata, null, user == null ? Map.of() : user.toMap(), time, null);
  }
}
