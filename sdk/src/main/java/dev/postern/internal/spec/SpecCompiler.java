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
import dev.postern.internal.evaluate.StoreParameter;
import dev.postern.internal.evaluate.UserValue;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a spec file into a program: specs refer to each other directly, conditions have their
 * field, operator and target resolved, and equal conditions are one object.
 *
 * <p>An instance compiles one file.
 */
public final class SpecCompiler {
  private final SpecDocument document;
  private final Map<String, CompiledSpec> gates;
  private final Map<String, CompiledSpec> configs;
  private final Map<String, CompiledSpec> layers;
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
    document.conditionMap().forEach((id, condition) -> conditions.put(id, compile(condition)));
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

  private static Map<String, CompiledSpec> specsWithoutRules(
      Map<String, SpecModel> models, boolean areLayers) {
    Map<String, CompiledSpec> specs = new HashMap<>(models.size() * 2);
    models.forEach((name, model) -> specs.put(name, specWithoutRules(name, model, areLayers)));
    return specs;
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

  private void addRules(Map<String, CompiledSpec> specs, Map<String, SpecModel> models) {
    specs.forEach(
        (name, spec) -> {
          SpecModel model = models.get(name);
          if (model != null) {
            spec.complete(
                model.rules().stream().map(rule -> rule(spec, rule)).toList(),
                document.overrides().containsKey(name) || document.bandits().containsKey(name));
          }
        });
  }

  private Rule rule(CompiledSpec spec, RuleModel rule) {
    String delegate = rule.configDelegate();
    return new Rule(
        spec,
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
    return ruleConditions.computeIfAbsent(rule.conditions(), ids -> array(conditions(ids)));
  }

  private static Condition[] array(List<Condition> conditions) {
    return conditions.toArray(Condition[]::new);
  }

  private static Rule.Definition definition(RuleModel rule) {
    return new Rule.Definition(
        rule.name(),
        rule.id(),
        rule.saltOrId(),
        rule.groupName(),
        Boolean.TRUE.equals(rule.isExperimentGroup()),
        rule.returnValue(),
        samplingRate(rule.samplingRate()));
  }

  private Rollout rollout(RuleModel rule) {
    Rollout rollout = new Rollout(rule.passPercentage(), compiler.unit(rule.idType()));
    return rollouts.computeIfAbsent(rollout, Function.identity());
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
    return distinctConditions.computeIfAbsent(definition, this::compile);
  }

  private Condition compile(Definition definition) {
    return switch (definition.type()) {
      case "pass_gate" -> nestedGate(definition, false);
      case "fail_gate" -> nestedGate(definition, true);
      default -> compiler.compile(definition);
    };
  }

  private Condition nestedGate(Definition definition, boolean negated) {
    ConditionSource source = ConditionSource.of(definition);
    if (!(definition.target() instanceof String name)) {
      return new Condition.NestedGate(null, null, negated, source);
    }
    return document.droppedGates().contains(name)
        ? unsupported("the gate \"%s\" is malformed", name, source)
        : new Condition.NestedGate(name, gates.get(name), negated, source);
  }

  private Map<String, ContextualBandit> bandits() {
    Map<String, ContextualBandit> bandits = new HashMap<>();
    document
        .bandits()
        .forEach((name, model) -> bandits.put(name, BanditCompiler.compile(name, model, gates)));
    return bandits;
  }

  private Map<String, List<ConfigMapping>> mappings() {
    Map<String, RuleModel> rules = document.overrideRules();
    Map<String, List<ConfigMapping>> mappings = new LinkedHashMap<>();
    if (rules != null) {
      document
          .overrides()
          .forEach(
              (name, models) ->
                  mappings.put(name, models.stream().map(m -> mapping(m, rules)).toList()));
    }
    return mappings;
  }

  private Map<String, Map<String, StoreParameter>> parameterStores() {
    Map<String, Map<String, StoreParameter>> stores = new HashMap<>();
    document.parameterStores().forEach((name, store) -> stores.put(name, parameters(store)));
    return stores;
  }

  private static Map<String, StoreParameter> parameters(ParameterStoreModel store) {
    Map<String, StoreParameter> parameters = new HashMap<>();
    store
        .parameters()
        .forEach(
            (name, json) -> {
              StoreParameter parameter = StoreParameter.of(json);
              if (parameter != null) {
                parameters.put(name, parameter);
              }
            });
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
