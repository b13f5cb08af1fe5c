package dev.postern.internal.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.internal.spec.SpecDocument.BanditModel;
import dev.postern.internal.spec.SpecDocument.BanditScoringModel;
import dev.postern.internal.spec.SpecDocument.ConditionModel;
import dev.postern.internal.spec.SpecDocument.MappingModel;
import dev.postern.internal.spec.SpecDocument.MappingRuleModel;
import dev.postern.internal.spec.SpecDocument.ParameterStoreModel;
import dev.postern.internal.spec.SpecDocument.RuleModel;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the wire format; what it writes is read back as the same document. */
public final class SpecWriter {
  private SpecWriter() {}

  /** Writes a document, without what was left out when it was read. The stream stays open. */
  public static void write(SpecDocument document, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonValues.FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      JsonValues.write(json, toJson(document));
    }
  }

  private static Map<String, @Nullable Object> toJson(SpecDocument document) {
    Fields fields = new Fields();
    fields.add("has_updates", document.hasUpdates());
    fields.add("time", document.time());
    fields.add("feature_gates", each(document.featureGates(), SpecWriter::spec));
    fields.add("dynamic_configs", each(document.dynamicConfigs(), SpecWriter::spec));
    fields.add("layer_configs", each(document.layerConfigs(), SpecWriter::spec));
    fields.add("condition_map", each(document.conditionMap(), SpecWriter::condition));
    fields.add("experiment_to_layer", document.experimentToLayer());
    fields.add("param_stores", each(document.parameterStores(), SpecWriter::store));
    fields.add("cmab_configs", each(document.bandits(), SpecWriter::bandit));
    fields.add("overrides", each(document.overrides(), SpecWriter::mappings));
    if (document.overrideRules() != null) {
      fields.add("override_rules", each(document.overrideRules(), SpecWriter::rule));
    }
    fields.add("app_id", document.appId());
    document.others().forEach(fields.values::put);
    return fields.values;
  }

  private static Object spec(SpecModel spec) {
    return new Fields()
        .add("type", spec.type())
        .add("entity", spec.entity())
        .add("salt", spec.salt())
        .add("enabled", spec.enabled())
        .addAlways("defaultValue", spec.defaultValue())
        .add("rules", spec.rules().stream().map(SpecWriter::rule).toList())
        .add("idType", spec.idType())
        .add("version", spec.version())
        .add("isActive", spec.isActive())
        .add("hasSharedParams", spec.hasSharedParams())
        .add("explicitParameters", spec.explicitParameters())
        .add("targetAppIDs", spec.targetAppIds())
        .add("fieldsUsed", spec.fieldsUsed())
        .add("forwardAllExposures", spec.forwardAllExposures())
        .add("useNewLayerEval", spec.useNewLayerEval())
        .add("checksum", spec.checksum())
        .values;
  }

  private static Object rule(RuleModel rule) {
    return new Fields()
        .add("name", rule.name())
        .add("id", rule.id())
        .add("salt", rule.salt())
        .add("passPercentage", rule.passPercentage())
        .addAlways("returnValue", rule.returnValue())
        .add("conditions", rule.conditions())
        .add("idType", rule.idType())
        .add("groupName", rule.groupName())
        .add("configDelegate", rule.configDelegate())
        .add("isExperimentGroup", rule.isExperimentGroup())
        .add("samplingRate", rule.samplingRate())
        .values;
  }

  private static Object condition(ConditionModel condition) {
    return new Fields()
        .add("type", condition.type())
        .add("operator", condition.operator())
        .add("targetValue", condition.targetValue())
        .add("field", condition.field())
        .add("idType", condition.idType())
        .add("additionalValues", condition.additionalValues())
        .add("checksum", condition.checksum())
        .values;
  }

  private static Object store(ParameterStoreModel store) {
    return new Fields()
        .add("parameters", store.parameters())
        .add("targetAppIDs", store.targetAppIds())
        .add("version", store.version())
        .add("checksum", store.checksum())
        .values;
  }

  private static Object mappings(List<MappingModel> mappings) {
    return mappings.stream().map(SpecWriter::mapping).toList();
  }

  private static Object mapping(MappingModel mapping) {
    return new Fields()
        .add("new_config_name", mapping.newConfigName())
        .add("rules", mapping.rules().stream().map(SpecWriter::mappingRule).toList())
        .values;
  }

  private static Object mappingRule(MappingRuleModel rule) {
    return new Fields()
        .add("rule_name", rule.ruleName())
        .add("start_time", rule.startTime())
        .values;
  }

  private static Object bandit(BanditModel bandit) {
    Map<String, BanditScoringModel> config = bandit.config();
    return new Fields()
        .add("salt", bandit.salt())
        .add("enabled", bandit.enabled())
        .addAlways("defaultValue", bandit.defaultValue())
        .add("idType", bandit.idType())
        .add("version", bandit.version())
        .add("sampleRate", bandit.sampleRate())
        .add("higherIsBetter", bandit.higherIsBetter())
        .add("targetingGateName", bandit.targetingGateName())
        .add(
            "groups",
            bandit.groups().stream()
                .map(
                    group ->
                        new Fields()
                            .add("id", group.id())
                            .add("name", group.name())
                            .addAlways("parameterValues", group.parameterValues())
                            .values)
                .toList())
        .add("config", config == null ? null : each(config, SpecWriter::scoring))
        .add("targetAppIDs", bandit.targetAppIds())
        .values;
  }

  private static Object scoring(BanditScoringModel scoring) {
    return new Fields()
        .add("alpha", scoring.alpha())
        .add("intercept", scoring.intercept())
        .add("records", scoring.records())
        .add("weightsNumerical", scoring.weightsNumerical())
        .add("weightsCategorical", scoring.weightsCategorical())
        .values;
  }

  private static <T> Map<String, Object> each(Map<String, T> entities, Function<T, Object> toJson) {
    Map<String, Object> json = new LinkedHashMap<>();
    entities.forEach((name, entity) -> json.put(name, toJson.apply(entity)));
    return json;
  }

  /** The fields of an object; those that are null are left out. */
  private static final class Fields {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Fields add(String name, @Nullable Object value) {
      if (value != null) {
        values.put(name, value);
      }
      return this;
    }

    Fields addAlways(String name, @Nullable Object value) {
      values.put(name, value);
      return this;
    }
  }
}
