package dev.postern.localmode.server;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.LoggedEvent;

/**
 * An event that an SDK has sent.
 *
 * @param event what it says, in the form of this SDK: metadata that are no text are written as JSON
 * @param json what it says, field by field as it came, on one line
 * @since 0.1.0
 */
public record ReceivedEvent(LoggedEvent event, String json) {
  /**
   * Checks the components.
   *
   * @param event what it says, in the form of this SDK
   * @param json what it says, field by field as it came
   */
  public ReceivedEvent {
    requireNonNull(event, "event is null");
    requireNonNull(json, "json is null");
  }
}
