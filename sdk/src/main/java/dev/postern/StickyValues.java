package dev.postern;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of an experiment or layer that {@link PersistentStorage} keeps for a user, so that it
 * stays the same while the experiment runs. Immutable.
 *
 * @param value whether the user passed
 * @param jsonValue the parameters
 * @param ruleID the rule that decided
 * @param groupName the name of the user's group; null when the user is in none
 * @param secondaryExposures the nested gates that took part, each with {@code gate}, {@code
 *     gateValue} and {@code ruleID}
 * @param undelegatedSecondaryExposures of a layer, those from before its experiment was entered
 * @param configDelegate of a layer, the experiment that decided; null for none
 * @param explicitParameters the parameters of the experiment, of a layer's the experiment's
 * @param time when the specs last changed, milliseconds since 1970; 0 when not known
 * @param configVersion the version of the experiment or layer; null when the specs have none
 * @since 0.1.0
 */
public record StickyValues(
    boolean value,
    Map<String, Object> jsonValue,
    String ruleID,
    @Nullable String groupName,
    List<Map<String, String>> secondaryExposures,
    List<Map<String, String>> undelegatedSecondaryExposures,
    @Nullable String configDelegate,
    List<String> explicitParameters,
    long time,
    @Nullable Long configVersion) {
  /**
   * Copies the maps and lists.
   *
   * @param value the value
   * @param jsonValue the parameters
   * @param ruleID the rule that decided
   * @param groupName the name of the user's group; null when the user is in none
   * @param secondaryExposures the nested gates that took part, each with {@code gate}, {@code
   *     gateValue} and {@code ruleID}
   * @param undelegatedSecondaryExposures of a layer, those from before its experiment was entered
   * @param configDelegate of a layer, the experiment that decided; null for none
   * @param explicitParameters the parameters of the experiment, of a layer's the experiment's
   * @param time when the specs last changed, milliseconds since 1970; 0 when not known
   * @param configVersion the version of the experiment or layer; null when the specs have none
   */
  public StickyValues {
    jsonValue = JsonForm.asObject(JsonForm.copyOf(requireNonNull(jsonValue, "jsonValue is null")));
    requireNonNull(ruleID, "ruleID is null");
    secondaryExposures = copyOf(secondaryExposures);
    undelegatedSecondaryExposures = copyOf(undelegatedSecondaryExposures);
    explicitParameters = List.copyOf(explicitParameters);
  }

  /**
   * Reads what {@link #toJson} or an official SDK has written.
   *
   * @param json the JSON text
   * @throws IllegalArgumentException if it is not JSON, not an object, lacks {@code value}, {@code
   *     secondary_exposures} or {@code time}, or a field has a wrong type
   * @return what was written
   */
  public static StickyValues fromJson(String json) {
    return StickyJson.read(requireNonNull(json, "json is null"));
  }

  private static List<Map<String, String>> copyOf(List<Map<String, String>> exposures) {
    return exposures.stream()
        .map(exposure -> Collections.unmodifiableMap(new LinkedHashMap<>(exposure)))
        .toList();
  }

  /** {@return the JSON in which official SDKs keep it, with names such as {@code json_value}} */
  public String toJson() {
    return StickyJson.write(this);
  }
}
