package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What came out of a spec. Most decisions are made once, when their rule is compiled, and only
 * pointed to by a check.
 *
 * @param value the JSON value; null when there is none
 * @param passes the value as a gate: true or false
 * @param ruleId the rule that decided, {@code default} or {@code disabled}, or empty
 * @param inExperimentGroup whether the rule is a group of an experiment
 * @param active whether the experiment that decided is running
 * @param spec what was asked for; null for an unknown name
 * @param delegation the experiment that decided for a layer; null when the spec decided itself
 * @param samplingRate one of how many exposures of the rule is logged; null when the rule has none
 */
public record Decision(
    Status status,
    @Nullable Object value,
    boolean passes,
    String ruleId,
    @Nullable String groupName,
    boolean inExperimentGroup,
    boolean active,
    @Nullable SpecHeader spec,
    @Nullable Delegation delegation,
    @Nullable Long samplingRate) {

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
        samplingRate);
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
        null);
  }

  static Decision unsupported(@Nullable SpecHeader spec) {
    return without(Status.UNSUPPORTED, spec);
  }

  /** The same answer, as that of the spec that delegated. */
  Decision on(@Nullable SpecHeader delegating, Delegation delegation) {
    return new Decision(
        status,
        value,
        passes,
        ruleId,
        groupName,
        inExperimentGroup,
        active,
        delegating,
        delegation,
        null);
  }

  private static Decision without(Status status, @Nullable SpecHeader spec) {
    return new Decision(status, null, false, "", null, false, false, spec, null, null);
  }
}
