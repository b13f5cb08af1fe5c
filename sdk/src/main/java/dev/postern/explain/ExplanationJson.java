package dev.postern.explain;

import dev.postern.internal.evaluate.CompactJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes an explanation as JSON, in the order of its components. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(Explanation explanation) {
    Fields fields =
        new Fields()
            .add("kind", explanation.kind().wireName())
            .add("name", explanation.name())
            .add("user", explanation.user())
            .add("reason", explanation.reason());
    entity(fields, explanation.entity());
    fields.addUnless(explanation.leftOut() == 0, "left_out", explanation.leftOut());
    StringBuilder out = new StringBuilder();
    append(out, fields.map());
    return out.toString();
  }

  private static @Nullable Object nested(@Nullable ExplainedEntity entity) {
    if (entity == null) {
      return null;
    }
    Fields fields = new Fields().add("kind", entity.kind().wireName()).add("name", entity.name());
    return entity(fields, entity).map();
  }

  private static Fields entity(Fields fields, ExplainedEntity entity) {
    return fields
        .add("answer", answer(entity.answer()))
        .addUnless(
            entity.detail() == ExplainedEntity.Detail.SHOWN, "detail", lower(entity.detail()))
        .add("override", entity.override())
        .add("mappings", all(entity.mappings(), ExplanationJson::mapping))
        .add("mapped_to", nested(entity.mappedTo()))
        .add("bandit", entity.bandit() == null ? null : bandit(entity.bandit()))
        .add("rules", all(entity.rules(), ExplanationJson::rule));
  }

  private static Object answer(ExplainedAnswer answer) {
    return new Fields()
        .add("status", lower(answer.status()))
        .add("value", answer.value())
        .add("rule_id", answer.ruleId())
        .add("group_name", answer.groupName())
        .add("id_type", answer.idType())
        .add("allocated_experiment", answer.allocatedExperiment())
        .addUnless(answer.parameterRules().isEmpty(), "parameter_rule_ids", answer.parameterRules())
        .map();
  }

  private static Object mapping(ExplainedMapping mapping) {
    return new Fields()
        .add("new_config_name", mapping.newName())
        .add("outcome", lower(mapping.outcome()))
        .add("rules", all(mapping.rules(), ExplanationJson::rule))
        .add("further", all(mapping.further(), ExplanationJson::mapping))
        .map();
  }

  private static Object rule(ExplainedRule rule) {
    return new Fields()
        .add("number", rule.number())
        .add("name", rule.name())
        .add("id", rule.id())
        .add("group_name", rule.groupName())
        .add("outcome", lower(rule.outcome()))
        .add("conditions", all(rule.conditions(), ExplanationJson::condition))
        .add("rollout", rule.rollout() == null ? null : rollout(rule.rollout()))
        .add("config_delegate", nested(rule.delegate()))
        .add("note", rule.note())
        .map();
  }

  private static Object condition(ExplainedCondition condition) {
    return new Fields()
        .add("type", condition.type())
        .add("field", condition.field())
        .add("operator", condition.operator())
        .addUnless(condition.target().isEmpty(), "target", condition.target())
        .add("value", condition.value() == null ? null : value(condition.value()))
        .add("outcome", lower(condition.outcome()))
        .add("needed", condition.isNeeded())
        .add("problem", condition.problem())
        .add("nested", nested(condition.nested()))
        .map();
  }

  private static Object value(ExplainedValue value) {
    return new Fields()
        .add("origin", lower(value.origin()))
        .add("text", value.text())
        .add("derived_from", value.derivedFrom())
        .addUnless(!value.isPrivate(), "private", true)
        .map();
  }

  private static Object rollout(ExplainedRollout rollout) {
    return new Fields()
        .add("pass_percentage", rollout.percentage())
        .add("id_type", rollout.idType())
        .add("unit_id", rollout.unitId())
        .add("salt", rollout.salt())
        .add("bucket", rollout.bucket())
        .add("threshold", rollout.threshold())
        .add("includes", rollout.includes())
        .map();
  }

  private static Object bandit(ExplainedBandit bandit) {
    return new Fields()
        .add("enabled", bandit.enabled())
        .add("targeting_gate", nested(bandit.targetingGate()))
        .add("id_type", bandit.idType())
        .add("unit_id", bandit.unitId())
        .add("salt", bandit.salt())
        .add("bucket", bandit.bucket())
        .add("sample_rate", bandit.sampleRate())
        .add("trained", bandit.isTrained())
        .add("higher_is_better", bandit.higherIsBetter())
        .add("groups", all(bandit.groups(), ExplanationJson::group))
        .map();
  }

  private static Object group(ExplainedBandit.Group group) {
    return new Fields()
        .add("id", group.id())
        .add("name", group.name())
        .add("score", group.score())
        .addUnless(!group.isScorePrivate(), "score_private", true)
        .add("chosen", group.isChosen())
        .map();
  }

  /** Null for an empty list, so that the field is left out. */
  private static <T> @Nullable List<Object> all(List<T> list, Function<T, Object> form) {
    return list.isEmpty() ? null : list.stream().map(form).toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      appendAll(out, '{', map.entrySet(), '}');
    } else if (value instanceof Collection<?> list) {
      appendAll(out, '[', list, ']');
    } else if (value instanceof Map.Entry<?, ?> entry) {
      CompactJson.appendText(out, String.valueOf(entry.getKey()));
      append(out.append(':'), entry.getValue());
    } else {
      out.append(CompactJson.write(value));
    }
  }

  private static void appendAll(StringBuilder out, char open, Collection<?> all, char close) {
    String separator = "";
    out.append(open);
    for (Object element : all) {
      append(out.append(separator), element);
      separator = ",";
    }
    out.append(close);
  }

  /** The fields of an object; those without a value are left out. */
  private record Fields(Map<String, Object> map) {
    Fields() {
      this(new LinkedHashMap<>());
    }

    Fields add(String name, @Nullable Object value) {
      if (value != null) {
        map.put(name, value);
      }
      return this;
    }

    Fields addUnless(boolean isLeftOut, String name, Object value) {
      return isLeftOut ? this : add(name, value);
    }
  }
}
