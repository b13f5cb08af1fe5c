package dev.postern.spi;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as Statsig gets it. Immutable; its maps and lists cannot be changed.
 *
 * @param eventName such as {@code statsig::gate_exposure}, or what the application called it
 * @param value a string, a number or null
 * @param metadata what is told of the event; null when the kind of event has none
 * @param statsigMetadata how an exposure came to be sampled; empty when it was not, null for an
 *     event that is no exposure
 * @param user the user without private attributes; empty for an event about no user
 * @param time when it happened, milliseconds since 1970
 * @param secondaryExposures the nested gates of an exposure; null when there is no such list
 * @since 0.1.0
 */
public record LoggedEvent(
    String eventName,
    @Nullable Object value,
    @Nullable Map<String, String> metadata,
    @Nullable Map<String, @Nullable Object> statsigMetadata,
    Map<String, @Nullable Object> user,
    long time,
    @Nullable List<SecondaryExposure> secondaryExposures) {

  /**
   * A gate that took part in what was exposed, all as text.
   *
   * @param gate its name
   * @param gateValue {@code true} or {@code false}
   * @param ruleID the rule that decided
   */
  public record SecondaryExposure(String gate, String gateValue, String ruleID) {}

  /**
   * Copies the maps and lists.
   *
   * @param eventName such as {@code statsig::gate_exposure}, or what the application called it
   * @param value the value
   * @param metadata what is told of the event; null when the kind of event has none
   * @param statsigMetadata how an exposure came to be sampled; empty when it was not, null for an
   *     event that is no exposure
   * @param user the user without private attributes; empty for an event about no user
   * @param time when it happened, milliseconds since 1970
   * @param secondaryExposures the nested gates of an exposure; null when there is no such list
   */
  public LoggedEvent {
    requireNonNull(eventName, "eventName is null");
    metadata = metadata == null ? null : inOrder(metadata);
    statsigMetadata = statsigMetadata == null ? null : inOrder(statsigMetadata);
    user = inOrder(user);
    secondaryExposures = secondaryExposures == null ? null : List.copyOf(secondaryExposures);
  }

  /** {@return the event as JSON, with all seven fields, as Statsig's servers take it} */
  public String toJson() {
    JsonText out = new JsonText(512);
    write(out);
    return out.toString();
  }

  void write(JsonText out) {
    out.open();
    out.name("eventName").text(eventName);
    out.name("value").value(value);
    out.name("metadata").value(metadata);
    out.name("statsigMetadata").value(statsigMetadata);
    out.name("user").value(user);
    out.name("time").value(time);
    out.name("secondaryExposures");
    writeSecondaryExposures(out);
    out.close();
  }

  private void writeSecondaryExposures(JsonText out) {
    if (secondaryExposures == null) {
      out.value(null);
      return;
    }
    out.openList();
    for (SecondaryExposure exposure : secondaryExposures) {
      out.element().open();
      out.name("gate").text(exposure.gate());
      out.name("gateValue").text(exposure.gateValue());
      out.name("ruleID").text(exposure.ruleID()).close();
    }
    out.closeList();
  }

  private static <T extends @Nullable Object> Map<String, T> inOrder(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
