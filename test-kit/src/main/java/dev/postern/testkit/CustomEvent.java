package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.LoggedEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that the application has logged.
 *
 * @param name what the application called it
 * @param value a string, a number or null
 * @param metadata what is told of it
 * @param event what is sent
 * @since 0.1.0
 */
public record CustomEvent(
    String name, @Nullable Object value, Map<String, String> metadata, LoggedEvent event) {
  /**
   * Checks and copies the components.
   *
   * @param name what the application called it
   * @param value a string, a number or null
   * @param metadata what is told of it
   * @param event what is sent
   */
  public CustomEvent {
    requireNonNull(name, "name is null");
    metadata = Map.copyOf(metadata);
    requireNonNull(event, "event is null");
  }

  static CustomEvent of(LoggedEvent event) {
    Map<String, String> metadata = event.metadata();
    return new CustomEvent(
        event.eventName(), event.value(), metadata == null ? Map.of() : metadata, event);
  }

  /** {@return the id of the user; empty when there is none} */
  public String userId() {
    return Events.userId(event);
  }

  /**
   * {@return whether the user has an id, of whatever type}
   *
   * @param id the id of a user, or a custom id
   */
  public boolean isFor(String id) {
    return Events.isFor(event, id);
  }

  @Override
  public String toString() {
    return "event %s = %s %s for %s".formatted(name, value, metadata, Events.userText(event));
  }
}
