package dev.postern.explain;

import dev.postern.explain.ExplainedAnswer.Status;
import dev.postern.explain.ExplainedEntity.Detail;
import dev.postern.internal.evaluate.Numbers;
import dev.postern.internal.evaluate.ShownText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Writes an explanation as indented lines. Used once. */
final class ExplanationText {
  private static final String COUNTRIES_MISSING = "CountryLookupNotLoaded";
  private static final int LONGEST_ANSWER = 500;
  private static final int BUCKETS = 10_000;
  private static final String USER_AGENTS_MISSING = "UAParserNotLoaded";

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private ExplanationText() {}

  static String of(Explanation explanation) {
    ExplanationText text = new ExplanationText();
    text.write(explanation);
    return text.out.toString();
  }

  private void write(Explanation explanation) {
    ExplainedEntity entity = explanation.entity();
    String user = explanation.user().isEmpty() ? "a user without id" : "user " + user(explanation);
    String reason = explanation.reason();
    boolean hasSpecs = reason.contains(":");
    line(Summary.title(entity) + " for " + user + ": " + Summary.of(entity, hasSpecs));
    depth++;
    line("reason: " + reason);
    if (reason.startsWith(COUNTRIES_MISSING)) {
      line("note: the table of countries is not loaded, so no ip has a country");
    }
    if (reason.startsWith(USER_AGENTS_MISSING)) {
      line("note: the list of user agents is not loaded, so nothing is read from user agents");
    }
    if (explanation.kind() != Explanation.Kind.GATE && hasValue(entity.answer())) {
      line("value: " + ShownText.of(Summary.json(entity.answer().value()), LONGEST_ANSWER));
    }
    steps(entity);
    if (explanation.leftOut() > 0) {
      line(
          "… and at least %d more steps, which are too many to show"
              .formatted(explanation.leftOut()));
    }
  }

  private static String user(Explanation explanation) {
    return Summary.name(explanation.user());
  }

  private static boolean hasValue(ExplainedAnswer answer) {
    return answer.status() == Status.RECOGNIZED || answer.status() == Status.OVERRIDDEN;
  }

  private void steps(ExplainedEntity entity) {
    entity.mappings().forEach(this::mapping);
    ExplainedEntity mappedTo = entity.mappedTo();
    if (mappedTo != null) {
      entity("evaluated in its place: ", mappedTo);
    }
    if (entity.bandit() != null) {
      bandit(entity.bandit());
    }
    entity.rules().forEach(this::rule);
    parameterRules(entity.answer().parameterRules());
  }

  /** One line, and below it the steps. */
  private void entity(String before, ExplainedEntity entity) {
    entity(before + Summary.title(entity), entity, "");
  }

  private void entity(String title, ExplainedEntity entity, String after) {
    String where =
        switch (entity.detail()) {
          case SHOWN -> "";
          case SEE_ABOVE -> " (see above)";
          case LEFT_OUT -> " (details left out: too deep)";
        };
    line(title + ": " + Summary.of(entity, true) + where + after);
    if (entity.detail() == Detail.SHOWN) {
      indented(() -> steps(entity));
    }
  }

  private void mapping(ExplainedMapping mapping) {
    String outcome =
        switch (mapping.outcome()) {
          case YES -> "applies";
          case NO -> isPassed(mapping) ? "does not apply: unknown name" : "does not apply";
          case STOPPED -> "too deep";
          case NOT_EVALUATED -> "not reached";
        };
    line("config mapping to %s: %s".formatted(Summary.name(mapping.newName()), outcome));
    indented(
        () -> {
          mapping.rules().forEach(this::rule);
          mapping.further().forEach(this::mapping);
        });
  }

  private static boolean isPassed(ExplainedMapping mapping) {
    return mapping.rules().stream().anyMatch(rule -> rule.outcome() == Outcome.YES);
  }

  private void rule(ExplainedRule rule) {
    String outcome =
        switch (rule.outcome()) {
          case YES -> "matches";
          case NO -> "does not match";
          case STOPPED -> "cannot be answered";
          case NOT_EVALUATED -> "not reached";
        };
    String note = rule.note() == null ? "" : "; " + rule.note();
    line("rule %d%s: %s%s".formatted(rule.number(), Summary.title(rule), outcome, note));
    if (rule.outcome() != Outcome.NOT_EVALUATED) {
      indented(() -> ruleSteps(rule));
    }
  }

  private void ruleSteps(ExplainedRule rule) {
    rule.conditions().forEach(this::condition);
    if (rule.rollout() != null) {
      line(rollout(rule.rollout()));
    }
    if (rule.delegate() != null) {
      entity("hands over to ", rule.delegate());
    }
  }

  private void condition(ExplainedCondition condition) {
    String outcome = " → " + outcome(condition);
    ExplainedEntity nested = condition.nested();
    boolean isGate = condition.type().endsWith("_gate");
    if (nested != null && isGate) {
      entity(condition.type() + " " + Summary.name(nested.name()), nested, outcome);
      return;
    }
    line((isGate ? unknownGate(condition) : comparison(condition)) + outcome);
    if (nested != null) {
      indented(() -> entity("", nested));
    }
  }

  private static String unknownGate(ExplainedCondition condition) {
    return condition.type() + " " + Summary.name(condition.target());
  }

  private static String outcome(ExplainedCondition condition) {
    String words =
        switch (condition.outcome()) {
          case YES -> "yes";
          case NO -> "no";
          case STOPPED ->
              condition.problem() == null ? "cannot be answered" : problem(condition.problem());
          case NOT_EVALUATED -> "not looked at";
        };
    boolean isExtra = !condition.isNeeded() && condition.outcome() != Outcome.NOT_EVALUATED;
    return isExtra ? words + " (not needed)" : words;
  }

  private static String problem(String problem) {
    return "unsupported: " + problem;
  }

  private static String comparison(ExplainedCondition condition) {
    if (condition.type().equals("public")) {
      return "everyone";
    }
    String operator = condition.operator() == null ? "" : condition.operator() + " ";
    String test = operator + condition.target();
    String subject = Summary.subject(condition);
    return test.isBlank() || subject.isEmpty() ? subject + test : subject + ": " + test;
  }

  private static String rollout(ExplainedRollout rollout) {
    String share = "rollout " + Summary.percent(rollout);
    String outcome = rollout.includes() ? " → in" : " → out";
    return rollout.bucket() == null
        ? share + outcome
        : "%s: %s %s, salt %s, bucket %d of 10000, below %s passes%s"
            .formatted(
                share,
                rollout.idType(),
                Summary.id(rollout.unitId()),
                Summary.json(rollout.salt()),
                rollout.bucket(),
                Numbers.plainText(rollout.threshold()),
                outcome);
  }

  private void bandit(ExplainedBandit bandit) {
    line("contextual bandit: " + (bandit.enabled() ? "on" : "off"));
    indented(() -> banditSteps(bandit));
  }

  private void banditSteps(ExplainedBandit bandit) {
    if (bandit.targetingGate() != null) {
      entity("targeting ", bandit.targetingGate());
    }
    if (bandit.enabled() && !isOutside(bandit) && !bandit.groups().isEmpty()) {
      choice(bandit);
    }
  }

  private static boolean isOutside(ExplainedBandit bandit) {
    ExplainedEntity gate = bandit.targetingGate();
    return gate != null && !gate.answer().isOn();
  }

  private void choice(ExplainedBandit bandit) {
    line(
        "%s %s, salt %s, bucket %d of 10000"
            .formatted(
                bandit.idType(),
                Summary.id(bandit.unitId()),
                Summary.json(bandit.salt()),
                bandit.bucket()));
    String best = bandit.higherIsBetter() ? "the highest score wins" : "the lowest score wins";
    String explored = Numbers.plainText(bandit.sampleRate() * BUCKETS);
    line(
        bandit.isTrained()
            ? "below %s gets any group; else %s".formatted(explored, best)
            : "no scores yet: units are spread evenly by their bucket");
    bandit.groups().forEach(this::group);
  }

  private void group(ExplainedBandit.Group group) {
    String score =
        group.isScorePrivate()
            ? "score private, not shown"
            : group.score() == null ? "no score" : "score " + Numbers.plainText(group.score());
    String chosen = group.isChosen() ? " → chosen" : "";
    line(
        "group %s (id %s): %s%s"
            .formatted(Summary.json(group.name()), Summary.name(group.id()), score, chosen));
  }

  private void parameterRules(Map<String, String> ruleIds) {
    Map<String, TreeSet<String>> byRule = new LinkedHashMap<>();
    ruleIds.forEach(
        (name, rule) ->
            byRule.computeIfAbsent(rule, id -> new TreeSet<>()).add(Summary.name(name)));
    byRule.forEach(
        (rule, names) -> {
          String from = rule.equals("default") ? "the layer's defaults" : "rule " + rule;
          line("parameters from %s: %s".formatted(from, String.join(", ", names)));
        });
  }

  private void indented(Runnable lines) {
    depth++;
    lines.run();
    depth--;
  }

  private void line(String text) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append("  ".repeat(depth)).append(text);
  }
}
