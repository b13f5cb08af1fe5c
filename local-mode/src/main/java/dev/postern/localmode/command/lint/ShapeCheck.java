package dev.postern.localmode.command.lint;

import static dev.postern.localmode.command.document.JsonType.ARRAY;
import static dev.postern.localmode.command.document.JsonType.BOOLEAN;
import static dev.postern.localmode.command.document.JsonType.NUMBER;
import static dev.postern.localmode.command.document.JsonType.OBJECT;
import static dev.postern.localmode.command.document.JsonType.STRING;

import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.math.BigInteger;
import java.util.List;

/** Fields that are missing or of the wrong type: {@code missing-field}, {@code wrong-type}. */
final class ShapeCheck implements Check {
  private static final Shape FILE =
      new Shape("the file")
          .must(BOOLEAN, "has_updates")
          .must(NUMBER, "time")
          .must(OBJECT, "feature_gates", "dynamic_configs", "layer_configs", "condition_map")
          .must(OBJECT, "experiment_to_layer")
          .may(STRING, "checksum", "company_id", "response_format", "default_environment")
          .may(OBJECT, "param_stores", "cmab_configs", "overrides", "override_rules")
          .may(OBJECT, "id_lists", "sdk_configs", "sdk_flags", "diagnostics")
          .may(OBJECT, "sdk_keys_to_app_ids", "hashed_sdk_keys_to_app_ids")
          .may(OBJECT, "session_replay_info");

  private static final Shape SPEC =
      new Shape("a spec")
          .must(STRING, "type", "salt", "idType", "entity")
          .must(BOOLEAN, "enabled")
          .must(ARRAY, "rules")
          .mustHave("defaultValue")
          .may(NUMBER, "version")
          .may(BOOLEAN, "isActive", "hasSharedParams", "forwardAllExposures", "useNewLayerEval")
          .may(ARRAY, "explicitParameters", "targetAppIDs", "fieldsUsed")
          .may(STRING, "checksum");

  private static final Shape RULE =
      new Shape("a rule")
          .must(STRING, "name", "id", "idType")
          .must(NUMBER, "passPercentage")
          .must(ARRAY, "conditions")
          .mustHave("returnValue")
          .may(STRING, "salt", "groupName", "configDelegate")
          .may(BOOLEAN, "isExperimentGroup")
          .may(NUMBER, "samplingRate");

  private static final Shape CONDITION =
      new Shape("a condition")
          .must(STRING, "type", "idType")
          .may(STRING, "operator", "field", "checksum")
          .may(OBJECT, "additionalValues");

  private static final Shape STORE = new Shape("a parameter store").must(OBJECT, "parameters");

  private static final Shape PARAMETER =
      new Shape("a parameter").must(STRING, "ref_type", "param_type");

  private static final Shape BANDIT =
      new Shape("a contextual bandit")
          .must(STRING, "salt", "idType")
          .must(BOOLEAN, "enabled", "higherIsBetter")
          .must(NUMBER, "sampleRate")
          .must(ARRAY, "groups")
          .mustHave("defaultValue")
          .may(STRING, "targetingGateName")
          .may(OBJECT, "config");

  private static final Shape MAPPING =
      new Shape("a mapping").must(STRING, "new_config_name").must(ARRAY, "rules");

  private static final Shape MAPPING_RULE =
      new Shape("a rule of a mapping").must(STRING, "rule_name").may(NUMBER, "start_time");

  /** The fields of each form that a parameter may have. */
  private static final List<List<String>> PARAMETER_FORMS =
      List.of(
          List.of("value"),
          List.of("gate_name", "pass_value", "fail_value"),
          List.of("config_name", "param_name"),
          List.of("experiment_name", "param_name"),
          List.of("layer_name", "param_name"));

  @Override
  public void look(SpecDocument specs, Findings findings) {
    FILE.check(specs.root(), findings);
    checkInteger(specs.root(), "time", findings);
    specs.entities().forEach(entity -> checkSpec(entity, findings));
    specs.entries("condition_map").forEach(condition -> CONDITION.check(condition, findings));
    specs.entries("param_stores").forEach(store -> checkStore(store, findings));
    specs.entries("cmab_configs").forEach(bandit -> BANDIT.check(bandit, findings));
    specs.entries("override_rules").forEach(rule -> checkRule(rule, findings));
    specs.entries("overrides").forEach(mappings -> checkMappings(mappings, findings));
    specs.entries("experiment_to_layer").forEach(layer -> checkText(layer, findings));
  }

  private static void checkInteger(JsonPart object, String name, Findings findings) {
    object
        .get(name)
        .filter(number -> number.value() instanceof Double || number.value() instanceof BigInteger)
        .ifPresent(
            number ->
                findings.add(
                    Code.WRONG_TYPE,
                    number,
                    "this must be a whole number of 64 bits",
                    "write it without a fraction, as Statsig does"));
  }

  private static void checkSpec(Entity entity, Findings findings) {
    SPEC.check(entity.json(), findings);
    checkInteger(entity.json(), "version", findings);
    entity.rules().forEach(rule -> checkRule(rule, findings));
  }

  private static void checkRule(JsonPart rule, Findings findings) {
    RULE.check(rule, findings);
    SpecDocument.conditionIds(rule).forEach(id -> checkText(id, findings));
  }

  private static void checkText(JsonPart part, Findings findings) {
    if (part.type() != STRING) {
      findings.add(
          Code.WRONG_TYPE,
          part,
          "this must be a string, not " + part.type(),
          "write it in quotation marks");
    }
  }

  private static void checkStore(JsonPart store, Findings findings) {
    STORE.check(store, findings);
    store
        .get("parameters")
        .ifPresent(all -> all.fields().forEach(it -> checkParameter(it, findings)));
  }

  private static void checkParameter(JsonPart parameter, Findings findings) {
    PARAMETER.check(parameter, findings);
    boolean hasForm =
        PARAMETER_FORMS.stream()
            .anyMatch(form -> form.stream().allMatch(name -> parameter.field(name).isPresent()));
    if (!hasForm && parameter.type() == OBJECT) {
      findings.add(
          Code.MISSING_FIELD,
          parameter,
          "a parameter must say where its value comes from; without that it is left out",
          "add \"value\", or gate_name with pass_value and fail_value, or param_name with"
              + " config_name, experiment_name or layer_name");
    }
  }

  private static void checkMappings(JsonPart mappings, Findings findings) {
    for (JsonPart mapping : mappings.elements()) {
      MAPPING.check(mapping, findings);
      mapping
          .get("rules")
          .ifPresent(rules -> rules.elements().forEach(it -> MAPPING_RULE.check(it, findings)));
    }
  }
}
