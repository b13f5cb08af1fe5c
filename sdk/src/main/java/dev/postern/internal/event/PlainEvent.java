package dev.postern.internal.event;

import dev.postern.spi.LoggedEvent;
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

  @Override
  public LoggedEvent toLoggedEvent() {
    return new LoggedEvent(
        name, value, metadata, null, user == null ? Map.of() : user.toMap(), time, null);
  }
}
