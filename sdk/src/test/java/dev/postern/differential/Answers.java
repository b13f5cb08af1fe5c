package dev.postern.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** An SDK that is asked for everything in a spec file. */
interface Answers extends AutoCloseable {
  ObjectMapper JSON = new ObjectMapper();

  /** The answers for a user, by what is asked for, such as {@code gate g0}. */
  Map<String, JsonNode> of(Map<String, Object> user);

  @Override
  void close();

  /** Adds each entry of a client-initialize response, and each of its other fields. */
  static void addClientInit(String json, Map<String, JsonNode> answers) {
    JsonNode response;
    try {
      response = JSON.readTree(json);
    } catch (JsonProcessingException failure) {
      throw new AssertionError(json, failure);
    }
    ObjectNode rest = (ObjectNode) response;
    rest.remove("sdkInfo");
    for (String section : List.of("feature_gates", "dynamic_configs", "layer_configs")) {
      JsonNode entries = rest.remove(section);
      for (Map.Entry<String, JsonNode> entry : entries.properties()) {
        answers.put("client-init " + section + " " + entry.getKey(), entry.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> entry : rest.properties()) {
      answers.put("client-init " + entry.getKey(), entry.getValue());
    }
  }
}
