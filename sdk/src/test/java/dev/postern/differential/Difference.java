package dev.postern.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;

/** Two answers to one question. */
record Difference(JsonNode official, JsonNode own) {
  private static final List<String> EXPOSURES =
      List.of("secondary_exposures", "undelegated_secondary_exposures");

  /**
   * Whether only this is different: in the client-initialize responses of 0.10.2, a gate that two
   * entities refer to brings its own exposures to the first of them only, in no certain order.
   */
  boolean isOfSharedExposures() {
    if (!(official instanceof ObjectNode theirs) || !(own instanceof ObjectNode ours)) {
      return false;
    }
    return theirs.deepCopy().remove(EXPOSURES).equals(ours.deepCopy().remove(EXPOSURES))
        && EXPOSURES.stream().allMatch(name -> isPart(theirs.path(name), ours.path(name)));
  }

  /** Whether all of {@code part} is in {@code whole}, in that order. */
  private static boolean isPart(JsonNode part, JsonNode whole) {
    Iterator<JsonNode> rest = whole.iterator();
    for (JsonNode wanted : part) {
      boolean found = false;
      while (!found && rest.hasNext()) {
        found = rest.next().equals(wanted);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
