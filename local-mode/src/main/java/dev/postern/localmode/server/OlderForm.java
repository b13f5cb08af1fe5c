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

  /** What a rule names and the file does not have is unsupported, as any unknown type is. */
  private static final JsonNode MISSING =
      JsonNodeFactory.instance.objectNode().put("type", "missing").put("idType", "userID");

  private final JsonNode conditions;

  private OlderForm(JsonNode conditions) {
    this.conditions = conditions;
  }

  static byte[] of(byte[] specs) {
    try {
      ObjectNode file = (ObjectNode) MAPPER.readTree(specs);
      OlderForm form = new OlderForm(file.path("condition_map"));
      file.remove("condition_map");
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
                spec.path("rules").forEach(this::inline);
                list.add(spec);
              }
            });
    return list;
  }

  private void inline(JsonNode rule) {
    if (rule instanceof ObjectNode object) {
      ArrayNode inlined = JsonNodeFactory.instance.arrayNode();
      rule.path("conditions").forEach(name -> inlined.add(condition(name.asText())));
      object.set("conditions", inlined);
    }
  }

  /** Long target lists are objects in the current form. */
  private JsonNode condition(String name) {
    JsonNode current = conditions.get(name);
    if (current == null) {
      return MISSING;
    }
    if (!current.path("targetValue").isObject()) {
      return current;
    }
    ObjectNode older = current.deepCopy();
    ArrayNode targets = older.putArray("targetValue");
    current.path("targetValue").fieldNames().forEachRemaining(targets::add);
    return older;
  }
}
