package dev.postern.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes sure, before they are measured, that all SDKs give the same answers. */
public final class PeerCheck {
  private static final int PEOPLE = 200;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PeerCheck() {}

  /** Compares the answers; ends with an error when one differs. */
  public static void main(String[] args) {
    List<String> own = answers(new PosternRows());
    boolean same = isSame(own, "javacore", answers(new JavacoreRows()), answer -> true);
    same &= isSame(own, "serversdk", answers(new ServerSdkRows()), PeerCheck::isMeasured);
    System.out.println(own.size() + " answers compared with each of two official SDKs");
    System.exit(same ? 0 : 1);
  }

  /** The older SDK does not know all that a spec file can ask; of that, nothing is measured. */
  private static boolean isMeasured(String answer) {
    return answer.startsWith("person 0, ")
        || answer.startsWith("client-initialize")
        || answer.contains(" " + Storefront.ROLLOUT + "=")
        || answer.startsWith("all gates");
  }

  private static boolean isSame(
      List<String> own, String peer, List<String> theirs, Predicate<String> counts) {
    boolean same = own.size() == theirs.size();
    for (int i = 0; i < Math.min(own.size(), theirs.size()); i++) {
      if (counts.test(own.get(i)) && !own.get(i).equals(theirs.get(i))) {
        System.out.println("differs: " + own.get(i) + ", but " + peer + ": " + theirs.get(i));
        same = false;
      }
    }
    return same;
  }

  private static <U> List<String> answers(Rows<U> rows) {
    rows.start(false);
    List<Person> people = new ArrayList<>(Person.many(PEOPLE));
    people.add(0, Person.full());
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      U user = rows.user(people.get(i));
      String who = "person " + i + ", ";
      for (String gate : gates()) {
        answers.add(who + gate + "=" + rows.gate(user, gate));
      }
      answers.add(
          who
              + Storefront.CONFIG
              + "="
              + rows.configParameter(user, Storefront.CONFIG, Storefront.CONFIG_PARAMETER));
      answers.add(
          who
              + Storefront.EXPERIMENT
              + "="
              + rows.experimentParameter(
                  user, Storefront.EXPERIMENT, Storefront.EXPERIMENT_PARAMETER));
      answers.add(
          who
              + Storefront.LAYER
              + "="
              + rows.layerParameter(user, Storefront.LAYER, Storefront.LAYER_PARAMETER));
    }
    answers.add("all gates=" + rows.allGates());
    answers.addAll(clientInit(rows.clientInitialize()));
    rows.stop();
    return answers;
  }

  /** What a client SDK is told: each value, and the rule that it comes from. */
  private static List<String> clientInit(Object response) {
    JsonNode json = json(response);
    List<String> answers = new ArrayList<>();
    for (String section : List.of("feature_gates", "dynamic_configs", "layer_configs")) {
      Map<String, JsonNode> entries = new TreeMap<>();
      json.path(section).properties().forEach(each -> entries.put(each.getKey(), each.getValue()));
      entries.forEach(
          (name, entry) ->
              answers.add(
                  "client-initialize, %s.%s=%s by %s"
                      .formatted(
                          section, name, sorted(entry.path("value")), entry.path("rule_id"))));
    }
    return answers;
  }

  /** Objects with their fields in the order of the names. */
  private static JsonNode sorted(JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode sorted = MAPPER.createObjectNode();
    value.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
    return sorted;
  }

  private static JsonNode json(Object response) {
    try {
      return response instanceof String text ? MAPPER.readTree(text) : MAPPER.valueToTree(response);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the response is not JSON", e);
    }
  }

  private static List<String> gates() {
    List<String> gates = new ArrayList<>(Storefront.gates());
    gates.add("no_such_gate");
    return gates;
  }
}
