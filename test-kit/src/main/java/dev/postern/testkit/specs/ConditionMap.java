package dev.postern.testkit.specs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.zip.CRC32;

/** The conditions of a spec file; equal ones are written once. */
final class ConditionMap {
  private final ObjectNode conditions;

  ConditionMap(ObjectNode conditions) {
    this.conditions = conditions;
  }

  /**
   * The key of a condition, which depends on its content alone, unless two share their checksum.
   */
  String idOf(Condition condition) {
    JsonNode json = condition.toJson();
    String checksum = checksum(json);
    String id = checksum;
    for (int next = 2; conditions.has(id) && !conditions.get(id).equals(json); next++) {
      id = checksum + "-" + next;
    }
    conditions.set(id, json);
    return id;
  }

  private static String checksum(JsonNode json) {
    CRC32 checksum = new CRC32();
    checksum.update(SpecJson.compact(json).getBytes(UTF_8));
    return Long.toString(checksum.getValue());
  }
}
