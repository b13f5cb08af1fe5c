package dev.postern.internal.spec;

import dev.postern.internal.evaluate.CompiledSpec;
import dev.postern.internal.evaluate.CompiledSpecs;
import dev.postern.internal.evaluate.Condition;
import dev.postern.internal.evaluate.ConditionSource;
import dev.postern.internal.evaluate.Conditions;
import dev.postern.internal.evaluate.Conditions.Definition;
import dev.postern.internal.evaluate.ConfigMapping;
import dev.postern.internal.evaluate.ConfigMapping.MappingRule;
import dev.postern.internal.evaluate.ContextualBandit;
import dev.postern.internal.evaluate.Rollout;
import dev.postern.internal.evaluate.Rule;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.evaluate.SpecTable;
import dev.postern.internal.evaluate.StoreParameter;
import dev.postern.internal.evaluate.UserValue;
import dev.postern.internal.spec.SpecDocument.BanditModel;
import dev.postern.internal.spec.SpecDocument.ConditionModel;
import dev.postern.internal.spec.SpecDocument.MappingModel;
import dev.postern.internal.spec.SpecDocument.MappingRuleModel;
import dev.postern.internal.spec.SpecDocument.ParameterStoreModel;
import dev.postern.internal.spec.SpecDocument.RuleModel;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a spec file into a program: specs refer to each other directly, conditions have their
 * field, operator and target resolved, and equal conditions are one object.
 *
 * <p>An instance compiles one file.
 */
public final class SpecCompiler {
  private final SpecDocument document;
  private final SpecTable gates;
  private final SpecTable configs;
  private final SpecTable layers;
  private final Map<String, Condition> conditions = new HashMap<>();
  private final Map<Definition, Condition> distinctConditions = new HashMap<>();
  private final Map<List<String>, Condition[]> ruleConditions = new HashMap<>();
  private final Map<Rollout, Rollout> rollouts = new HashMap<>();
  private final Conditions compiler = new Conditions();

  private SpecCompiler(SpecDocument document) {
    this.document = document;
    this.gates = specsWithoutRules(document.featureGates(), false);
    this.configs = specsWithoutRules(document.dynamicConfigs(), false);
    this.layers = specsWithoutRules(document.layerConfigs(), true);
  }

  /** Compiles a file. Whatever it refers to that is not there is found out now, not at a check. */
  public static CompiledSpecs compile(SpecDocument document) {
    return new SpecCompiler(document).compile();
  }

  private CompiledSpecs compile() {
    for (Map.Entry<String, ConditionModel> entry : document.conditionMap().entrySet()) {
      conditions.put(entry.getKey(), compile(entry.getValue()));
    }
    addRules(gates, document.featureGates());
    addRules(configs, document.dynamicConfigs());
    addRules(layers, document.layerConfigs());
    return new CompiledSpecs(
        gates,
        configs,
        layers,
        bandits(),
        mappings(),
        parameterStores(),
        UserValue.of(document.appId()),
        new CompiledSpecs.Edition());
  }

  private static SpecTable specsWithoutRules(Map<String, SpecModel> models, boolean areLayers) {
    List<CompiledSpec> specs = new ArrayList<>(models.size());
    for (Map.Entry<String, SpecModel> entry : models.entrySet()) {
      specs.add(specWithoutRules(entry.getKey(), entry.getValue(), areLayers));
    }
    return new SpecTable(specs);
  }

  private static CompiledSpec specWithoutRules(String name, SpecModel model, boolean isLayer) {
    SpecHeader header =
        new SpecHeader(
            name,
            model.idType(),
            model.version(),
            Boolean.TRUE.equals(model.isActive()),
            model.explicitParameters(),
            Boolean.TRUE.equals(model.hasSharedParams()),
            Boolean.TRUE.equals(model.forwardAllExposures()));
    boolean mergesRules = isLayer && Boolean.TRUE.equals(model.useNewLayerEval());
    return new CompiledSpec(
        header, model.salt(), model.enabled(), model.defaultValue(), mergesRules);
  }

  private void addRules(SpecTable specs, Map<String, SpecModel> models) {
    for (Map.Entry<String, SpecModel> entry : models.entrySet()) {
      String name = entry.getKey();
      CompiledSpec spec = specs.get(name);
      if (spec != null) {
        spec.complete(
            rules(entry.getValue()),
            document.overrides().containsKey(name) || document.bandits().containsKey(name));
      }
    }
  }

  private List<Rule> rules(SpecModel model) {
    List<Rule> rules = new ArrayList<>(model.rules().size());
    for (RuleModel rule : model.rules()) {
      rules.add(rule(rule));
    }
    return rules;
  }

  private Rule rule(RuleModel rule) {
    String delegate = rule.configDelegate();
    return new Rule(
        definition(rule),
        ruleConditions(rule),
        rollout(rule),
        delegate == null ? null : configs.get(delegate));
  }

  private Condition[] ruleConditions(RuleModel rule) {
    String delegate = rule.configDelegate();
    if (delegate != null && document.droppedConfigs().contains(delegate)) {
      List<Condition> all = conditions(rule.conditions());
      all.add(unsupported("the experiment \"%s\" is malformed", delegate, null));
      return array(all);
    }
    Condition[] known = ruleConditions.get(rule.conditions());
    if (known == null) {
      known = array(conditions(rule.conditions()));
      ruleConditions.put(rule.conditions(), known);
    }
    return known;
  }

  private static Condition[] array(List<Condition> conditions) {
    return conditions.toArray(new Condition[0]);
  }

  private static Rule.Definition definition(RuleModel rule) {
    return new Rule.Definition(
        rule.name(),
        rule.id(),
        rule.saltOrId(),
        rule.groupName(),
        Boolean.TRUE.equals(rule.isExperimentGroup()),
        rule.returnValue());
  }

  private Rollout rollout(RuleModel rule) {
    Rollout rollout =
        new Rollout(
            rule.passPercentage(), compiler.unit(rule.idType()), samplingRate(rule.samplingRate()));
    Rollout known = rollouts.putIfAbsent(rollout, rollout);
    return known == null ? rollout : known;
  }

  /** Only what is an integer counts. */
  private static @Nullable Long samplingRate(@Nullable Double rate) {
    return rate == null || rate < 0 || rate != Math.rint(rate) ? null : rate.longValue();
  }

  private List<Condition> conditions(List<String> ids) {
    List<Condition> list = new ArrayList<>(ids.size());
    for (String id : ids) {
      Condition known = conditions.get(id);
      list.add(known == null ? missing(id) : known);
    }
    return list;
  }

  private static Condition missing(String id) {
    return unsupported("the condition \"%s\" is not in the specs, or malformed", id, null);
  }

  private static Condition unsupported(
      String problem, String name, @Nullable ConditionSource source) {
    return new Condition.Unsupported(problem.formatted(name), source);
  }

  private Condition compile(ConditionModel model) {
    Definition definition =
        new Definition(
            model.type(),
            model.operator(),
            model.targetValue(),
            model.field(),
            model.idType(),
            model.additionalValues());
    Condition known = distinctConditions.get(definition);
    if (known == null) {
      known = compile(definition);
      distinctConditions.put(definition, known);
    }
    return known;
  }

  private Condition compile(Definition definition) {
    return switch (definition.type()) {
      case "pass_gate" -> nestedGate(definition, false);
      case "fail_gate" -> nestedGate(definition, true);
      default -> compiler.compile(definition);
    };
  }

  private Condition nestedGate(Definition definition, boolean negated) {
    if (!(definition.target() instanceof String target)) {
      return new Condition.NestedGate(null, null, negated, ConditionSource.of(definition));
    }
    CompiledSpec gate = gates.get(target);
    String name = gate == null ? target : gate.header().name();
    ConditionSource source = ConditionSource.of(definition.withTarget(name));
    return document.droppedGates().contains(name)
        ? unsupported("the gate \"%s\" is malformed", name, source)
        : new Condition.NestedGate(name, gate, negated, source);
  }

  private Map<String, ContextualBandit> bandits() {
    Map<String, ContextualBandit> bandits = new HashMap<>();
    for (Map.Entry<String, BanditModel> entry : document.bandits().entrySet()) {
      String name = entry.getKey();
      bandits.put(name, BanditCompiler.compile(name, entry.getValue(), gates));
    }
    return bandits;
  }

  private Map<String, List<ConfigMapping>> mappings() {
    Map<String, RuleModel> rules = document.overrideRules();
    Map<String, List<ConfigMapping>> mappings = new LinkedHashMap<>();
    if (rules != null) {
      for (Map.Entry<String, List<MappingModel>> entry : document.overrides().entrySet()) {
        mappings.put(entry.getKey(), mappings(entry.getValue(), rules));
      }
    }
    return mappings;
  }

  private List<ConfigMapping> mappings(List<MappingModel> models, Map<String, RuleModel> rules) {
    List<ConfigMapping> mappings = new ArrayList<>(models.size());
    for (MappingModel model : models) {
      mappings.add(mapping(model, rules));
    }
    return List.copyOf(mappings);
  }

  private Map<String, Map<String, StoreParameter>> parameterStores() {
    Map<String, Map<String, StoreParameter>> stores = new HashMap<>();
    for (Map.Entry<String, ParameterStoreModel> entry : document.parameterStores().entrySet()) {
      stores.put(entry.getKey(), parameters(entry.getValue()));
    }
    return stores;
  }

  private static Map<String, StoreParameter> parameters(ParameterStoreModel store) {
    Map<String, StoreParameter> parameters = new HashMap<>();
    for (Map.Entry<String, Map<String, @Nullable Object>> entry : store.parameters().entrySet()) {
      StoreParameter parameter = StoreParameter.of(entry.getValue());
      if (parameter != null) {
        parameters.put(entry.getKey(), parameter);
      }
    }
    return parameters;
  }

  private ConfigMapping mapping(MappingModel model, Map<String, RuleModel> rules) {
    List<MappingRule> known = new ArrayList<>();
    for (MappingRuleModel reference : model.rules()) {
      RuleModel rule = rules.get(reference.ruleName());
      if (rule != null) {
        Long start = reference.startTime();
        known.add(
            new MappingRule(
                rule.name(),
                rule.id(),
                start == null ? 0 : start,
                conditions(rule.conditions()),
                rollout(rule),
                rule.saltOrId()));
      }
    }
    return new ConfigMapping(model.newConfigName(), known);
  }
}
