package dev.postern.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A spec file and a user. */
record Case(ObjectNode specs, ObjectNode user) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Case of(ObjectNode specs, Map<String, Object> user) {
    return new Case(specs, JSON.valueToTree(user));
  }

  static Case parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new Case((ObjectNode) json.required("specs"), (ObjectNode) json.required("user"));
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The differences, by what was asked for. */
  Map<String, Difference> differences() {
    try (Comparison comparison = new Comparison(specs)) {
      return comparison.differences(fields());
    }
  }

  boolean differsIn(String asked) {
    try (Comparison comparison = new Comparison(specs)) {
      return comparison.differences(fields()).containsKey(asked);
    }
  }

  private Map<String, Object> fields() {
    return JSON.convertValue(user, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  Case copy() {
    return new Case(specs.deepCopy(), user.deepCopy());
  }

  String text() {
    ObjectNode json = JSON.createObjectNode();
    json.set("user", user);
    json.set("specs", specs);
    return json.toPrettyString();
  }
}
