package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.StatsigUser;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.store.EvaluationOrigin;
import dev.postern.internal.store.SdkConfigs;
import dev.postern.internal.store.SpecSnapshot;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Logs what a client's users get: leaves out repeats and what the specs do not want, and hands on
 * the rest as events that are not worked out yet. Thread-safe.
 */
final class ClientEventLog implements EventLog {
  private static final int MOST_NAMES = 10_000;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final InstantSource clock;
  private final ToLongFunction<StatsigUser> userKey;
  private final Map<String, ?> globalCustom;
  private final Supplier<@Nullable String> tier;
  private final SeenWindow seen;
  private final Sampling sampling;
  private final CurrentConfigs configs = new CurrentConfigs();
  private final NonExposedCounts nonExposed;
  private final EventRouter router;
  private final LongAdder deduplicated = new LongAdder();
  private final LongAdder sampledOut = new LongAdder();

  ClientEventLog(
      EventLogs.Client client, SeenWindow seen, NonExposedCounts nonExposed, EventRouter router) {
    this.clock = client.clock();
    this.userKey = client.userKey();
    this.globalCustom = client.globalCustom();
    this.tier = client.tier();
    this.seen = seen;
    this.sampling = new Sampling(clock.millis());
    this.nonExposed = nonExposed;
    this.router = router;
  }

  @Override
  public void exposure(Cause cause, StatsigUser user, Evaluation evaluation, SpecSnapshot specs) {
    exposeExperiments(user, evaluation, specs);
    expose(cause, user, evaluation, specs, evaluation.decision().ruleId(), null);
  }

  @Override
  public void parameterExposure(
      Cause cause, StatsigUser user, Evaluation layer, SpecSnapshot specs, String parameter) {
    exposeExperiments(user, layer, specs);
    expose(cause, user, layer, specs, ruleOf(cause, layer, parameter), parameter);
  }

  @Override
  public void banditExposure(
      StatsigUser user, Evaluation bandit, SpecSnapshot specs, String ruleId) {
    expose(Cause.MANUAL, user, bandit, specs, ruleId, null);
  }

  @Override
  public void notExposed(Evaluation evaluation) {
    evaluation.experiments().forEach(experiment -> notExposed(experiment.name()));
    notExposed(evaluation.name());
  }

  @Override
  public void notExposed(String name) {
    nonExposed.add(name);
    router.expectFlush();
    if (nonExposed.size() > MOST_NAMES) {
      router.tellNonExposed();
    }
  }

  @Override
  public void custom(
      StatsigUser user,
      String name,
      @Nullable Object value,
      @Nullable Map<String, String> metadata) {
    router.log(new PlainEvent(name, value, texts(metadata), logged(user), clock.millis()));
  }

  @Override
  public void identify(StatsigUser user) {
    router.log(new PlainEvent(PlainEvent.IDENTIFY, null, null, logged(user), clock.millis()));
  }

  @Override
  public void diagnostics(String context, String markers) {
    Map<String, String> metadata = Map.of("context", context, "markers", markers);
    router.log(PlainEvent.system(PlainEvent.DIAGNOSTICS, metadata, clock));
  }

  @Override
  public CompletableFuture<Void> flush() {
    return router.flush();
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    return router.shutdown();
  }

  @Override
  public EventLogStatus status() {
    return new EventLogStatus(deduplicated.sum(), sampledOut.sum(), router.status());
  }

  /** An experiment that a condition asks about is exposed like one that a caller asks about. */
  private void exposeExperiments(StatsigUser user, Evaluation evaluation, SpecSnapshot specs) {
    List<Evaluation> experiments = evaluation.experiments();
    for (int i = 0; i < experiments.size(); i++) {
      Evaluation experiment = experiments.get(i);
      expose(Cause.REFERENCE, user, experiment, specs, experiment.decision().ruleId(), null);
    }
  }

  private void expose(
      Cause cause,
      StatsigUser user,
      Evaluation evaluation,
      SpecSnapshot specs,
      String ruleId,
      @Nullable String parameter) {
    long unit = userKey.applyAsLong(user) ^ kindOf(evaluation);
    String part = parameter == null ? "" : parameter;
    if (seen.isRepeat(evaluation.name(), ruleId, part, unit)) {
      deduplicated.increment();
      return;
    }
    long now = clock.millis();
    SdkConfigs asked = configs.at(specs);
    seen.expectEnd(asked);
    long hash = SeenExposures.hash(evaluation.name(), ruleId, part, unit);
    Sampling.Verdict verdict = sampling.decide(evaluation, ruleId, hash, asked, now);
    if (!verdict.isLogged()) {
      sampledOut.increment();
      return;
    }
    EvaluationOrigin origin = EvaluationOrigin.of(specs, evaluation);
    LoggedUser person = logged(user);
    router.log(
        new ExposureEvent(cause, person, evaluation, origin, ruleId, parameter, verdict, now));
  }

  /** Keeps apart what has the same name, and answers that are not the same. */
  private static long kindOf(Evaluation evaluation) {
    long kind =
        switch (evaluation.kind()) {
          case GATE -> 2;
          case DYNAMIC_CONFIG -> 4;
          case EXPERIMENT -> 6;
          case LAYER -> 8;
          case PARAMETER_STORE -> 10;
        };
    boolean tellsResult = evaluation.kind() != EntityKind.LAYER;
    return SPREAD * (tellsResult && evaluation.decision().passes() ? kind + 1 : kind);
  }

  /** As the engine has it, a manual exposure tells the rule of the layer, not the parameter's. */
  private static String ruleOf(Cause cause, Evaluation layer, String parameter) {
    Decision decision = layer.decision();
    Map<String, String> rules = layer.parameterRules();
    String rule = cause == Cause.MANUAL || rules == null ? null : rules.get(parameter);
    return rule == null ? decision.ruleId() : rule;
  }

  private LoggedUser logged(StatsigUser user) {
    return new LoggedUser(user, globalCustom, tier.get());
  }

  /** Callers from other languages may give what is no text; of that, only nulls are left out. */
  private static Map<String, String> texts(@Nullable Map<?, ?> metadata) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (metadata != null) {
      metadata.forEach(
          (name, value) -> {
            if (name != null && value != null) {
              texts.put(name.toString(), value.toString());
            }
          });
    }
    return texts;
  }
}
