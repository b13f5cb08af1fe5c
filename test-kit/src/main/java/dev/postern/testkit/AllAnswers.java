package dev.postern.testkit;

import dev.postern.SpecEntity;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.explain.ExplainedAnswer;
import dev.postern.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What every entity of specs gives to some users, as text: an entity, and its users below. */
final class AllAnswers {
  private static final int SHOWN_USERS = 10;
  private static final String USER_INDENT = "  ";
  private static final String SEPARATOR = ": ";

  /** Answers by entity and user. */
  private final Map<String, Map<String, String>> answers = new TreeMap<>();

  private AllAnswers() {}

  static AllAnswers of(Statsig statsig, Iterable<StatsigUser> users) {
    AllAnswers all = new AllAnswers();
    for (SpecEntity entity : statsig.getSpecCatalog().entities()) {
      Explanation.Kind kind = kind(entity);
      if (kind != null) {
        users.forEach(
            user ->
                all.put(
                    KnownNames.text(entity.kind()) + " " + entity.name(),
                    label(user),
                    text(statsig.explain(user, kind, entity.name()).answer())));
      }
    }
    return all;
  }

  static AllAnswers parse(String text) {
    AllAnswers all = new AllAnswers();
    String entity = "";
    for (String line : text.lines().toList()) {
      int end = line.indexOf(SEPARATOR);
      if (!line.startsWith(USER_INDENT)) {
        entity = line;
      } else if (end > 0) {
        all.put(
            entity,
            line.substring(USER_INDENT.length(), end),
            line.substring(end + SEPARATOR.length()));
      }
    }
    return all;
  }

  private void put(String entity, String user, String answer) {
    String before = answers.computeIfAbsent(entity, name -> new TreeMap<>()).put(user, answer);
    if (before != null && !before.equals(answer)) {
      throw new IllegalArgumentException("there are two users called " + user);
    }
  }

  /** One entity a paragraph; empty when they are the same. */
  String differencesTo(AllAnswers now) {
    StringBuilder text = new StringBuilder();
    for (String entity : union(answers, now.answers)) {
      Map<String, String> old = answers.getOrDefault(entity, Map.of());
      Map<String, String> current = now.answers.getOrDefault(entity, Map.of());
      List<String> moved = new ArrayList<>();
      for (String user : union(old, current)) {
        if (!Objects.equals(old.get(user), current.get(user))) {
          moved.add(
              "    %s: was %s%n%s  is %s%n"
                  .formatted(
                      user,
                      old.getOrDefault(user, "not there"),
                      " ".repeat(4 + user.length()),
                      current.getOrDefault(user, "not there")));
        }
      }
      if (!moved.isEmpty()) {
        text.append("  %s: %d of %d users%n".formatted(entity, moved.size(), current.size()));
        moved.stream().limit(SHOWN_USERS).forEach(text::append);
        if (moved.size() > SHOWN_USERS) {
          text.append("    and %d more%n".formatted(moved.size() - SHOWN_USERS));
        }
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    answers.forEach(
        (entity, users) -> {
          text.append(entity).append('\n');
          users.forEach(
              (user, answer) ->
                  text.append(USER_INDENT)
                      .append(user)
                      .append(SEPARATOR)
                      .append(answer)
                      .append('\n'));
        });
    return text.toString();
  }

  private static Set<String> union(Map<String, ?> some, Map<String, ?> others) {
    Set<String> all = new TreeSet<>(some.keySet());
    all.addAll(others.keySet());
    return all;
  }

  private static Explanation.@Nullable Kind kind(SpecEntity entity) {
    if (entity.kind() == SpecEntity.Kind.FEATURE_GATE) {
      return Explanation.Kind.GATE;
    }
    if (entity.kind() == SpecEntity.Kind.LAYER) {
      return Explanation.Kind.LAYER;
    }
    if (entity.kind().isExperiment()) {
      return Explanation.Kind.EXPERIMENT;
    }
    return entity.kind().isDynamicConfig() ? Explanation.Kind.DYNAMIC_CONFIG : null;
  }

  private static String label(StatsigUser user) {
    String id = user.getUserID();
    return id == null || id.isEmpty() ? Values.toJson(user.getCustomIDs()) : id;
  }

  private static String text(ExplainedAnswer answer) {
    StringBuilder text = new StringBuilder();
    if (answer.value() instanceof Boolean isOn) {
      text.append(isOn ? "on" : "off");
    } else {
      text.append(Values.toJson(answer.value()));
    }
    if (answer.groupName() != null) {
      text.append(" in group ").append(answer.groupName());
    }
    if (answer.allocatedExperiment() != null) {
      text.append(" of ").append(answer.allocatedExperiment());
    }
    return text.append(" by rule ")
        .append(answer.ruleId().isEmpty() ? "(none)" : answer.ruleId())
        .toString();
  }
}
