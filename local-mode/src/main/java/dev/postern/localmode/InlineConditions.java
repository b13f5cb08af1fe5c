package dev.postern.localmode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Conditions that were written out within rules, each once, under a name. */
final class InlineConditions {
  private final ObjectNode byName = JsonNodeFactory.instance.objectNode();
  private final Map<JsonNode, String> names = new HashMap<>();

  /** Puts names in the place of a rule's conditions. A name is where the condition is first met. */
  void takeFrom(ObjectNode rule, String path) {
    if (!(rule.get("conditions") instanceof ArrayNode inline)) {
      return;
    }
    ArrayNode references = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < inline.size(); i++) {
      references.add(nameOf(inline.get(i), path + ".conditions[" + i + "]"));
    }
    rule.set("conditions", references);
  }

  /** Adds conditions that have names already. */
  void addAll(JsonNode conditionMap) {
    conditionMap.properties().forEach(entry -> byName.set(entry.getKey(), entry.getValue()));
  }

  ObjectNode asMap() {
    return byName;
  }

  private JsonNode nameOf(JsonNode condition, String path) {
    if (condition.isTextual()) {
      return condition;
    }
    if (condition instanceof ObjectNode object) {
      FirstForm.addIdType(object);
    }
    String name = names.computeIfAbsent(condition, isNew -> path);
    byName.set(name, condition);
    return JsonNodeFactory.instance.textNode(name);
  }
}
