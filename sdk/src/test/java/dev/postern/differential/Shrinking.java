package dev.postern.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Leaves out of a case what it can do without. */
final class Shrinking {
  private static final Set<String> SECTIONS =
      Set.of(
          "feature_gates",
          "dynamic_configs",
          "layer_configs",
          "param_stores",
          "parameters",
          "cmab_configs",
          "overrides",
          "override_rules",
          "returnValue",
          "defaultValue",
          "custom",
          "customIDs",
          "privateAttributes",
          "targetValue");
  private static final Set<String> LISTS = Set.of("rules", "conditions", "groups", "targetValue");
  private static final Set<String> OPTIONAL =
      Set.of(
          "configDelegate",
          "groupName",
          "isExperimentGroup",
          "explicitParameters",
          "isActive",
          "hasSharedParams",
          "targetingGateName",
          "config",
          "start_time",
          "cmab_configs",
          "overrides",
          "override_rules",
          "param_stores",
          "app_id");

  private Case smallest;
  private final Predicate<Case> stillDiffers;

  private Shrinking(Case start, Predicate<Case> stillDiffers) {
    smallest = start;
    this.stillDiffers = stillDiffers;
  }

  /** The smallest case found in which a question still gets different answers. */
  static Case of(Case start, String asked) {
    return of(start, shrunk -> shrunk.differsIn(asked));
  }

  static Case of(Case start, Predicate<Case> stillDiffers) {
    Shrinking shrinking = new Shrinking(start, stillDiffers);
    int before;
    do {
      before = shrinking.smallest.text().length();
      shrinking.pass();
    } while (shrinking.smallest.text().length() < before);
    return shrinking.smallest;
  }

  private void pass() {
    for (int root = 0; root < 2; root++) {
      boolean isUser = root == 1;
      List<String> removable = new ArrayList<>();
      collect(root(smallest, isUser), "", isUser ? "custom" : "", removable);
      Collections.reverse(removable);
      int chunk = Math.max(1, removable.size() / 4);
      while (true) {
        removable = tryRemoving(removable, isUser, chunk);
        if (chunk == 1) {
          break;
        }
        chunk /= 2;
      }
    }
  }

  private List<String> tryRemoving(List<String> removable, boolean isUser, int chunk) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < removable.size(); i += chunk) {
      List<String> some = removable.subList(i, Math.min(i + chunk, removable.size()));
      Case smaller = smallest.copy();
      some.forEach(path -> remove(root(smaller, isUser), path));
      if (tidied(smaller) && stillDiffers.test(smaller)) {
        smallest = smaller;
      } else {
        kept.addAll(some);
      }
    }
    return kept;
  }

  /** Drops conditions that no rule has. False when a gate is gone that a condition names. */
  private boolean tidied(Case smaller) {
    Set<String> used = new HashSet<>();
    for (JsonNode list : smaller.specs().findValues("conditions")) {
      list.forEach(id -> used.add(id.textValue()));
    }
    ObjectNode conditions = (ObjectNode) smaller.specs().get("condition_map");
    conditions.retain(used);
    JsonNode gates = smaller.specs().get("feature_gates");
    JsonNode before = smallest.specs().get("feature_gates");
    for (JsonNode condition : conditions) {
      String target = condition.path("targetValue").asText();
      if (before.has(target) && !gates.has(target)) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode root(Case from, boolean isUser) {
    return isUser ? from.user() : from.specs();
  }

  /** The paths of what may be left out, the outer before the inner. */
  private static void collect(JsonNode node, String path, String name, List<String> found) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                String to = path + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                if (SECTIONS.contains(name) || OPTIONAL.contains(field.getKey())) {
                  found.add(to);
                }
                collect(field.getValue(), to, field.getKey(), found);
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (LISTS.contains(name)) {
          found.add(path + "/" + i);
        }
        collect(array.get(i), path + "/" + i, "", found);
      }
    }
  }

  private static void remove(ObjectNode root, String path) {
    int slash = path.lastIndexOf('/');
    JsonNode parent = root.at(path.substring(0, slash));
    String name = path.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.remove(name.replace("~1", "/").replace("~0", "~"));
    } else if (parent instanceof ArrayNode array && Integer.parseInt(name) < array.size()) {
      array.remove(Integer.parseInt(name));
    }
  }
}
