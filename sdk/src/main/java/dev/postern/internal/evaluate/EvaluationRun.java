package dev.postern.internal.evaluate;

import dev.postern.internal.useragent.UserAgentField;
import dev.postern.internal.useragent.UserAgentLength;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one user: what it has met so far. Used by one thread and thrown away.
 *
 * <p>The order in which an answer is looked for is §2 of the rules; it is the same for what the
 * caller asked and for what that refers to. It stays in one class because gates, experiments and
 * layers call each other on the way.
 */
final class EvaluationRun {
  /** More gates nested in each other than this are an error. */
  static final int MAX_DEPTH = 300;

  private static final String COUNTRIES_MISSING = "CountryLookupNotLoaded";
  private static final String USER_AGENTS_MISSING = "UAParserNotLoaded";

  private final CompiledSpecs specs;
  private final EvaluationContext context;
  private final BucketMemo buckets;
  private final Subject user;
  private final OverrideTable overrides;
  private final @Nullable UserValue clientAppId;
  private Exposures exposures = Exposures.NONE;
  private @Nullable String firstNested;
  private @Nullable NestedResult firstResult;
  private @Nullable Map<String, NestedResult> nestedGates;
  private @Nullable Map<String, Evaluation> experiments;
  private long nowMillis = -1;
  private Set<DeadEnd> deadEnds = Set.of();
  private int depth;
  private @Nullable String missing;
  private boolean isFleeting;
  private boolean isOverridden;
  private boolean hasUnsampledGate;
  private @Nullable String mappedTo;
  private @Nullable Map<String, String> parameterRules;
  private @Nullable TraceRecorder trace;

  /** A run for the client with this app id; for the caller itself when it is null. */
  EvaluationRun(
      CompiledSpecs specs,
      EvaluationContext context,
      BucketMemo buckets,
      Subject user,
      OverrideTable overrides,
      @Nullable UserValue clientAppId) {
    this.specs = specs;
    this.context = context;
    this.buckets = buckets;
    this.user = user;
    this.overrides = overrides;
    this.clientAppId = clientAppId;
  }

  CompiledSpecs specs() {
    return specs;
  }

  /** Has its steps written down from now on. */
  void traceWith(TraceRecorder recorder) {
    trace = recorder;
  }

  /** Who writes down the steps of this run; null for nobody. */
  @Nullable TraceRecorder trace() {
    return trace;
  }

  /** Goes on without writing down the steps. */
  <T extends @Nullable Object> T untraced(Supplier<T> body) {
    TraceRecorder kept = trace;
    trace = null;
    try {
      return body.get();
    } finally {
      trace = kept;
    }
  }

  /** Looks at something that has no part in the answer. */
  <T extends @Nullable Object> T aside(Supplier<T> body) {
    String kept = missing;
    try {
      return untraced(body);
    } finally {
      missing = kept;
    }
  }

  /** What {@code target_app} conditions look at. */
  UserValue appId() {
    return clientAppId == null ? specs.appId() : clientAppId;
  }

  /** Begins with another name. The moment and what is known of nested gates stay. */
  void restart() {
    exposures = Exposures.NONE;
    isFleeting = false;
    hasUnsampledGate = false;
    missing = null;
    parameterRules = null;
    mappedTo = null;
  }

  void tellParameterRules(Map<String, String> ruleIdByParameter) {
    parameterRules = ruleIdByParameter;
    if (trace != null) {
      trace.parameters(ruleIdByParameter);
    }
  }

  /** A list of ids may change while the specs stay. */
  boolean isInList(String list, String id) {
    isFleeting = true;
    return context.idLists().contains(list, id);
  }

  RandomGenerator random() {
    isFleeting = true;
    return context.random();
  }

  BucketMemo buckets() {
    return buckets;
  }

  Attributes environment() {
    return context.environment();
  }

  Subject user() {
    return user;
  }

  /** What has come of this run, of which the decision is the end. */
  Evaluation evaluation(EntityKind kind, String name, Decision decision, Exposures found) {
    if (isPlain(found)) {
      return decision.plain(kind, name);
    }
    return new Evaluation(
        kind,
        name,
        decision,
        found,
        isOverridden,
        mappedTo,
        experiments == null ? List.of() : List.copyOf(experiments.values()),
        hasUnsampledGate,
        parameterRules,
        null,
        missing);
  }

  private boolean isPlain(Exposures found) {
    return found.isEmpty()
        && !isOverridden
        && mappedTo == null
        && experiments == null
        && !hasUnsampledGate
        && parameterRules == null
        && missing == null;
  }

  Exposures exposures() {
    return exposures;
  }

  private Exposures ownExposures() {
    if (exposures == Exposures.NONE) {
      exposures = new Exposures();
    }
    return exposures;
  }

  /** Whether the same question may have another answer in a moment, with the same specs. */
  boolean isFleeting() {
    return isFleeting;
  }

  void restoreExposures(Exposures earlier) {
    exposures = earlier;
  }

  /** The same moment throughout an evaluation. */
  long nowMillis() {
    isFleeting = true;
    if (nowMillis < 0) {
      nowMillis = context.clock().millis();
    }
    return nowMillis;
  }

  @Nullable UserValue field(FieldName name) {
    return user.field(name, context.globalCustom());
  }

  FoundValue find(FieldName name) {
    return user.find(name, context.globalCustom());
  }

  UserValue countryOfIp() {
    isFleeting |= !context.looksUpTheSame();
    UserValue value = field(FieldName.IP);
    String ip = value == null ? "" : value.textOrEmpty();
    if (ip.isEmpty()) {
      return UserValue.NONE;
    }
    if (!context.countries().isReady()) {
      isFleeting = true;
      missing = hasFourParts(ip) ? COUNTRIES_MISSING : missing;
      return UserValue.NONE;
    }
    try {
      return UserValue.of(context.countries().countryOf(ip));
    } catch (RuntimeException noAnswer) {
      return UserValue.NONE;
    }
  }

  UserValue userAgent(UserAgentField part) {
    isFleeting |= !context.looksUpTheSame();
    UserValue value = field(FieldName.USER_AGENT);
    String text = value == null ? "" : value.textOrEmpty();
    if (text.isEmpty() || UserAgentLength.isTooLong(text)) {
      return UserValue.NONE;
    }
    if (!context.userAgents().isReady()) {
      isFleeting = true;
      missing = USER_AGENTS_MISSING;
      return UserValue.NONE;
    }
    try {
      return UserValue.of(part.of(context.userAgents().parse(text)));
    } catch (RuntimeException noAnswer) {
      return UserValue.NONE;
    }
  }

  Decision decide(EntityKind kind, String name, @Nullable CompiledSpec spec) {
    return trace == null ? answer(kind, name, spec) : trace.entity(this, kind, name, spec);
  }

  Decision answer(EntityKind kind, String name, @Nullable CompiledSpec spec) {
    OverrideTable.Entry override = overrides.isEmpty() ? null : overrides.find(kind, name, user);
    if (override != null) {
      isFleeting = true;
      isOverridden = true;
      if (trace != null) {
        trace.override(override.whom());
      }
      return Decision.byOverride(value(override.value(), spec));
    }
    return decideByMapping(kind, name, spec);
  }

  private Decision decideByMapping(EntityKind kind, String name, @Nullable CompiledSpec spec) {
    List<ConfigMapping> mappings = specs.mappings().get(name);
    if (mappings != null) {
      isFleeting = true;
      String newName = newName(mappings, kind, spec);
      if (newName != null) {
        mappedTo = newName;
        return decideDeeper(kind, newName, specs.find(kind, newName));
      }
    }
    ContextualBandit bandit = specs.bandit(kind, name);
    if (bandit != null) {
      isFleeting = true;
      return bandit.decide(this);
    }
    return spec == null ? Decision.UNRECOGNIZED : decide(spec);
  }

  /** Whether the user is within a rollout. */
  boolean isWithin(Rollout rollout, String specSalt, String ruleSalt) {
    boolean includes = rollout.includes(user, buckets, specSalt, ruleSalt);
    if (trace != null) {
      trace.rollout(rollout.trace(user, specSalt, ruleSalt, includes));
    }
    return includes;
  }

  /** Whether the user passes a gate that another spec refers to. */
  boolean nestedGate(String name, @Nullable CompiledSpec gate) {
    NestedResult result = knownNested(name);
    if (result == null) {
      result = evaluateNested(name, gate);
      keepNested(name, result);
    } else if (trace != null) {
      trace.again(EntityKind.GATE, name, result.outcome(gate));
    }
    isFleeting |= result.isFleeting();
    if (result.stop() != null) {
      throw result.stop();
    }
    hasUnsampledGate |= result.hasUnsampledGate();
    Decision decision = result.decision();
    if (!result.exposures().isEmpty()) {
      ownExposures().addAll(result.exposures());
    }
    boolean isSegment = name.startsWith("segment:");
    hasUnsampledGate |= !isSegment && decision.samplingRate() == null;
    if (!decision.ruleId().isEmpty() && !isSegment) {
      ownExposures().add(decision.exposure(name));
    }
    return decision.passes();
  }

  private @Nullable NestedResult knownNested(String name) {
    if (name.equals(firstNested)) {
      return firstResult;
    }
    return nestedGates == null ? null : nestedGates.get(name);
  }

  /** Most gates refer to one other, if any. */
  private void keepNested(String name, NestedResult result) {
    if (firstNested == null) {
      firstNested = name;
      firstResult = result;
      return;
    }
    if (nestedGates == null) {
      nestedGates = new HashMap<>();
    }
    nestedGates.put(name, result);
  }

  /** The group that the user gets from an experiment; null for none. Clients cannot ask this. */
  @Nullable String groupIn(String experiment) {
    if (clientAppId != null) {
      isFleeting = true;
      throw EvaluationStop.unsupported();
    }
    Evaluation evaluation = experiments == null ? null : experiments.get(experiment);
    if (evaluation == null) {
      evaluation = evaluateExperiment(experiment);
      if (experiments == null) {
        experiments = new LinkedHashMap<>();
      }
      experiments.put(experiment, evaluation);
    } else if (trace != null) {
      trace.again(EntityKind.EXPERIMENT, experiment, evaluation.decision());
    }
    return evaluation.decision().groupName();
  }

  Decision delegate(CompiledSpec experiment) {
    return decideDeeper(EntityKind.EXPERIMENT, experiment.header().name(), experiment);
  }

  private static @Nullable Object value(OverrideTable.Value override, @Nullable CompiledSpec spec) {
    if (override instanceof OverrideTable.Value.Flag flag) {
      return flag.value();
    }
    if (override instanceof OverrideTable.Value.Parameters parameters) {
      return parameters.values();
    }
    String group = ((OverrideTable.Value.Group) override).name();
    Rule rule = spec == null ? null : spec.ruleOfGroup(group);
    return rule == null ? null : rule.value();
  }

  private static boolean hasFourParts(String ip) {
    return ip.chars().filter(c -> c == '.').count() == 3;
  }

  private Decision decide(CompiledSpec spec) {
    if (spec.mergesRules()) {
      return new LayerMerge(spec, this).decide();
    }
    Rule rule = spec.firstMatch(this);
    if (rule == null) {
      return spec.byDefault();
    }
    CompiledSpec experiment = rule.delegate();
    return experiment == null ? rule.decide(this, spec) : delegated(spec, experiment);
  }

  private Decision delegated(CompiledSpec spec, CompiledSpec experiment) {
    boolean mayBeMapped = specs.mappings().containsKey(experiment.header().name());
    Exposures undelegated = mayBeMapped ? null : exposures.copy();
    Decision decision = delegate(experiment);
    return decision.on(spec.header(), Delegation.to(experiment, undelegated));
  }

  /** What is to be evaluated instead, by the first mapping that applies and is known. */
  private @Nullable String newName(
      List<ConfigMapping> mappings, EntityKind kind, @Nullable CompiledSpec spec) {
    String salt = spec == null ? "" : spec.salt();
    for (ConfigMapping mapping : mappings) {
      boolean isTaken =
          trace == null
              ? isTaken(mapping, kind, salt)
              : trace.mapping(this, mapping, () -> isTaken(mapping, kind, salt));
      if (isTaken) {
        return mapping.newName();
      }
    }
    return null;
  }

  private boolean isTaken(ConfigMapping mapping, EntityKind kind, String salt) {
    return applies(mapping, salt) && leadsSomewhere(kind, mapping.newName());
  }

  /** Whether a name is known, or mapped to one that is. What leads nowhere is tried only once. */
  private boolean leadsSomewhere(EntityKind kind, String name) {
    if (specs.find(kind, name) != null || specs.bandit(kind, name) != null) {
      return true;
    }
    List<ConfigMapping> mappings = specs.mappings().get(name);
    DeadEnd here = new DeadEnd(kind, name);
    if (mappings == null || deadEnds.contains(here)) {
      return false;
    }
    enter();
    boolean leads = newName(mappings, kind, null) != null;
    depth--;
    if (!leads) {
      deadEnds = new HashSet<>(deadEnds);
      deadEnds.add(here);
    }
    return leads;
  }

  /** Exposures of a mapping's conditions are never kept. */
  private boolean applies(ConfigMapping mapping, String salt) {
    Exposures kept = exposures;
    exposures = Exposures.NONE;
    try {
      return mapping.applies(this, salt);
    } finally {
      exposures = kept;
    }
  }

  private NestedResult evaluateNested(String name, @Nullable CompiledSpec gate) {
    Exposures outer = exposures;
    String outerMapping = mappedTo;
    boolean wasFleeting = isFleeting;
    boolean hadUnsampledGate = hasUnsampledGate;
    exposures = Exposures.NONE;
    isFleeting = false;
    hasUnsampledGate = false;
    try {
      Decision decision = decideDeeper(EntityKind.GATE, name, gate);
      return new NestedResult(decision, exposures, null, isFleeting, hasUnsampledGate);
    } catch (EvaluationStop stop) {
      return new NestedResult(
          Decision.UNRECOGNIZED, Exposures.NONE, stop, isFleeting, hasUnsampledGate);
    } finally {
      exposures = outer;
      mappedTo = outerMapping;
      isFleeting |= wasFleeting;
      hasUnsampledGate |= hadUnsampledGate;
    }
  }

  /** As if asked for by itself: its exposures are its own, and being unsupported ends only it. */
  private Evaluation evaluateExperiment(String name) {
    Exposures outer = exposures;
    String outerMapping = mappedTo;
    exposures = Exposures.NONE;
    mappedTo = null;
    CompiledSpec spec = specs.find(EntityKind.EXPERIMENT, name);
    try {
      Decision decision = decideDeeper(EntityKind.EXPERIMENT, name, spec);
      return alone(name, decision, exposures);
    } catch (EvaluationStop stop) {
      stop.rethrowIfTooDeep();
      Decision unsupported = Decision.unsupported(spec == null ? null : spec.header());
      return alone(name, unsupported, Exposures.NONE);
    } finally {
      exposures = outer;
      mappedTo = outerMapping;
    }
  }

  private Evaluation alone(String experiment, Decision decision, Exposures found) {
    boolean overridden = decision.status() == Decision.Status.OVERRIDDEN;
    return new Evaluation(
        EntityKind.EXPERIMENT,
        experiment,
        decision,
        found,
        overridden,
        mappedTo,
        List.of(),
        hasUnsampledGate,
        null,
        null,
        missing);
  }

  private void enter() {
    if (depth == MAX_DEPTH) {
      throw EvaluationStop.tooDeep();
    }
    depth++;
  }

  private Decision decideDeeper(EntityKind kind, String name, @Nullable CompiledSpec spec) {
    enter();
    try {
      return decide(kind, name, spec);
    } finally {
      depth--;
    }
  }

  /** A name that is unknown and that no mapping leads on from. */
  private record DeadEnd(EntityKind kind, String name) {}

  /** A gate that ended in a stop is remembered too, or mappings could walk it over and over. */
  private record NestedResult(
      Decision decision,
      Exposures exposures,
      @Nullable EvaluationStop stop,
      boolean isFleeting,
      boolean hasUnsampledGate) {
    Decision outcome(@Nullable CompiledSpec gate) {
      return stop == null ? decision : stop.decision(gate);
    }
  }
}
