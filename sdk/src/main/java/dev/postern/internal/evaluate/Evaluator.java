package dev.postern.internal.evaluate;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about users: which value, and by which rule. Thread-safe; never throws.
 *
 * <p>The rules of evaluation, and the section numbers that the classes here quote, are in {@code
 * docs/evaluation.md}.
 */
public final class Evaluator {
  private final EvaluationContext context;

  /** Stands for this evaluator without holding what it has. */
  private final Object identity = new Object();

  private final BucketMemo buckets = new BucketMemo();
  private final UnknownNames unknown = new UnknownNames();

  /** An evaluator with these surroundings. */
  public Evaluator(EvaluationContext context) {
    this.context = context;
  }

  /** The answer with all that led to it. */
  public Evaluation evaluate(
      EntityKind kind, String name, Subject user, CompiledSpecs specs, OverrideTable overrides) {
    if (!overrides.isEmpty()) {
      return evaluate(
          new EvaluationRun(specs, context, buckets, user, overrides, null), kind, name);
    }
    CompiledSpec spec = specs.find(kind, name);
    if (spec == null) {
      return isMapped(specs, kind, name)
          ? evaluate(new EvaluationRun(specs, context, buckets, user, overrides, null), kind, name)
          : unknown.get(kind, name);
    }
    Decision constant = spec.constant();
    if (constant != null) {
      return constant.plain(kind, name);
    }
    Evaluation known = user.known(identity, specs.edition(), kind, spec);
    return known == null ? first(kind, name, user, specs, spec) : known;
  }

  /** The answer to a question that this user has not been asked yet. */
  private Evaluation first(
      EntityKind kind, String name, Subject user, CompiledSpecs specs, CompiledSpec spec) {
    Rule everyones = spec.everyonesRule();
    if (everyones != null) {
      Evaluation evaluation = everyones.decide(user, buckets, spec).plain(kind, name);
      user.keep(identity, specs.edition(), spec, evaluation);
      return evaluation;
    }
    EvaluationRun run = new EvaluationRun(specs, context, buckets, user, OverrideTable.EMPTY, null);
    Evaluation evaluation = evaluate(run, kind, name);
    if (!run.isFleeting() && spec.isOf(evaluation.decision())) {
      user.keep(identity, specs.edition(), spec, evaluation);
    }
    return evaluation;
  }

  /** Whether something other than the spec of that name may answer. */
  private static boolean isMapped(CompiledSpecs specs, EntityKind kind, String name) {
    return (!specs.mappings().isEmpty() && specs.mappings().containsKey(name))
        || specs.bandit(kind, name) != null;
  }

  /** The answer with every step that led to it. */
  public TracedEvaluation trace(
      EntityKind kind, String name, Subject user, CompiledSpecs specs, OverrideTable overrides) {
    EvaluationRun run = new EvaluationRun(specs, context, buckets, user, overrides, null);
    TraceRecorder recorder = new TraceRecorder();
    run.traceWith(recorder);
    return recorder.trace(evaluate(run, kind, name));
  }

  /** A contextual bandit's groups, the best first; empty for an unknown one. Never throws. */
  public List<ContextualBandit.Ranked> rank(String name, Subject user, CompiledSpecs specs) {
    ContextualBandit bandit = specs.bandit(EntityKind.EXPERIMENT, name);
    if (bandit == null) {
      return List.of();
    }
    try {
      return bandit.rank(
          new EvaluationRun(specs, context, buckets, user, OverrideTable.EMPTY, null));
    } catch (EvaluationStop stop) {
      return List.of();
    }
  }

  /**
   * Whether a user passes the first of some of a spec's rules that matches. Overrides and mapping
   * do not matter; what cannot be evaluated does not pass.
   */
  public boolean passesOneOf(
      Predicate<Rule> some, CompiledSpec spec, Subject user, CompiledSpecs specs) {
    EvaluationRun run = new EvaluationRun(specs, context, buckets, user, OverrideTable.EMPTY, null);
    try {
      for (Rule rule : spec.rules()) {
        if (some.test(rule) && rule.matches(run)) {
          return rule.rollsOut(run, spec);
        }
      }
      return false;
    } catch (EvaluationStop stop) {
      return false;
    }
  }

  /** Evaluations for a client SDK, in which the app with this id is the target. */
  public ClientEvaluations forClient(
      Subject user, CompiledSpecs specs, OverrideTable overrides, UserValue appId) {
    EvaluationRun run = new EvaluationRun(specs, context, buckets, user, overrides, appId);
    return new ClientEvaluations(run, identity, overrides.isEmpty() && appId == specs.appId());
  }

  static Evaluation evaluate(EvaluationRun run, EntityKind kind, String name) {
    CompiledSpec spec = run.specs().find(kind, name);
    Decision decision = decide(run, kind, name, spec);
    boolean isFinished =
        decision.status() != Decision.Status.UNSUPPORTED
            && decision.status() != Decision.Status.TOO_DEEP;
    return run.evaluation(kind, name, decision, isFinished ? run.exposures() : Exposures.NONE);
  }

  private static Decision decide(
      EvaluationRun run, EntityKind kind, String name, @Nullable CompiledSpec spec) {
    try {
      return run.decide(kind, name, spec);
    } catch (EvaluationStop stop) {
      return stop.decision(spec);
    }
  }
}
