package dev.postern.internal.evaluate;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A gate, config, experiment or layer, ready to be evaluated. */
public final class CompiledSpec {
  private final SpecHeader header;

  /** The header's, nearer at hand for those who look for it. */
  private final String name;

  private final String salt;
  private final boolean enabled;
  private final @Nullable Object defaultValue;
  private final boolean mergesRules;
  private final int hash;
  private Rule[] rules = {};
  private @Nullable Decision constant;
  private boolean beginsWithEveryone;

  /** Made when first asked for. Two threads may make the same, which does no harm. */
  private @Nullable Decision byDefault;

  /**
   * A spec that has no rules yet: rules refer to other specs, so all of them are made first.
   *
   * @param mergesRules whether a layer takes parameters from every rule ({@code useNewLayerEval})
   */
  public CompiledSpec(
      SpecHeader header,
      String salt,
      boolean enabled,
      @Nullable Object defaultValue,
      boolean mergesRules) {
    this.header = header;
    this.name = header.name();
    this.salt = salt;
    this.enabled = enabled;
    this.defaultValue = defaultValue;
    this.mergesRules = mergesRules;
    this.hash = hash(name);
  }

  /**
   * Gives the spec its rules, once, before the first evaluation.
   *
   * @param mayBeReplaced whether something else may answer in its name: a mapping or a bandit
   */
  public void complete(List<Rule> compiled, boolean mayBeReplaced) {
    rules = compiled.toArray(new Rule[0]);
    if (!mergesRules && !mayBeReplaced) {
      constant = rules.length == 0 ? byDefault() : rules[0].constant(this);
      beginsWithEveryone = rules.length > 0 && rules[0].isForEveryone();
    }
  }

  /** The rule that decides about everyone, so that only its rollout matters; null without one. */
  @Nullable Rule everyonesRule() {
    return beginsWithEveryone ? rules[0] : null;
  }

  /** What everyone gets; null when it depends on whom. */
  @Nullable Decision constant() {
    return constant;
  }

  /** Whether it is this spec, and not another one of that name, that decided. */
  boolean isOf(Decision decision) {
    Object decider = decision.spec();
    return decider == header;
  }

  /** Whether it is the one of that name. */
  boolean isNamed(String other, int hashOfOther) {
    return hash == hashOfOther && name.equals(other);
  }

  /** Where it is found by its name, and where its answer is remembered. */
  int hash() {
    return hash;
  }

  /** The same of a spec of that name. */
  static int hash(String name) {
    int mixed = name.hashCode() * 0x9E37_79B9;
    return mixed ^ (mixed >>> 15);
  }

  /** What an evaluation tells of this spec. */
  public SpecHeader header() {
    return header;
  }

  String salt() {
    return salt;
  }

  /** The first rule that matches; null when none does. */
  @Nullable Rule firstMatch(EvaluationRun run) {
    for (Rule rule : rules) {
      if (rule.matches(run)) {
        return rule;
      }
    }
    return null;
  }

  /** The rule of that group; null when no rule has it. */
  public @Nullable Rule ruleOfGroup(@Nullable String groupName) {
    for (Rule rule : rules) {
      String known = rule.groupName();
      if (known != null && known.equals(groupName)) {
        return rule;
      }
    }
    return null;
  }

  /** The rule of that id; null when there is none. */
  public @Nullable Rule ruleOfId(@Nullable String ruleId) {
    for (Rule rule : rules) {
      if (rule.id().equals(ruleId)) {
        return rule;
      }
    }
    return null;
  }

  /** The rules in order. */
  public List<Rule> rules() {
    return List.of(rules);
  }

  /** What comes out when no rule matches. */
  Decision byDefault() {
    Decision made = byDefault;
    if (made == null) {
      String ruleId = enabled ? Decision.DEFAULT_RULE : Decision.DISABLED_RULE;
      made = Decision.byDefault(header, defaultValue, ruleId).compiled();
      byDefault = made;
    }
    return made;
  }

  /** The JSON value when no rule matches, or a unit is outside the rollout. */
  @Nullable Object defaultValue() {
    return defaultValue;
  }

  boolean mergesRules() {
    return mergesRules;
  }

  /** Visits every value that a rule, or none, can give. */
  public void forEachValue(Consumer<@Nullable Object> visitor) {
    visitor.accept(defaultValue);
    for (Rule rule : rules) {
      visitor.accept(rule.value());
    }
  }

  /** The parameters that hold when no rule sets them. */
  Map<?, ?> defaultParameters() {
    return defaultValue instanceof Map<?, ?> map ? map : Map.of();
  }
}
