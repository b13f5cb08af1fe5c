package dev.postern.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes small spec files. Conditions are given as JSON. */
public final class SpecJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  public static final String PUBLIC = "{'type':'public'}";

  private final ObjectNode root = JSON.createObjectNode();

  public SpecJson() {
    root.put("has_updates", true).put("time", 1_700_000_000_000L);
    for (String section :
        List.of(
            "feature_gates",
            "dynamic_configs",
            "layer_configs",
            "condition_map",
            "experiment_to_layer")) {
      root.putObject(section);
    }
  }

  /** A rule that passes the given share of those that meet all conditions. */
  public record Rule(
      String id, double percentage, String returnValue, String extra, List<String> conditions) {
    public static Rule of(String id, double percentage, String... conditions) {
      return new Rule(id, percentage, "true", "{}", List.of(conditions));
    }

    public Rule returning(String json) {
      return new Rule(id, percentage, json, extra, conditions);
    }

    /** Adds fields, such as {@code {'groupName':'Test'}}. */
    public Rule with(String fields) {
      return new Rule(id, percentage, returnValue, fields, conditions);
    }
  }

  public SpecJson gate(String name, Rule... rules) {
    return add("feature_gates", name, "feature_gate", "false", "{}", rules);
  }

  public SpecJson config(String name, String defaultValue, Rule... rules) {
    return add("dynamic_configs", name, "dynamic_config", defaultValue, "{}", rules);
  }

  public SpecJson experiment(String name, String extra, Rule... rules) {
    return add("dynamic_configs", name, "experiment", "{}", extra, rules);
  }

  public SpecJson layer(String name, String defaultValue, String extra, Rule... rules) {
    return add("layer_configs", name, "layer", defaultValue, extra, rules);
  }

  /** Sets a top-level field, or a field of one, by a path such as {@code overrides}. */
  public SpecJson put(String field, String json) {
    root.set(field, parse(json));
    return this;
  }

  public String json() {
    return root.toString();
  }

  /** A client that evaluates by this file. */
  public Statsig open() {
    return open(new StatsigOptions.Builder());
  }

  public Statsig open(StatsigOptions.Builder options) {
    Statsig statsig = new Statsig("", options.setSpecSource(new BytesSource(json())).build());
    statsig.initialize().join();
    return statsig;
  }

  private SpecJson add(
      String section, String name, String entity, String defaultValue, String extra, Rule[] rules) {
    ObjectNode spec = root.withObject("/" + section).putObject(name);
    spec.put("type", section.equals("feature_gates") ? "feature_gate" : "dynamic_config")
        .put("entity", entity)
        .put("salt", "salt-of-" + name)
        .put("enabled", true)
        .put("idType", "userID");
    spec.set("defaultValue", parse(defaultValue));
    ArrayNode array = spec.putArray("rules");
    for (Rule rule : rules) {
      array.add(rule(rule));
    }
    spec.setAll((ObjectNode) parse(extra));
    return this;
  }

  private ObjectNode rule(Rule rule) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("name", rule.id())
            .put("id", rule.id())
            .put("salt", "salt-of-" + rule.id())
            .put("passPercentage", rule.percentage())
            .put("idType", "userID");
    node.set("returnValue", parse(rule.returnValue()));
    ArrayNode conditions = node.putArray("conditions");
    rule.conditions().forEach(condition -> conditions.add(condition(condition)));
    node.setAll((ObjectNode) parse(rule.extra()));
    return node;
  }

  /** The key that a condition gets in {@code condition_map}. */
  public static String conditionId(String json) {
    return Integer.toUnsignedString(withIdType(json).toString().hashCode());
  }

  private String condition(String json) {
    String id = conditionId(json);
    root.withObject("/condition_map").set(id, withIdType(json));
    return id;
  }

  private static ObjectNode withIdType(String json) {
    ObjectNode condition = (ObjectNode) parse(json);
    return condition.has("idType") ? condition : condition.put("idType", "userID");
  }

  /** Single quotes stand for double ones. */
  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
