package dev.postern.testkit;

import dev.postern.StatsigUser;
import dev.postern.spi.LoggedEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events. */
final class Events {
  private Events() {}

  /** What an exposure is of; null for any other event. */
  static Exposure.@Nullable Kind kindOf(LoggedEvent event) {
    return switch (event.eventName()) {
      case "statsig::gate_exposure" -> Exposure.Kind.GATE;
      case "statsig::config_exposure" -> Exposure.Kind.CONFIG;
      case "statsig::layer_exposure" -> Exposure.Kind.LAYER;
      default -> null;
    };
  }

  /** Whether the application has logged it. */
  static boolean isCustom(LoggedEvent event) {
    return !event.eventName().startsWith("statsig::");
  }

  static String userId(LoggedEvent event) {
    Object id = event.user().get("userID");
    return id == null ? "" : id.toString();
  }

  static boolean isFor(LoggedEvent event, String id) {
    return userId(event).equals(id)
        || (event.user().get("customIDs") instanceof Map<?, ?> ids && ids.containsValue(id));
  }

  static boolean isForUnit(LoggedEvent event, String idType, String id) {
    return idType.equalsIgnoreCase("userID")
        ? userId(event).equals(id)
        : event.user().get("customIDs") instanceof Map<?, ?> ids && id.equals(ids.get(idType));
  }

  static String userText(LoggedEvent event) {
    String id = userId(event);
    Object ids = event.user().get("customIDs");
    return !id.isEmpty() ? "user " + id : ids == null ? "a user without an id" : "user " + ids;
  }

  /** The user as it was sent: without private attributes. */
  static StatsigUser user(LoggedEvent event) {
    return StatsigUser.fromJson(Values.toJson(event.user()));
  }
}
