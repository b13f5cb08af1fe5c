package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The same spec file with its fields, and the entities of each, the other way round. */
final class Reversed {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reversed() {}

  static byte[] json(String specs) {
    try {
      ObjectNode reversed = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> field : reversed(JSON.readTree(specs))) {
        reversed.set(field.getKey(), field.getValue());
        if (field.getValue() instanceof ObjectNode entities) {
          ObjectNode section = reversed.putObject(field.getKey());
          reversed(entities).forEach(entity -> section.set(entity.getKey(), entity.getValue()));
        }
      }
      return reversed.toString().getBytes(UTF_8);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Map.Entry<String, JsonNode>> reversed(JsonNode object) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    Collections.reverse(fields);
    return fields;
  }
}
