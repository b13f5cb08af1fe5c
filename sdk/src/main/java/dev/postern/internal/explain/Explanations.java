package dev.postern.internal.explain;

import dev.postern.explain.ExplainedAnswer;
import dev.postern.explain.ExplainedBandit;
import dev.postern.explain.ExplainedCondition;
import dev.postern.explain.ExplainedEntity;
import dev.postern.explain.ExplainedMapping;
import dev.postern.explain.ExplainedRollout;
import dev.postern.explain.ExplainedRule;
import dev.postern.explain.Explanation;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.OverrideMatch;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.evaluate.Trace;
import dev.postern.internal.evaluate.TracedEvaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes explanations of evaluations. */
public final class Explanations {
  private Explanations() {}

  /** What an evaluation wrote down, for a user that is called so. */
  public static Explanation of(TracedEvaluation traced, String user, String reason) {
    Decision decision = traced.evaluation().decision();
    return new Explanation(user, reason, entity(traced.root(), decision), traced.leftOut());
  }

  static ExplainedEntity entity(Trace.Entity trace) {
    return entity(trace, trace.decision());
  }

  private static ExplainedEntity entity(Trace.Entity trace, Decision decision) {
    EntityParts parts = new EntityParts();
    trace.steps().forEach(parts::add);
    return new ExplainedEntity(
        kind(trace.kind()),
        trace.name(),
        answer(trace.kind(), decision, parts.parameterRules),
        trace.detail(),
        parts.override,
        parts.mappings,
        parts.bandit == null ? parts.nested : null,
        parts.bandit == null ? null : bandit(parts.bandit, parts.nested),
        parts.rules());
  }

  private static Explanation.Kind kind(EntityKind kind) {
    return switch (kind) {
      case GATE -> Explanation.Kind.GATE;
      case DYNAMIC_CONFIG -> Explanation.Kind.DYNAMIC_CONFIG;
      case EXPERIMENT -> Explanation.Kind.EXPERIMENT;
      case LAYER -> Explanation.Kind.LAYER;
      case PARAMETER_STORE -> throw new IllegalArgumentException("a parameter store has no rules");
    };
  }

  private static ExplainedAnswer answer(
      EntityKind kind, Decision decision, Map<String, String> parameterRules) {
    SpecHeader spec = decision.spec();
    return new ExplainedAnswer(
        status(decision.status()),
        kind == EntityKind.GATE ? decision.passes() : parameters(decision.value()),
        decision.ruleId(),
        decision.groupName(),
        spec == null ? "" : spec.idType(),
        decision.delegation() == null ? null : decision.delegation().experiment(),
        parameterRules);
  }

  private static ExplainedAnswer.Status status(Decision.Status status) {
    return switch (status) {
      case RECOGNIZED, PERSISTED -> ExplainedAnswer.Status.RECOGNIZED;
      case OVERRIDDEN -> ExplainedAnswer.Status.OVERRIDDEN;
      case UNRECOGNIZED -> ExplainedAnswer.Status.UNRECOGNIZED;
      case UNSUPPORTED -> ExplainedAnswer.Status.UNSUPPORTED;
      case TOO_DEEP -> ExplainedAnswer.Status.TOO_DEEP;
    };
  }

  private static Map<String, @Nullable Object> parameters(@Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, parameter) -> copy.put(String.valueOf(name), parameter));
    }
    return Collections.unmodifiableMap(copy);
  }

  private static ExplainedMapping mapping(Trace.Mapping trace) {
    List<ExplainedRule> rules = new ArrayList<>();
    List<ExplainedMapping> further = new ArrayList<>();
    for (Trace step : trace.steps()) {
      if (step instanceof Trace.MappingRule rule) {
        rules.add(mappingRule(rules.size() + 1, rule));
      } else if (step instanceof Trace.Mapping mapping) {
        further.add(mapping(mapping));
      }
    }
    return new ExplainedMapping(trace.newName(), trace.outcome(), rules, further);
  }

  private static ExplainedRule mappingRule(int number, Trace.MappingRule trace) {
    List<ExplainedCondition> conditions = new ArrayList<>();
    ExplainedRollout rollout = null;
    for (Trace step : trace.steps()) {
      if (step instanceof Trace.Condition condition) {
        conditions.add(Comparisons.condition(condition));
      } else if (step instanceof Trace.Rollout found) {
        rollout = rollout(found);
      }
    }
    return new ExplainedRule(
        number,
        trace.rule().name(),
        trace.rule().id(),
        null,
        trace.outcome(),
        conditions,
        rollout,
        null,
        trace.hasStarted() ? null : "begins at " + Comparisons.time(trace.rule().startMillis()));
  }

  private static ExplainedRollout rollout(Trace.Rollout trace) {
    return new ExplainedRollout(
        trace.percentage(),
        trace.idType(),
        trace.unitId(),
        trace.salt(),
        trace.bucket(),
        trace.percentage() * 100,
        trace.includes());
  }

  private static ExplainedBandit bandit(Trace.Bandit trace, @Nullable ExplainedEntity gate) {
    return new ExplainedBandit(
        trace.enabled(),
        gate,
        trace.idType(),
        trace.unitId(),
        trace.salt(),
        trace.bucket(),
        trace.sampleRate(),
        trace.isTrained(),
        trace.higherIsBetter(),
        trace.groups().stream().map(Explanations::group).toList());
  }

  private static ExplainedBandit.Group group(Trace.BanditGroup trace) {
    return new ExplainedBandit.Group(
        trace.id(), trace.name(), trace.score(), trace.isScorePrivate(), trace.isChosen());
  }

  private static String whom(OverrideMatch match) {
    if (match instanceof OverrideMatch.Id id) {
      return "id " + id.id();
    }
    if (match instanceof OverrideMatch.Unit unit) {
      return unit.type().name() + " " + unit.id();
    }
    return match instanceof OverrideMatch.When ? "users who pass a test" : "everyone";
  }

  /** The steps of an entity by what they are; what comes behind a rule belongs to it. */
  private static final class EntityParts {
    private final List<ExplainedMapping> mappings = new ArrayList<>();
    private final List<RuleParts> rules = new ArrayList<>();
    private @Nullable String override;
    private @Nullable ExplainedEntity nested;
    private Trace.@Nullable Bandit bandit;
    private Map<String, String> parameterRules = Map.of();

    void add(Trace step) {
      if (step instanceof Trace.Overridden overridden) {
        override = whom(overridden.whom());
      } else if (step instanceof Trace.Mapping mapping) {
        mappings.add(mapping(mapping));
      } else if (step instanceof Trace.Rule rule) {
        rules.add(new RuleParts(rules.size() + 1, rule));
      } else if (step instanceof Trace.Bandit found) {
        bandit = found;
      } else if (step instanceof Trace.Parameters parameters) {
        parameterRules = parameters.ruleIds();
      } else if (!rules.isEmpty()) {
        rules.get(rules.size() - 1).add(step);
      } else if (step instanceof Trace.Entity entity) {
        nested = entity(entity);
      }
    }

    List<ExplainedRule> rules() {
      return rules.stream().map(RuleParts::rule).toList();
    }
  }

  /** A rule and what follows it. */
  private static final class RuleParts {
    private final int number;
    private final Trace.Rule trace;
    private @Nullable ExplainedRollout rollout;
    private @Nullable ExplainedEntity delegate;
    private @Nullable String note;

    RuleParts(int number, Trace.Rule trace) {
      this.number = number;
      this.trace = trace;
    }

    void add(Trace step) {
      if (step instanceof Trace.Rollout found) {
        rollout = rollout(found);
      } else if (step instanceof Trace.Entity entity) {
        delegate = entity(entity);
      } else if (step instanceof Trace.NotCounted) {
        note = "its experiment does not count, since a rule before it has passed";
      }
    }

    ExplainedRule rule() {
      return new ExplainedRule(
          number,
          trace.rule().name(),
          trace.rule().id(),
          trace.rule().groupName(),
          trace.outcome(),
          trace.conditions().stream().map(Comparisons::condition).toList(),
          rollout,
          delegate,
          note);
    }
  }
}
