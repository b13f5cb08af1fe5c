package dev.postern.differential;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A random spec file with everything that specs can hold, and that ends for every user. */
final class RandomSpec {
  static final List<String> COUNTRIES = List.of("DE", "US", "NZ", "us", "FR");
  static final List<String> FIELDS =
      List.of("f", "F", "plan", "Level", "level", "tags", "since", "email", "country", "userID");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ID_TYPES =
      List.of("userID", "userID", "userID", "userid", "companyID", "DeviceID", "stableID", "none");
  private static final List<Double> SHARES =
      List.of(0.0, 0.01, 10.0, 33.33, 50.0, 50.0, 99.99, 100.0, 100.0, 100.0);
  private static final List<String> BUILT_IN =
      List.of("userID", "user_id", "email", "country", "locale", "appVersion", "app_version", "ip");
  private static final List<String> AGENT_FIELDS =
      List.of(
          "os_name", "osName", "os_version", "browser_name", "browserVersion", "browser_version");
  private static final List<String> AGENT_VERSIONS = List.of("os_version", "browserVersion");
  private static final List<String> LISTS =
      List.of(
          "any",
          "none",
          "any_case_sensitive",
          "none_case_sensitive",
          "str_starts_with_any",
          "str_ends_with_any",
          "str_contains_any",
          "str_contains_none",
          "array_contains_any",
          "array_contains_none",
          "array_contains_all",
          "not_array_contains_all");
  private static final List<String> NUMBERS = List.of("gt", "gte", "lt", "lte");
  private static final List<String> VERSIONS =
      List.of(
          "version_gt", "version_gte", "version_lt", "version_lte", "version_eq", "version_neq");
  private static final List<String> TIMES = List.of("before", "after", "on");
  private static final int GATES = 8;

  private final Dice dice;
  private final RandomValues values;
  private final ObjectNode root = JSON.createObjectNode();
  private int conditions;
  private int salts;

  private RandomSpec(Dice dice) {
    this.dice = dice;
    values = new RandomValues(dice);
  }

  static ObjectNode from(Dice dice) {
    return new RandomSpec(dice).spec();
  }

  private ObjectNode spec() {
    root.put("has_updates", true).put("time", 1_700_000_000_000L);
    root.put("response_format", "dcs-v2").put("company_id", "c").put("app_id", "app_a");
    for (String section :
        List.of("feature_gates", "dynamic_configs", "layer_configs", "condition_map")) {
      root.putObject(section);
    }
    root.putObject("experiment_to_layer");
    gates();
    configs();
    layers();
    stores();
    bandits();
    mappings();
    return root;
  }

  private void gates() {
    for (int i = 0; i < GATES; i++) {
      int from = i + 1;
      ObjectNode gate = entity("feature_gates", "g" + i, "feature_gate", "feature_gate");
      gate.put("defaultValue", dice.once(12));
      rules(gate, 3, from).forEach(rule -> rule.put("returnValue", !dice.once(10)));
    }
    ObjectNode segment = entity("feature_gates", "segment:s", "feature_gate", "segment");
    segment.put("defaultValue", false);
    rules(segment, 2, GATES).forEach(rule -> rule.put("returnValue", true));
    ObjectNode holdout = entity("feature_gates", "held", "feature_gate", "holdout");
    holdout.put("defaultValue", false);
    rules(holdout, 1, GATES).forEach(rule -> rule.put("returnValue", true));
  }

  private void configs() {
    for (String name : List.of("c0", "c1")) {
      ObjectNode config = entity("dynamic_configs", name, "dynamic_config", "dynamic_config");
      config.set("defaultValue", JSON.valueToTree(values.map()));
      rules(config, 3, 1).forEach(rule -> rule.set("returnValue", JSON.valueToTree(values.map())));
    }
    for (String name : List.of("e0", "e1", "e2")) {
      experiment(entity("dynamic_configs", name, "dynamic_config", "experiment"));
    }
    experiment(entity("dynamic_configs", "auto", "dynamic_config", "autotune"));
  }

  private void experiment(ObjectNode experiment) {
    experiment.set("defaultValue", JSON.valueToTree(values.map()));
    experiment.put("isActive", dice.once(2));
    if (dice.once(2)) {
      experiment.put("hasSharedParams", dice.once(2));
    }
    if (dice.once(2)) {
      experiment.putArray("explicitParameters").add("k");
    }
    ArrayNode rules = experiment.withArray("rules");
    if (dice.once(3)) {
      rule(rules, "holdoutRule", held()).put("passPercentage", 100).putObject("returnValue");
    }
    for (ObjectNode rule : rules(experiment, 1, 1)) {
      rule.set("returnValue", JSON.valueToTree(values.map()));
      rule.put("groupName", dice.one(List.of("Targeted", "Group 1")));
    }
    String salt = "x" + salts++;
    for (int group = 1; group <= 3; group++) {
      ObjectNode rule = rule(rules, "group" + group, bucket(salt, group * 333));
      rule.put("passPercentage", 100).put("groupName", "Group " + group);
      rule.put("isExperimentGroup", true);
      rule.putObject("returnValue").put("k", group).put("v", "v" + group);
    }
  }

  /** Their experiments are not mapped: the versions of the engine differ there. */
  private void layers() {
    for (String name : List.of("l0", "l1")) {
      ObjectNode layer = entity("layer_configs", name, "dynamic_config", "layer");
      layer.putObject("defaultValue").put("k", 0).put("v", "default").put("own", 1);
      ArrayNode rules = layer.withArray("rules");
      if (dice.once(3)) {
        rule(rules, "holdoutRule", held()).put("passPercentage", 100).putObject("returnValue");
      }
      for (int i = dice.below(4); i > 0; i--) {
        ObjectNode rule = rule(rules, "layerRule" + i, conditions(1).toArray(ObjectNode[]::new));
        rule.set("returnValue", JSON.valueToTree(values.map()));
        if (!dice.once(3)) {
          rule.put("configDelegate", dice.one(List.of("e0", "e2", "c1", "nope")));
        }
      }
    }
  }

  private void stores() {
    ObjectNode parameters = root.putObject("param_stores").putObject("p0").putObject("parameters");
    parameters
        .putObject("static")
        .put("ref_type", "static")
        .put("param_type", "string")
        .put("value", values.text());
    parameters
        .putObject("gate")
        .put("ref_type", "gate")
        .put("param_type", "string")
        .put("gate_name", "g" + dice.below(GATES + 1))
        .put("pass_value", "yes")
        .put("fail_value", "no");
    parameters
        .putObject("config")
        .put("ref_type", "dynamic_config")
        .put("param_type", "string")
        .put("config_name", "c0")
        .put("param_name", "k");
    parameters
        .putObject("experiment")
        .put("ref_type", "experiment")
        .put("param_type", "number")
        .put("experiment_name", "e0")
        .put("param_name", "k");
    parameters
        .putObject("layer")
        .put("ref_type", "layer")
        .put("param_type", "string")
        .put("layer_name", "l0")
        .put("param_name", "v");
  }

  /** Without choices by chance: nothing is sampled and every group has weights. */
  private void bandits() {
    ObjectNode bandit = root.putObject("cmab_configs").putObject("bandit");
    bandit.put("salt", "bandit").put("idType", dice.one(ID_TYPES)).put("enabled", !dice.once(5));
    bandit.put("version", 1).put("sampleRate", 0).put("higherIsBetter", dice.once(2));
    bandit.putObject("defaultValue").put("k", -1);
    if (dice.once(3)) {
      bandit.put("targetingGateName", "g" + dice.below(GATES));
    }
    ArrayNode groups = bandit.putArray("groups");
    ObjectNode weights = dice.once(2) ? bandit.putObject("config") : null;
    for (int i = 0; i < 3; i++) {
      ObjectNode group = groups.addObject().put("id", "arm" + i).put("name", "Arm " + i);
      group.putObject("parameterValues").put("k", i);
      if (weights != null) {
        ObjectNode arm = weights.putObject("arm" + i);
        arm.put("alpha", dice.below(10) / 10.0).put("intercept", dice.below(7) - 3);
        arm.put("records", 100);
        arm.putObject("weightsNumerical").put("age", dice.below(5) - 2);
        arm.putObject("weightsCategorical").putObject("plan").put("free", dice.below(5) / 2.0);
      }
    }
  }

  /** No gate that others refer to is mapped: the official SDK mixes up their fields then. */
  private void mappings() {
    if (!dice.once(3)) {
      return;
    }
    ObjectNode overrides = root.putObject("overrides");
    for (String from : List.of("g0", "c0", "e1", "gone")) {
      if (dice.once(2)) {
        String to =
            from.charAt(0) == 'g'
                ? dice.one(List.of("g6", "g7", "nope"))
                : dice.one(List.of("c1", "e2", "nope"));
        ObjectNode mapping = overrides.putArray(from).addObject().put("new_config_name", to);
        ArrayNode rules = mapping.putArray("rules");
        for (String rule : dice.some(2, () -> dice.one(List.of("m0", "m1", "nope")))) {
          ObjectNode entry = rules.addObject().put("rule_name", rule);
          if (dice.once(4)) {
            entry.put("start_time", dice.once(2) ? 1L : 4102444800000L);
          }
        }
      }
    }
    ObjectNode rules = root.putObject("override_rules");
    for (String name : List.of("m0", "m1")) {
      ArrayNode one = JSON.createArrayNode();
      rule(one, name, conditions(GATES).toArray(ObjectNode[]::new)).put("returnValue", true);
      rules.set(name, one.get(0));
    }
  }

  private ObjectNode entity(String section, String name, String type, String entity) {
    ObjectNode spec = root.withObject("/" + section).putObject(name);
    spec.put("type", type).put("entity", entity).put("salt", name + salts++);
    spec.put("enabled", !dice.once(8)).put("idType", dice.one(ID_TYPES));
    spec.put("version", dice.below(9));
    spec.putArray("rules");
    return spec;
  }

  /** Rules whose nested gates come after number {@code from}, so that there are no cycles. */
  private List<ObjectNode> rules(ObjectNode spec, int most, int from) {
    ArrayNode rules = spec.withArray("rules");
    return dice.some(
        most,
        () -> {
          ObjectNode[] all = conditions(from).toArray(ObjectNode[]::new);
          return rule(rules, "r" + salts, all);
        });
  }

  private ObjectNode rule(ArrayNode rules, String id, ObjectNode... all) {
    ObjectNode rule = rules.addObject().put("name", id).put("id", id);
    rule.put("salt", "r" + salts++).put("passPercentage", dice.one(SHARES));
    rule.put("idType", dice.one(ID_TYPES));
    if (dice.once(8)) {
      rule.remove("salt");
    }
    ArrayNode ids = rule.putArray("conditions");
    for (ObjectNode condition : all) {
      String key = "k" + conditions++;
      root.withObject("/condition_map").set(key, condition);
      ids.add(key);
    }
    return rule;
  }

  private List<ObjectNode> conditions(int fromGate) {
    return dice.some(2, () -> condition(fromGate));
  }

  private static ObjectNode held() {
    return condition("pass_gate", null, null, "held");
  }

  private static ObjectNode bucket(String salt, int below) {
    ObjectNode bucket = condition("user_bucket", "lt", null, below);
    bucket.putObject("additionalValues").put("salt", salt);
    return bucket;
  }

  private ObjectNode condition(int fromGate) {
    return switch (dice.below(16)) {
      case 0 -> condition("public", null, null, null);
      case 1, 2 -> nested(fromGate);
      case 3 -> compared("unit_id", null);
      case 4 -> compared("ip_based", dice.once(3) ? "ip" : "country");
      case 5 -> compared("ua_based", dice.one(AGENT_FIELDS));
      case 6 ->
          condition("environment_field", dice.one(LISTS), "tier", List.of("production", "qa"));
      case 7 -> condition("current_time", dice.one(TIMES), null, values.time());
      case 8 -> bucket("b" + dice.below(3), dice.below(1001));
      case 9 -> condition("target_app", dice.one(LISTS), null, List.of("app_a", "App_B"));
      case 10 -> compared("user_field", dice.one(BUILT_IN));
      default -> compared("user_field", dice.one(FIELDS));
    };
  }

  private ObjectNode nested(int from) {
    String gate =
        from >= GATES || dice.once(4)
            ? dice.one(List.of("segment:s", "held"))
            : "g" + (from + dice.below(GATES - from));
    if (from == GATES) {
      return condition("public", null, null, null);
    }
    return condition(dice.once(2) ? "pass_gate" : "fail_gate", null, null, gate);
  }

  private ObjectNode compared(String type, @Nullable String field) {
    ObjectNode condition = comparison(type, field);
    condition.put("idType", dice.one(ID_TYPES));
    return condition;
  }

  private ObjectNode comparison(String type, @Nullable String field) {
    boolean isOdd = dice.once(6);
    return switch (dice.below(8)) {
      case 0 -> condition(type, dice.one(NUMBERS), field, isOdd ? values.any() : values.number());
      case 1 -> version(isOdd);
      case 2 -> condition(type, dice.one(TIMES), field, isOdd ? values.any() : values.time());
      case 3 -> condition(type, "str_matches", field, isOdd ? values.any() : values.pattern());
      case 4 -> equality(type, field);
      default -> list(type, field, isOdd);
    };
  }

  /**
   * Without null for ids: the versions of the engine differ there. In lists nothing is there twice:
   * such a list as target ends the official process when the user's has as many elements as it has
   * different ones.
   */
  private ObjectNode equality(String type, @Nullable String field) {
    String operator = dice.once(2) ? "eq" : "neq";
    Object target = type.equals("unit_id") ? values.scalar() : values.any();
    return condition(
        type, operator, field, target instanceof List<?> list ? different(list) : target);
  }

  /** Those elements of which the engine takes no two for the same: by text, or by number. */
  private static Collection<Object> different(List<?> list) {
    Map<String, Object> different = new LinkedHashMap<>();
    for (Object element : list) {
      different.putIfAbsent(asTheEngineTakesIt(element), element);
    }
    return different.values();
  }

  private static String asTheEngineTakesIt(Object element) {
    String text = String.valueOf(element).toLowerCase(Locale.ROOT);
    try {
      return String.valueOf(Double.parseDouble(text));
    } catch (NumberFormatException noNumber) {
      return text;
    }
  }

  /** Of fields that have no other values than versions: the versions of the engine differ there. */
  private ObjectNode version(boolean isOdd) {
    boolean isAgent = dice.once(3);
    String field = isAgent ? dice.one(AGENT_VERSIONS) : dice.one(List.of("appVersion", "version"));
    Object target = isOdd ? values.neitherTextNorNumber() : values.version();
    return condition(isAgent ? "ua_based" : "user_field", dice.one(VERSIONS), field, target);
  }

  /** With a list as target where "none" is asked: the versions of the engine differ elsewhere. */
  private ObjectNode list(String type, @Nullable String field, boolean isOdd) {
    String operator = dice.one(LISTS);
    if ("country".equals(field) && !isOdd) {
      return condition(type, dice.once(2) ? "any" : "none", field, COUNTRIES.subList(0, 3));
    }
    boolean mayBeOdd = isOdd && !operator.contains("none");
    return condition(type, operator, field, mayBeOdd ? values.any() : values.list());
  }

  private static ObjectNode condition(
      String type, @Nullable String operator, @Nullable String field, @Nullable Object target) {
    ObjectNode condition = JSON.createObjectNode().put("type", type).put("operator", operator);
    condition.put("field", field).set("targetValue", JSON.valueToTree(target));
    condition.putObject("additionalValues");
    return condition.put("idType", "userID");
  }
}
