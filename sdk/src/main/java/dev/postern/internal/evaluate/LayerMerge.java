package dev.postern.internal.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a layer that takes parameters from every rule that passes ({@code useNewLayerEval}),
 * the first to set one winning. §7 of the rules. Used once.
 */
final class LayerMerge {
  private final CompiledSpec layer;
  private final EvaluationRun run;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final Map<String, String> ruleIds = new LinkedHashMap<>();
  private boolean anyRulePassed;
  private @Nullable Allocation allocation;

  LayerMerge(CompiledSpec layer, EvaluationRun run) {
    this.layer = layer;
    this.run = run;
  }

  Decision decide() {
    List<Rule> rules = layer.rules();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (rule.matches(run) && rule.rollsOut(run, layer)) {
        merge(rule, i == rules.size() - 1);
      }
    }
    addMissing(layer.defaultParameters(), Decision.DEFAULT_RULE);
    run.tellParameterRules(ruleIds);
    return decision();
  }

  private void merge(Rule rule, boolean isLast) {
    CompiledSpec named = rule.delegate();
    if (named == null) {
      add(rule, rule.passed(layer));
    } else if (anyRulePassed) {
      skip(named, isLast);
    } else {
      allocation = new Allocation(rule.passed(layer), named, run.delegate(named));
      add(rule, allocation.decision());
    }
    anyRulePassed = true;
  }

  /** Evaluated for its exposures, which stay if another rule follows. */
  private void skip(CompiledSpec named, boolean isLast) {
    Exposures before = run.exposures().copy();
    run.delegate(named);
    TraceRecorder trace = run.trace();
    if (trace != null) {
      trace.notCounted();
    }
    if (isLast) {
      run.restoreExposures(before);
    }
  }

  private void add(Rule rule, Decision decision) {
    if (decision.value() instanceof Map<?, ?> values) {
      addMissing(values, rule.id());
    }
  }

  private void addMissing(Map<?, ?> values, String ruleId) {
    values.forEach(
        (name, value) -> {
          String parameter = String.valueOf(name);
          if (!ruleIds.containsKey(parameter)) {
            parameters.put(parameter, value);
            ruleIds.put(parameter, ruleId);
          }
        });
  }

  private Decision decision() {
    SpecHeader header = layer.header();
    if (allocation == null) {
      return Decision.byRule(header, parameters, true, Decision.DEFAULT_RULE, null, false, null);
    }
    Decision rule = allocation.rule();
    Decision decision = allocation.decision();
    String suffix =
        decision.ruleId().endsWith(ContextualBandit.EXPLORE_SUFFIX)
            ? ContextualBandit.EXPLORE_SUFFIX
            : "";
    return Decision.byRule(
            header,
            parameters,
            true,
            rule.ruleId() + suffix,
            decision.groupName(),
            rule.inExperimentGroup(),
            null)
        .on(header, Delegation.to(allocation.experiment(), Exposures.NONE));
  }

  /** The rule that brought an experiment in, and what the experiment decided. */
  private record Allocation(Decision rule, CompiledSpec experiment, Decision decision) {}
}
