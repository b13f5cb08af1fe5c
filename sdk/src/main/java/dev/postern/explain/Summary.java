package dev.postern.explain;

import dev.postern.internal.evaluate.CompactJson;
import dev.postern.internal.evaluate.Numbers;
import dev.postern.internal.evaluate.ShownText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The phrases of an explanation's text. */
final class Summary {
  private static final int LONGEST_SOURCE = 100;
  private static final int LONGEST_VALUE = 200;

  private Summary() {}

  /** The kind and the name. */
  static String title(ExplainedEntity entity) {
    return entity.kind().wireName().replace('_', ' ') + " " + name(entity.name());
  }

  /** What a rule is called, as far as that says more than its number. */
  static String title(ExplainedRule rule) {
    String name = rule.name().equals(rule.id()) ? rule.groupName() : rule.name();
    String id = rule.id().isEmpty() ? "" : " (id %s)".formatted(name(rule.id()));
    return name == null || name.isEmpty() ? id : " " + json(name) + id;
  }

  /** The answer in one phrase, with what gave it. */
  static String of(ExplainedEntity entity, boolean hasSpecs) {
    ExplainedAnswer answer = entity.answer();
    boolean isGate = entity.kind() == Explanation.Kind.GATE;
    String group = answer.groupName() == null ? "" : "group " + json(answer.groupName()) + " ";
    String what = isGate ? answer.isOn() ? "ON " : "OFF " : group;
    return switch (answer.status()) {
      case RECOGNIZED -> what + source(entity);
      case OVERRIDDEN -> what + "by an override" + whom(entity);
      case UNRECOGNIZED ->
          isGate ? "OFF, " + unknown(entity, hasSpecs) : "no value, " + unknown(entity, hasSpecs);
      case UNSUPPORTED ->
          nothing(isGate) + "unsupported: it asks for something that this version does not know";
      case TOO_DEEP ->
          nothing(isGate) + "too deep: something refers to itself, or is nested more than 300 deep";
    };
  }

  /** What a condition looks at: its name, where the value comes from, and the value. */
  static String subject(ExplainedCondition condition) {
    String field = condition.field();
    String name =
        switch (condition.type()) {
          case "unit_id" -> "unit_id " + named(field);
          case "environment_field" -> "environment " + named(field);
          case "user_bucket", "current_time", "target_app" -> condition.type();
          case "experiment_group" -> "group in experiment " + named(field);
          default -> field == null ? condition.type() : name(field);
        };
    ExplainedValue value = condition.value();
    return value == null ? name : name + " " + value(value);
  }

  static String percent(ExplainedRollout rollout) {
    return Numbers.plainText(rollout.percentage()) + " %";
  }

  /** A JSON value as it stands. */
  static String json(Object value) {
    return CompactJson.write(value);
  }

  /** A name as it is if it is an ordinary one, else as JSON. */
  static String name(String name) {
    boolean isOrdinary =
        !name.isEmpty()
            && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-.:@/ ".indexOf(c) >= 0)
            && name.equals(name.strip());
    return isOrdinary ? name : json(name);
  }

  /** An id as JSON, as far as it needs to be shown. */
  static String id(String id) {
    return ShownText.of(json(id), LONGEST_SOURCE);
  }

  private static String nothing(boolean isGate) {
    return isGate ? "OFF, " : "no value, ";
  }

  private static String unknown(ExplainedEntity entity, boolean hasSpecs) {
    return hasSpecs
        ? "unknown: the specs have no %s of that name"
            .formatted(entity.kind().wireName().replace('_', ' '))
        : "since there are no specs";
  }

  private static String whom(ExplainedEntity entity) {
    return entity.override() == null ? "" : " for " + entity.override();
  }

  private static String source(ExplainedEntity entity) {
    ExplainedAnswer answer = entity.answer();
    ExplainedEntity mappedTo = entity.mappedTo();
    if (mappedTo != null) {
      return "by config mapping to " + name(mappedTo.name());
    }
    if (answer.allocatedExperiment() != null) {
      return "by experiment %s, rule %s"
          .formatted(name(answer.allocatedExperiment()), name(answer.ruleId()));
    }
    return switch (answer.ruleId()) {
      case "default" ->
          answer.parameterRules().isEmpty()
              ? "by default: no rule matches"
              : "by the layer's own rules and defaults";
      case "disabled" -> "by default: no rule matches, and it is switched off";
      default -> entity.bandit() == null ? byRule(entity) : byBandit(answer.ruleId());
    };
  }

  private static String byBandit(String ruleId) {
    return switch (ruleId) {
      case "prestart" -> "by default: the bandit is off or has no groups";
      case "inlineTargetingRules" -> "by default: the user is outside its targeting gate";
      default -> "by the bandit, rule id " + name(ruleId);
    };
  }

  private static String byRule(ExplainedEntity entity) {
    ExplainedRule rule = matched(entity.rules());
    if (rule == null) {
      return "by rule " + name(entity.answer().ruleId());
    }
    String by = "by rule " + rule.number() + title(rule);
    ExplainedRollout rollout = rule.rollout();
    return rollout == null || rollout.includes()
        ? by
        : by + ", outside its rollout of " + percent(rollout);
  }

  private static @Nullable ExplainedRule matched(List<ExplainedRule> rules) {
    return rules.stream().filter(rule -> rule.outcome() == Outcome.YES).findFirst().orElse(null);
  }

  private static String value(ExplainedValue value) {
    return switch (value.origin()) {
      case NONE -> "has no value";
      case USER -> value.isPrivate() ? hidden(value) : "= " + text(value);
      case IP, USER_AGENT, BUCKET -> derived(value);
      case EXPERIMENT -> "null".equals(value.text()) ? "is none" : "= " + text(value);
      case CLOCK, SPECS -> "= " + text(value);
      default ->
          value.isPrivate() ? hidden(value) : "(%s) = %s".formatted(value.origin(), text(value));
    };
  }

  private static String derived(ExplainedValue value) {
    if (value.isPrivate()) {
      return "(%s, which is private, not shown)".formatted(value.origin());
    }
    String from =
        value.derivedFrom() == null
            ? " none"
            : " " + ShownText.of(value.derivedFrom(), LONGEST_SOURCE);
    String source = value.origin() + from;
    return value.text() == null
        ? "(%s) has no value".formatted(source)
        : "(%s) = %s".formatted(source, text(value));
  }

  private static String hidden(ExplainedValue value) {
    return "(%s, not shown)".formatted(value.origin());
  }

  private static String text(ExplainedValue value) {
    return ShownText.of(String.valueOf(value.text()), LONGEST_VALUE);
  }

  private static String named(@Nullable String field) {
    return name(field == null ? "" : field);
  }
}
