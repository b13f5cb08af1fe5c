package dev.postern.testkit.specs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of spec files. */
final class SpecJson {
  /** 2026-01-01, the time of specs that name none. */
  private static final long TIME = 1_767_225_600_000L;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SECTIONS =
      List.of(
          "feature_gates",
          "dynamic_configs",
          "layer_configs",
          "condition_map",
          "experiment_to_layer");

  private SpecJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode empty() {
    ObjectNode root = object().put("has_updates", true).put("time", TIME);
    root.put("response_format", "dcs-v2");
    SECTIONS.forEach(root::putObject);
    return root;
  }

  static ObjectNode parse(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode root) {
        return root;
      }
      throw new IllegalArgumentException("Specs are a JSON object, and this is not: " + json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "Specs are a JSON object: " + malformed.getOriginalMessage(), malformed);
    }
  }

  /** The JSON of a value: a map, list, string, number, boolean, null or anything Jackson knows. */
  static JsonNode of(@Nullable Object value) {
    return JSON.valueToTree(value);
  }

  /** A percentage as the server writes it: 50, not 50.0. */
  static JsonNode percentage(double percentage) {
    boolean isWhole = percentage == Math.rint(percentage);
    return isWhole
        ? JSON.getNodeFactory().numberNode((int) percentage)
        : JSON.getNodeFactory().numberNode(BigDecimal.valueOf(percentage));
  }

  /** The object under that name; made when it is not there. */
  static ObjectNode section(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  static String compact(JsonNode json) {
    return json.toString();
  }

  static String pretty(JsonNode json) {
    return json.toPrettyString() + "\n";
  }
}
