package dev.postern.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two answers to one question. */
record Difference(JsonNode official, JsonNode own) {
  private static final List<String> EXPOSURES =
      List.of("secondary_exposures", "undelegated_secondary_exposures");
  private static final List<String> UNMATCHED = List.of("default", "disabled");
  private static final String ACTIVE = "is_experiment_active";

  /**
   * Whether only what 0.10.2 tells in no certain order is different in client-initialize responses:
   * a gate that two entities refer to brings its own exposures to the first of them only, and
   * leaves its own activity to an experiment of which no rule matches.
   */
  boolean isOfNoCertainOrder() {
    if (!(official instanceof ObjectNode theirs) || !(own instanceof ObjectNode ours)) {
      return false;
    }
    return isSame(theirs.deepCopy().remove(EXPOSURES), ours.deepCopy().remove(EXPOSURES))
        && EXPOSURES.stream().allMatch(name -> isPart(theirs.path(name), ours.path(name)));
  }

  private static boolean isSame(ObjectNode theirs, ObjectNode ours) {
    if (UNMATCHED.contains(ours.path("rule_id").asText()) && theirs.has(ACTIVE)) {
      theirs.set(ACTIVE, ours.get(ACTIVE));
    }
    return theirs.equals(ours);
  }

  /** Whether all of {@code part} is in {@code whole}, where it may stand earlier. */
  private static boolean isPart(JsonNode part, JsonNode whole) {
    Set<JsonNode> all = new HashSet<>();
    whole.forEach(all::add);
    for (JsonNode wanted : part) {
      if (!all.remove(wanted)) {
        return false;
      }
    }
    return true;
  }
}
