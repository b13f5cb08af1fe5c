package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.LoggedEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user got an answer, as Statsig is told of it.
 *
 * @param kind {@code CONFIG} for dynamic configs and experiments, which Statsig tells in one way
 * @param name of the gate, config, experiment or layer
 * @param parameter of a layer; null for everything else
 * @param value of a gate; null for everything else
 * @param ruleId the rule that decided
 * @param group the name of the experiment's group, as far as the log knows the experiment; null for
 *     none
 * @param allocatedExperiment of a layer, the experiment that decided; null for none
 * @param reason where the answer comes from
 * @param event what is sent
 * @since 0.1.0
 */
public record Exposure(
    Kind kind,
    String name,
    @Nullable String parameter,
    @Nullable Boolean value,
    String ruleId,
    @Nullable String group,
    @Nullable String allocatedExperiment,
    String reason,
    LoggedEvent event) {
  /** What was exposed. */
  public enum Kind {
    /** A gate. */
    GATE("gate"),
    /** A dynamic config or an experiment. */
    CONFIG("config"),
    /** A parameter of a layer. */
    LAYER("layer");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Checks the components.
   *
   * @param kind what was exposed
   * @param name of the gate, config, experiment or layer
   * @param parameter of a layer; null for everything else
   * @param value of a gate; null for everything else
   * @param ruleId the rule that decided
   * @param group the name of the experiment's group; null for none
   * @param allocatedExperiment of a layer, the experiment that decided; null for none
   * @param reason where the answer comes from
   * @param event what is sent
   */
  public Exposure {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(ruleId, "ruleId is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(event, "event is null");
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

  /** {@return the gates that took part} */
  public List<LoggedEvent.SecondaryExposure> secondaryExposures() {
    List<LoggedEvent.SecondaryExposure> secondary = event.secondaryExposures();
    return secondary == null ? List.of() : secondary;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%s %s".formatted(kind, name));
    append(text, ".", parameter);
    append(text, " = ", value == null ? null : value ? "on" : "off");
    text.append(" for ").append(Events.userText(event));
    append(text, " by rule ", ruleId.isEmpty() ? "(none)" : ruleId);
    append(text, " in group ", group);
    append(text, " of experiment ", allocatedExperiment);
    return text.append(" (").append(reason).append(')').toString();
  }

  private static void append(StringBuilder text, String before, @Nullable String value) {
    if (value != null) {
      text.append(before).append(value);
    }
  }

  static Exposure of(LoggedEvent event, GroupNames groups) {
    Map<String, String> metadata = requireNonNull(event.metadata(), "metadata is null");
    Kind kind = Events.kindOf(event);
    String name = metadata.getOrDefault(kind == Kind.GATE ? "gate" : "config", "");
    String ruleId = metadata.getOrDefault("ruleID", "");
    String allocated = metadata.get("allocatedExperiment");
    String experiment = allocated == null || allocated.isEmpty() ? null : allocated;
    return new Exposure(
        requireNonNull(kind, "not an exposure"),
        name,
        metadata.get("parameterName"),
        kind == Kind.GATE ? Boolean.valueOf(metadata.get("gateValue")) : null,
        ruleId,
        kind == Kind.GATE
            ? null
            : groups.groupOf(experiment == null ? name : experiment, ruleId, event),
        experiment,
        metadata.getOrDefault("reason", ""),
        event);
  }
}
