package dev.postern.localmode.command;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the users who get another answer from one spec file than from another. */
final class AnswerDifferences {
  private static final int MOST_EXAMPLES = 3;

  private final Statsig before;
  private final Statsig after;
  private final Map<Asked, Tally> tallies = new LinkedHashMap<>();
  private int users;
  private int changedUsers;

  /** What is asked for. */
  record Asked(GivenAnswer.Kind kind, String name) {}

  /** A user who gets another answer, by their index from 0 and their id. */
  record Example(int index, String user, GivenAnswer before, GivenAnswer after) {}

  /** How many users get another answer of one entity, and the first of them. */
  static final class Tally {
    private final List<Example> examples = new ArrayList<>();
    private int users;

    private void add(Example example) {
      users++;
      if (examples.size() < MOST_EXAMPLES) {
        examples.add(example);
      }
    }

    int users() {
      return users;
    }

    List<Example> examples() {
      return List.copyOf(examples);
    }
  }

  AnswerDifferences(Statsig before, Statsig after) {
    this.before = before;
    this.after = after;
    Set<Asked> all = new LinkedHashSet<>(asked(Selection.all(after.getSpecCatalog())));
    all.addAll(asked(Selection.all(before.getSpecCatalog())));
    all.forEach(asked -> tallies.put(asked, new Tally()));
  }

  private static List<Asked> asked(Selection names) {
    List<Asked> all = new ArrayList<>();
    names.gates().forEach(name -> all.add(new Asked(GivenAnswer.Kind.GATE, name)));
    names.configs().forEach(name -> all.add(new Asked(GivenAnswer.Kind.CONFIG, name)));
    names.experiments().forEach(name -> all.add(new Asked(GivenAnswer.Kind.EXPERIMENT, name)));
    names.layers().forEach(name -> all.add(new Asked(GivenAnswer.Kind.LAYER, name)));
    return all;
  }

  /** Asks both files for a user. */
  void add(int index, StatsigUser user) {
    boolean hasChanged = false;
    for (Map.Entry<Asked, Tally> entry : tallies.entrySet()) {
      Asked asked = entry.getKey();
      GivenAnswer old = asked.kind().ask(before, user, asked.name());
      GivenAnswer now = asked.kind().ask(after, user, asked.name());
      if (!old.equals(now)) {
        hasChanged = true;
        entry.getValue().add(new Example(index, id(user), old, now));
      }
    }
    users++;
    changedUsers += hasChanged ? 1 : 0;
  }

  private static String id(StatsigUser user) {
    String id = user.getUserID();
    return id != null ? id : user.getCustomIDs().values().stream().findFirst().orElse("");
  }

  /** What changed for anybody, with how many users it did for. */
  Map<Asked, Tally> changed() {
    Map<Asked, Tally> changed = new LinkedHashMap<>(tallies);
    changed.values().removeIf(tally -> tally.users() == 0);
    return changed;
  }

  /** How many users were asked for. */
  int users() {
    return users;
  }

  /** How many of them get another answer of anything. */
  int changedUsers() {
    return changedUsers;
  }
}
