package dev.postern;

import dev.postern.internal.evaluate.CompiledSpec;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Decision.Status;
import dev.postern.internal.evaluate.Delegation;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.Evaluation.Kept;
import dev.postern.internal.evaluate.Evaluator;
import dev.postern.internal.evaluate.Exposures;
import dev.postern.internal.evaluate.Rule;
import dev.postern.internal.evaluate.SecondaryExposure;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.log.ClientLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers of experiments and layers for users, and gives the kept ones while the experiment
 * runs.
 */
final class StickyAnswers {
  private final @Nullable PersistentStorage storage;
  private final InstantSource clock;
  private final ClientLog log;

  StickyAnswers(@Nullable PersistentStorage storage, InstantSource clock, ClientLog log) {
    this.storage = storage;
    this.clock = clock;
    this.log = log;
  }

  Answer experiment(Answer live, @Nullable GetExperimentOptions options, Evaluator evaluator) {
    if (storage == null) {
      return live;
    }
    GetExperimentOptions given = options == null ? new GetExperimentOptions() : options;
    Enforcement enforcement =
        new Enforcement(given.enforceTargeting, given.enforceOverrides, evaluator);
    return new Reading(live, given.userPersistedValues, enforcement).answer();
  }

  Answer layer(Answer live, @Nullable GetLayerOptions options, Evaluator evaluator) {
    if (storage == null) {
      return live;
    }
    GetLayerOptions given = options == null ? new GetLayerOptions() : options;
    Enforcement enforcement =
        new Enforcement(given.enforceTargeting, given.enforceOverrides, evaluator);
    return new Reading(live, given.userPersistedValues, enforcement).answer();
  }

  /** Which rules come before a kept value. */
  private record Enforcement(boolean targeting, boolean overrides, Evaluator evaluator) {
    boolean drops(Answer live, CompiledSpec experiment) {
      return (targeting && passes(live, experiment, Enforcement::isTargeting))
          || (overrides && passes(live, experiment, Enforcement::isOverride));
    }

    private boolean passes(Answer live, CompiledSpec experiment, Predicate<Rule> rules) {
      return evaluator.passesOneOf(rules, experiment, live.user().subject(), live.specs().specs());
    }

    private static boolean isTargeting(Rule rule) {
      String id = rule.id();
      return id.equals("targetingGate") || id.equals("inlineTargetingRules");
    }

    private static boolean isOverride(Rule rule) {
      return rule.id().endsWith("override");
    }
  }

  /** One reading of an experiment or layer. */
  private final class Reading {
    private final Answer live;
    private final @Nullable Map<String, StickyValues> values;
    private final Enforcement enforcement;

    Reading(Answer live, @Nullable Map<String, StickyValues> values, Enforcement enforcement) {
      this.live = live;
      this.values = values;
      this.enforcement = enforcement;
    }

    /** Without a spec, or for a user without its id, there is nothing to be kept. */
    Answer answer() {
      SpecHeader spec = live.decision().spec();
      String key = spec == null ? null : key(spec);
      return spec == null || key == null ? live : answer(spec, key);
    }

    private Answer answer(SpecHeader spec, String key) {
      StickyValues kept = values == null ? null : values.get(spec.name());
      if (values == null || !isActive(kept)) {
        change(store -> store.delete(key, spec.name()));
        return live;
      }
      if (kept != null) {
        return isDropped(kept) ? live : live.with(evaluation(spec, kept));
      }
      if (live.decision().inExperimentGroup()) {
        change(store -> store.save(key, spec.name(), record(spec)));
      }
      return live;
    }

    private @Nullable String key(SpecHeader spec) {
      String idType = spec.idType();
      String id = live.user().unit(idType);
      return idType.isEmpty() || id == null ? null : id + ":" + idType;
    }

    private boolean isActive(@Nullable StickyValues kept) {
      CompiledSpec experiment = kept == null ? null : delegate(kept);
      return experiment == null ? live.decision().active() : experiment.header().active();
    }

    private boolean isDropped(StickyValues kept) {
      boolean isLayer = live.evaluation().kind() == EntityKind.LAYER;
      CompiledSpec experiment = isLayer ? delegate(kept) : experiment();
      return experiment != null && enforcement.drops(live, experiment);
    }

    private @Nullable CompiledSpec delegate(StickyValues kept) {
      String name = kept.configDelegate();
      return name == null ? null : live.specs().specs().find(EntityKind.EXPERIMENT, name);
    }

    private @Nullable CompiledSpec experiment() {
      SpecHeader spec = live.decision().spec();
      return spec == null ? null : live.specs().specs().find(EntityKind.EXPERIMENT, spec.name());
    }

    private Evaluation evaluation(SpecHeader spec, StickyValues kept) {
      Evaluation evaluation = live.evaluation();
      return new Evaluation(
          evaluation.kind(),
          evaluation.name(),
          decision(spec, kept),
          exposures(kept.secondaryExposures()),
          false,
          evaluation.mappedTo(),
          evaluation.experiments(),
          evaluation.hasUnsampledGate(),
          null,
          new Kept(kept.time(), clock.millis()),
          null);
    }

    private Decision decision(SpecHeader spec, StickyValues kept) {
      String experiment = kept.configDelegate();
      return new Decision(
          Status.PERSISTED,
          kept.jsonValue(),
          kept.value(),
          kept.ruleID(),
          kept.groupName(),
          true,
          true,
          spec.withVersion(kept.configVersion()),
          experiment == null
              ? null
              : new Delegation(
                  experiment,
                  kept.explicitParameters(),
                  exposures(kept.undelegatedSecondaryExposures())),
          null,
          false);
    }

    private StickyValues record(SpecHeader spec) {
      Decision decision = live.decision();
      Delegation delegation = decision.delegation();
      List<String> explicit =
          delegation == null ? spec.explicitParameters() : delegation.explicitParameters();
      return new StickyValues(
          decision.passes(),
          live.parameters(),
          decision.ruleId(),
          decision.groupName(),
          live.secondaryExposures(),
          live.undelegatedExposures(),
          delegation == null ? null : delegation.experiment(),
          explicit == null ? List.of() : explicit,
          live.specs().catalog().time(),
          spec.version());
    }

    private static Exposures exposures(List<Map<String, String>> kept) {
      return Exposures.of(kept.stream().map(Reading::exposure).toList());
    }

    private static SecondaryExposure exposure(Map<String, String> kept) {
      return new SecondaryExposure(
          kept.getOrDefault("gate", ""),
          kept.getOrDefault("gateValue", "").equals("true"),
          kept.getOrDefault("ruleID", ""));
    }
  }

  /** What the storage throws does not disturb the check. */
  private void change(StorageChange change) {
    try {
      if (storage != null) {
        change.on(storage);
      }
    } catch (RuntimeException broken) {
      log.warn("The persistent storage failed, and the check went on without it: " + broken);
    }
  }

  private interface StorageChange {
    void on(PersistentStorage storage);
  }
}
