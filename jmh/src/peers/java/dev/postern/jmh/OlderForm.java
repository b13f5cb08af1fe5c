package dev.postern.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns a spec file into the older form: specs are lists, conditions stand within the rules. */
final class OlderForm {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OlderForm() {}

  static byte[] of(byte[] specs) {
    try {
      ObjectNode file = (ObjectNode) MAPPER.readTree(specs);
      JsonNode conditions = file.remove("condition_map");
      for (String section : new String[] {"feature_gates", "dynamic_configs", "layer_configs"}) {
        file.set(section, list(file.path(section), conditions));
      }
      ObjectNode layers = MAPPER.createObjectNode();
      file.path("experiment_to_layer")
          .properties().forEach(
              field -> layers.withArrayProperty(field.getValue().asText()).add(field.getKey()));
      file.set("layers", layers);
      file.putObject("id_lists");
      file.remove("sdk_configs");
      return MAPPER.writeValueAsBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the specs are not JSON", e);
    }
  }

  private static ArrayNode list(JsonNode specs, JsonNode conditions) {
    ArrayNode list = MAPPER.createArrayNode();
    specs
        .properties().forEach(
            field -> {
              ObjectNode spec = field.getValue().deepCopy();
              spec.put("name", field.getKey());
              spec.path("rules").forEach(rule -> inline((ObjectNode) rule, conditions));
              list.add(spec);
            });
    return list;
  }

  private static void inline(ObjectNode rule, JsonNode conditions) {
    ArrayNode inlined = MAPPER.createArrayNode();
    rule.path("conditions").forEach(id -> inlined.add(condition(conditions.path(id.asText()))));
    rule.set("conditions", inlined);
  }

  /** Long target lists are objects in the current form. */
  private static JsonNode condition(JsonNode current) {
    if (!current.path("targetValue").isObject()) {
      return current;
    }
    ObjectNode older = current.deepCopy();
    ArrayNode targets = older.putArray("targetValue");
    current.path("targetValue").fieldNames().forEachRemaining(targets::add);
    return older;
  }
}
