package dev.postern.localmode.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How users fell into the groups of an experiment, against the shares the groups should have. */
final class Distribution {
  /** Below this, chance is not a good explanation. */
  static final double SIGNIFICANT = 0.001;

  /** With fewer users expected in a group the test says nothing. */
  private static final int FEWEST_EXPECTED = 5;

  private final Map<String, Double> expected;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private long users;

  /** The shares that groups should have make up 1. */
  Distribution(Map<String, Double> expected) {
    this.expected = expected;
    expected.keySet().forEach(name -> counts.put(name, 0L));
  }

  /**
   * A group.
   *
   * @param share of the users in a group, from 0 to 1
   * @param expected the share it should have
   */
  record Group(String name, long users, double share, double expected) {}

  /** A user in a group; null for none. */
  void add(@Nullable String group) {
    users++;
    if (group != null) {
      counts.merge(group, 1L, Long::sum);
    }
  }

  /** All users. */
  long users() {
    return users;
  }

  /** The users in a group. */
  long inGroups() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The groups, in the order of the experiment. */
  List<Group> groups() {
    long all = Math.max(1, inGroups());
    List<Group> groups = new ArrayList<>();
    counts.forEach(
        (name, count) ->
            groups.add(
                new Group(name, count, (double) count / all, expected.getOrDefault(name, 0.0))));
    return groups;
  }

  /** One less than there are groups that should have users. */
  int degreesOfFreedom() {
    return (int) groups().stream().filter(group -> group.expected() > 0).count() - 1;
  }

  /** How far the groups are from their shares; empty when there is nothing to test. */
  OptionalDouble statistic() {
    List<Group> tested = groups().stream().filter(group -> group.expected() > 0).toList();
    boolean isEnough =
        tested.stream().allMatch(group -> group.expected() * inGroups() >= FEWEST_EXPECTED);
    if (tested.size() < 2 || !isEnough) {
      return OptionalDouble.empty();
    }
    if (groups().stream().anyMatch(group -> group.expected() == 0 && group.users() > 0)) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    return OptionalDouble.of(
        ChiSquare.statistic(
            tested.stream().mapToLong(Group::users).toArray(),
            tested.stream().mapToDouble(group -> group.expected() * inGroups()).toArray()));
  }

  /** How often chance alone gives groups as uneven as these; empty without a test. */
  OptionalDouble pValue() {
    OptionalDouble statistic = statistic();
    return statistic.isEmpty()
        ? statistic
        : OptionalDouble.of(ChiSquare.pValue(statistic.getAsDouble(), degreesOfFreedom()));
  }

  /** Whether the groups are so uneven that it is hardly chance. */
  boolean isUneven() {
    return pValue().orElse(1) < SIGNIFICANT;
  }
}
