package dev.postern.internal.spec;

import dev.postern.SpecProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A spec file, checked: every part of it has the fields and types that the wire format asks for.
 * Maps keep the order of the file.
 *
 * @param time last change, milliseconds since 1970
 * @param overrides config mappings by the name asked for
 * @param overrideRules the rules of those; null when the file has none, which turns mapping off
 * @param others fields that evaluation does not look at, as JSON values
 * @param droppedGates names of gates that are malformed; what refers to one is unsupported
 * @param droppedConfigs the same of configs and experiments
 * @param problems what was left out
 */
public record SpecDocument(
    boolean hasUpdates,
    long time,
    Map<String, SpecModel> featureGates,
    Map<String, SpecModel> dynamicConfigs,
    Map<String, SpecModel> layerConfigs,
    Map<String, ConditionModel> conditionMap,
    Map<String, String> experimentToLayer,
    Map<String, ParameterStoreModel> parameterStores,
    Map<String, BanditModel> bandits,
    Map<String, List<MappingModel>> overrides,
    @Nullable Map<String, RuleModel> overrideRules,
    @Nullable Object appId,
    Map<String, @Nullable Object> others,
    Set<String> droppedGates,
    Set<String> droppedConfigs,
    List<SpecProblem> problems) {

  /** A field that evaluation does not look at, when it is a string; else null. */
  public @Nullable String text(String field) {
    return others.get(field) instanceof String text ? text : null;
  }

  /** Whether a condition may ask for the country of an ip address. */
  public boolean looksUpCountries() {
    for (ConditionModel condition : conditionMap.values()) {
      if (condition.type().equals("ip_based")) {
        return true;
      }
    }
    return false;
  }

  /** A gate, config, experiment or layer. */
  public record SpecModel(
      String type,
      String entity,
      String salt,
      boolean enabled,
      @Nullable Object defaultValue,
      List<RuleModel> rules,
      String idType,
      @Nullable Long version,
      @Nullable Boolean isActive,
      @Nullable Boolean hasSharedParams,
      @Nullable List<String> explicitParameters,
      @Nullable List<String> targetAppIds,
      @Nullable List<String> fieldsUsed,
      @Nullable Boolean forwardAllExposures,
      @Nullable Boolean useNewLayerEval,
      @Nullable String checksum) {}

  /** A rule. */
  public record RuleModel(
      String name,
      String id,
      @Nullable String salt,
      double passPercentage,
      @Nullable Object returnValue,
      List<String> conditions,
      String idType,
      @Nullable String groupName,
      @Nullable String configDelegate,
      @Nullable Boolean isExperimentGroup,
      @Nullable Double samplingRate) {
    /** What goes into the hash of a unit. */
    String saltOrId() {
      return salt == null ? id : salt;
    }
  }

  /** A condition. */
  public record ConditionModel(
      String type,
      @Nullable String operator,
      @Nullable Object targetValue,
      @Nullable String field,
      String idType,
      Map<String, @Nullable Object> additionalValues,
      @Nullable String checksum) {}

  /** A parameter store; parameters stay JSON until they are used. */
  public record ParameterStoreModel(
      Map<String, Map<String, @Nullable Object>> parameters,
      @Nullable List<String> targetAppIds,
      @Nullable Long version,
      @Nullable String checksum) {}

  /** One mapping of a config: what to evaluate instead, and when. */
  public record MappingModel(String newConfigName, List<MappingRuleModel> rules) {}

  /** A rule of a mapping, by its name in {@code override_rules}. */
  public record MappingRuleModel(String ruleName, @Nullable Long startTime) {}

  /** A contextual bandit. */
  public record BanditModel(
      String salt,
      boolean enabled,
      @Nullable Object defaultValue,
      String idType,
      @Nullable Long version,
      double sampleRate,
      boolean higherIsBetter,
      @Nullable String targetingGateName,
      List<BanditGroupModel> groups,
      @Nullable Map<String, BanditScoringModel> config,
      @Nullable List<String> targetAppIds) {}

  /** A group of a contextual bandit. */
  public record BanditGroupModel(String id, String name, @Nullable Object parameterValues) {}

  /** The weights of a group. */
  public record BanditScoringModel(
      double alpha,
      double intercept,
      double records,
      Map<String, Double> weightsNumerical,
      Map<String, Map<String, Double>> weightsCategorical) {}
}
