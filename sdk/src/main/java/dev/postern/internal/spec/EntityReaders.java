package dev.postern.internal.spec;

import dev.postern.internal.clientinit.SessionReplay;
import dev.postern.internal.clientinit.SessionReplay.Trigger;
import dev.postern.internal.evaluate.StoreParameter;
import dev.postern.internal.spec.SpecDocument.BanditGroupModel;
import dev.postern.internal.spec.SpecDocument.BanditModel;
import dev.postern.internal.spec.SpecDocument.BanditScoringModel;
import dev.postern.internal.spec.SpecDocument.MappingModel;
import dev.postern.internal.spec.SpecDocument.MappingRuleModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rarer kinds of entities from their JSON. Required fields are those the engine requires.
 */
final class EntityReaders {
  private EntityReaders() {}

  static List<MappingModel> mappings(String path, @Nullable Object json) throws MalformedException {
    if (!(json instanceof List<?> elements)) {
      throw MalformedException.wrongType(path, "an array", json);
    }
    List<MappingModel> mappings = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      mappings.add(mapping(path + "[" + i + "]", elements.get(i)));
    }
    return List.copyOf(mappings);
  }

  private static MappingModel mapping(String path, @Nullable Object json)
      throws MalformedException {
    JsonObject mapping = JsonObject.of(path, json);
    return new MappingModel(
        mapping.requiredString("new_config_name"),
        mapping.list("rules", EntityReaders::mappingRule));
  }

  private static MappingRuleModel mappingRule(String path, @Nullable Object json)
      throws MalformedException {
    JsonObject rule = JsonObject.of(path, json);
    return new MappingRuleModel(rule.requiredString("rule_name"), rule.integer("start_time"));
  }

  static BanditModel bandit(String path, @Nullable Object json) throws MalformedException {
    JsonObject bandit = JsonObject.of(path, json);
    JsonObject config = bandit.object("config");
    return new BanditModel(
        bandit.requiredString("salt"),
        bandit.requiredBoolean("enabled"),
        bandit.requiredValue("defaultValue"),
        bandit.requiredString("idType"),
        bandit.integer("version"),
        bandit.requiredNumber("sampleRate"),
        bandit.requiredBoolean("higherIsBetter"),
        bandit.string("targetingGateName"),
        bandit.list("groups", EntityReaders::banditGroup),
        config == null ? null : config.map(EntityReaders::banditScoring),
        bandit.strings("targetAppIDs"));
  }

  private static BanditGroupModel banditGroup(String path, @Nullable Object json)
      throws MalformedException {
    JsonObject group = JsonObject.of(path, json);
    return new BanditGroupModel(
        group.requiredString("id"),
        group.requiredString("name"),
        group.requiredValue("parameterValues"));
  }

  private static BanditScoringModel banditScoring(String path, @Nullable Object json)
      throws MalformedException {
    JsonObject scoring = JsonObject.of(path, json);
    return new BanditScoringModel(
        scoring.requiredNumber("alpha"),
        scoring.requiredNumber("intercept"),
        scoring.requiredNumber("records"),
        scoring.requiredObject("weightsNumerical").map(JsonObject::asNumber),
        scoring.requiredObject("weightsCategorical").map(EntityReaders::weights));
  }

  private static Map<String, Double> weights(String path, @Nullable Object json)
      throws MalformedException {
    return JsonObject.of(path, json).map(JsonObject::asNumber);
  }

  static SessionReplay sessionReplay(String path, @Nullable Object json) throws MalformedException {
    JsonObject replay = JsonObject.of(path, json);
    JsonObject privacy = replay.object("session_recording_privacy_settings");
    return new SessionReplay(
        replay.number("sampling_rate"),
        replay.string("targeting_gate"),
        replay.flag("recording_blocked"),
        triggers(replay.object("session_recording_event_triggers")),
        triggers(replay.object("session_recording_exposure_triggers")),
        privacy == null ? null : privacySettings(privacy));
  }

  private static @Nullable Map<String, Trigger> triggers(@Nullable JsonObject triggers)
      throws MalformedException {
    return triggers == null ? null : triggers.map(EntityReaders::trigger);
  }

  private static Trigger trigger(String path, @Nullable Object json) throws MalformedException {
    JsonObject trigger = JsonObject.of(path, json);
    return new Trigger(trigger.strings("values"), trigger.number("sampling_rate"));
  }

  private static Map<String, Object> privacySettings(JsonObject settings)
      throws MalformedException {
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("privacy_mode", settings.requiredString("privacy_mode"));
    for (String name : List.of("unmasked_elements", "masked_elements", "blocked_elements")) {
      List<String> elements = settings.strings(name);
      if (elements != null) {
        known.put(name, elements);
      }
    }
    return known;
  }

  /** A parameter stays JSON; it must have one of the five shapes. */
  static Map<String, @Nullable Object> parameter(String path, @Nullable Object json)
      throws MalformedException {
    JsonObject parameter = JsonObject.of(path, json);
    parameter.requiredString("ref_type");
    parameter.requiredString("param_type");
    Map<String, @Nullable Object> values = parameter.values();
    if (StoreParameter.of(values) == null) {
      throw new MalformedException(
          path,
          "has neither a value, nor gate_name with pass_value and fail_value, nor param_name with"
              + " config_name, experiment_name or layer_name");
    }
    return values;
  }
}
