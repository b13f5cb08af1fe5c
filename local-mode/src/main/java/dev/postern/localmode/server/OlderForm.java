package dev.postern.localmode.server;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns a spec file of the current form into the older one, {@code /v1/download_config_specs}:
 * specs are lists, conditions stand within the rules, and layers name their experiments. Spec files
 * of that form are read by local mode, which turns them back.
 */
final class OlderForm {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final List<String> SECTIONS =
      List.of("feature_gates", "dynamic_configs", "layer_configs");

  private static final Set<String> IN_KEYS = Set.of("any", "none");

  /** What a rule names and the file does not have is unsupported, as any unknown type is. */
  private static final JsonNode MISSING =
      JsonNodeFactory.instance.objectNode().put("type", "missing").put("idType", "userID");

  private final JsonNode conditions;

  private OlderForm(JsonNode conditions) {
    this.conditions = conditions;
  }

  /**
   * The same specs.
   *
   * @param time what they tell as the time of their last change
   */
  static byte[] of(byte[] specs, long time) {
    try {
      ObjectNode file = (ObjectNode) MAPPER.readTree(specs);
      OlderForm form = new OlderForm(file.path("condition_map"));
      file.remove("condition_map");
      file.put("time", time);
      SECTIONS.forEach(section -> file.set(section, form.list(file.path(section))));
      file.set("layers", layers(file.path("experiment_to_layer")));
      return MAPPER.writeValueAsBytes(file);
    } catch (IOException impossible) {
      throw new UncheckedIOException("they have been read as specs", impossible);
    }
  }

  private static ObjectNode layers(JsonNode experimentToLayer) {
    ObjectNode layers = JsonNodeFactory.instance.objectNode();
    experimentToLayer
        .properties()
        .forEach(entry -> layers.withArrayProperty(entry.getValue().asText()).add(entry.getKey()));
    return layers;
  }

  private ArrayNode list(JsonNode specs) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    specs
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue() instanceof ObjectNode spec) {
                spec.put("name", entry.getKey());
                spec.path("rules").forEach(rule -> convert(rule, spec.path("defaultValue")));
                list.add(spec);
              }
            });
    return list;
  }

  /**
   * SDKs of that form take a gate that passes for true, whatever its rule returns. One that returns
   * the default, false, is as good as one that nobody passes.
   */
  private void convert(JsonNode rule, JsonNode defaultValue) {
    if (rule instanceof ObjectNode object) {
      if (isFalse(rule.path("returnValue")) && isFalse(defaultValue)) {
        object.put("passPercentage", 0);
      }
      ArrayNode inlined = JsonNodeFactory.instance.arrayNode();
      rule.path("conditions").forEach(name -> inlined.add(condition(name.asText())));
      object.set("conditions", inlined);
    }
  }

  private static boolean isFalse(JsonNode value) {
    return value.isBoolean() && !value.booleanValue();
  }

  /**
   * Long lists that {@code any} and {@code none} look in are the keys of an object in the current
   * form. They are met by lower-cased values, so that others of its keys never count.
   */
  private JsonNode condition(String name) {
    JsonNode current = conditions.get(name);
    if (current == null) {
      return MISSING;
    }
    if (!current.path("targetValue").isObject()
        || !IN_KEYS.contains(current.path("operator").asText())) {
      return current;
    }
    ObjectNode older = current.deepCopy();
    ArrayNode targets = older.putArray("targetValue");
    current.path("targetValue").properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> key.equals(key.toLowerCase(Locale.ROOT)))
        .forEach(targets::add);
    return older;
  }
}
