package dev.postern.internal.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a spec. Most decisions are made once, when their rule first gives them, and only
 * pointed to by a check.
 */
public final class Decision {
  private final Status status;
  private final @Nullable Object value;
  private final boolean passes;
  private final String ruleId;
  private final @Nullable String groupName;
  private final boolean inExperimentGroup;
  private final boolean active;
  private final @Nullable SpecHeader spec;
  private final @Nullable Delegation delegation;
  private final @Nullable Long samplingRate;
  private final boolean isCompiled;

  // Made when first asked for. Two threads may make the same, which does no harm.
  private @Nullable Evaluation plain;
  private @Nullable SecondaryExposure exposure;
  private @Nullable Map<String, Object> parameters;

  /**
   * An answer.
   *
   * @param value the JSON value; null when there is none
   * @param passes the value as a gate: true or false
   * @param ruleId the rule that decided, {@code default} or {@code disabled}, or empty
   * @param inExperimentGroup whether the rule is a group of an experiment
   * @param active whether the experiment that decided is running
   * @param spec what was asked for; null for an unknown name
   * @param delegation the experiment that decided for a layer; null when the spec decided itself
   * @param samplingRate one of how many exposures of the rule is logged; null when the rule has
   *     none
   * @param isCompiled whether it belongs to the specs
   */
  public Decision(
      Status status,
      @Nullable Object value,
      boolean passes,
      String ruleId,
      @Nullable String groupName,
      boolean inExperimentGroup,
      boolean active,
      @Nullable SpecHeader spec,
      @Nullable Delegation delegation,
      @Nullable Long samplingRate,
      boolean isCompiled) {
    this.status = status;
    this.value = value;
    this.passes = passes;
    this.ruleId = ruleId;
    this.groupName = groupName;
    this.inExperimentGroup = inExperimentGroup;
    this.active = active;
    this.spec = spec;
    this.delegation = delegation;
    this.samplingRate = samplingRate;
    this.isCompiled = isCompiled;
  }

  /** The rule id when no rule matches. */
  public static final String DEFAULT_RULE = "default";

  /** The rule id when no rule matches a spec that is switched off. */
  public static final String DISABLED_RULE = "disabled";

  static final Decision UNRECOGNIZED = without(Status.UNRECOGNIZED, null);
  static final Decision TOO_DEEP = without(Status.TOO_DEEP, null);

  /** The rule id of an override. */
  public static final String OVERRIDE_RULE = "override";

  /** How an evaluation ended. */
  public enum Status {
    /** The name is known. */
    RECOGNIZED,
    /** An override of the client answered. */
    OVERRIDDEN,
    /** An answer that was kept for the user. */
    PERSISTED,
    /** The name is not known. */
    UNRECOGNIZED,
    /** The spec asks for something that this version does not know. */
    UNSUPPORTED,
    /** Gates are nested more than 300 deep, or in a cycle. */
    TOO_DEEP
  }

  /** A rule's answer. */
  public static Decision byRule(
      SpecHeader spec,
      @Nullable Object value,
      boolean passes,
      String ruleId,
      @Nullable String groupName,
      boolean inExperimentGroup,
      @Nullable Long samplingRate) {
    return new Decision(
        Status.RECOGNIZED,
        value,
        passes,
        ruleId,
        groupName,
        inExperimentGroup,
        spec.active(),
        spec,
        null,
        samplingRate,
        false);
  }

  /** The answer when no rule matches. */
  public static Decision byDefault(SpecHeader spec, @Nullable Object value, String ruleId) {
    return byRule(spec, value, Boolean.TRUE.equals(value), ruleId, null, false, null);
  }

  static Decision byOverride(@Nullable Object value) {
    return new Decision(
        Status.OVERRIDDEN,
        value,
        Boolean.TRUE.equals(value),
        OVERRIDE_RULE,
        null,
        false,
        false,
        null,
        null,
        null,
        false);
  }

  static Decision unsupported(@Nullable SpecHeader spec) {
    return without(Status.UNSUPPORTED, spec);
  }

  /** The same rule's answer with another value, which also tells whether it passes as a gate. */
  Decision withValue(@Nullable Object other) {
    return with(other, Boolean.TRUE.equals(other), spec, delegation, samplingRate, false);
  }

  /** The same answer, as that of the spec that delegated. */
  Decision on(@Nullable SpecHeader delegating, Delegation delegation) {
    return with(value, passes, delegating, delegation, null, false);
  }

  /** The same answer, as one that belongs to the specs. */
  Decision compiled() {
    return with(value, passes, spec, delegation, samplingRate, true);
  }

  private Decision with(
      @Nullable Object value,
      boolean passes,
      @Nullable SpecHeader spec,
      @Nullable Delegation delegation,
      @Nullable Long samplingRate,
      boolean isCompiled) {
    return new Decision(
        status,
        value,
        passes,
        ruleId,
        groupName,
        inExperimentGroup,
        active,
        spec,
        delegation,
        samplingRate,
        isCompiled);
  }

  /** How the evaluation ended. */
  public Status status() {
    return status;
  }

  /** The JSON value; null when there is none. */
  public @Nullable Object value() {
    return value;
  }

  /** The value as a gate. */
  public boolean passes() {
    return passes;
  }

  /** The rule that decided, {@code default} or {@code disabled}, or empty. */
  public String ruleId() {
    return ruleId;
  }

  /** The group of the rule; null when it has none. */
  public @Nullable String groupName() {
    return groupName;
  }

  /** Whether the rule is a group of an experiment. */
  public boolean inExperimentGroup() {
    return inExperimentGroup;
  }

  /** Whether the experiment that decided is running. */
  public boolean active() {
    return active;
  }

  /** What was asked for; null for an unknown name. */
  public @Nullable SpecHeader spec() {
    return spec;
  }

  /** The experiment that decided for a layer; null when the spec decided itself. */
  public @Nullable Delegation delegation() {
    return delegation;
  }

  /** One of how many exposures of the rule is logged; null when the rule has none. */
  public @Nullable Long samplingRate() {
    return samplingRate;
  }

  /** Whether it belongs to the specs, so that there are not many like it. */
  public boolean isCompiled() {
    return isCompiled;
  }

  /** The value as named parameters, unmodifiable; none when it is not an object. */
  public Map<String, Object> parameters() {
    Map<String, Object> named = parameters;
    if (named == null) {
      named = value instanceof Map<?, ?> map ? named(map) : Map.of();
      parameters = named;
    }
    return named;
  }

  /** The evaluation of which this came and nothing else; the same one for all users. */
  Evaluation plain(EntityKind kind, String name) {
    Evaluation known = plain;
    if (known == null || known.kind() != kind || !known.name().equals(name)) {
      known = Evaluation.plain(kind, name, this);
      plain = known;
    }
    return known;
  }

  /** What is told of a gate of that name with this answer, when another one refers to it. */
  SecondaryExposure exposure(String gate) {
    SecondaryExposure known = exposure;
    if (known == null || !known.gate().equals(gate)) {
      known = new SecondaryExposure(gate, passes, ruleId);
      exposure = known;
    }
    return known;
  }

  /** Its values may be null, as JSON's are. */
  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((name, each) -> copy.put(String.valueOf(name), each));
    return Collections.unmodifiableMap(copy);
  }

  private static Decision without(Status status, @Nullable SpecHeader spec) {
    return new Decision(status, null, false, "", null, false, false, spec, null, null, false);
  }
}
