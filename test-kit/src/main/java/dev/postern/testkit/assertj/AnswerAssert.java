package dev.postern.testkit.assertj;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.explain.ExplainedAnswer;
import dev.postern.explain.Explanation;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the answer that a user gets. Say the user first. What fails prints the explanation.
 *
 * @since 0.1.0
 */
public final class AnswerAssert {
  private final StatsigAssert statsig;
  private final Statsig client;
  private final Explanation.Kind kind;
  private final String name;
  private @Nullable StatsigUser user;

  AnswerAssert(StatsigAssert statsig, Statsig client, Explanation.Kind kind, String name) {
    this.statsig = statsig;
    this.client = client;
    this.kind = kind;
    this.name = name;
  }

  /**
   * Says whose answer it is.
   *
   * @param someone the user
   * @return these assertions
   */
  public AnswerAssert forUser(StatsigUser someone) {
    user = someone;
    return this;
  }

  /**
   * Says whose answer it is.
   *
   * @param id the id of a user of whom nothing else is known
   * @return these assertions
   */
  public AnswerAssert forUser(String id) {
    return forUser(StatsigUser.of(id));
  }

  /**
   * Fails unless the user passes the gate.
   *
   * @return these assertions
   */
  public AnswerAssert isOn() {
    return require(answer().isOn(), "to be on");
  }

  /**
   * Fails if the user passes the gate.
   *
   * @return these assertions
   */
  public AnswerAssert isOff() {
    return require(!answer().isOn(), "to be off");
  }

  /**
   * Fails unless that rule decided.
   *
   * @param ruleId its id, or {@code default}, {@code disabled}, {@code override}
   * @return these assertions
   */
  public AnswerAssert byRule(String ruleId) {
    return require(answer().ruleId().equals(ruleId), "to be decided by rule " + ruleId);
  }

  /**
   * Fails unless the user is in the group, or an override gives what the group gives: an answer
   * that is overridden has no group of its own.
   *
   * @param group the name of a group
   * @return these assertions
   */
  public AnswerAssert isInGroup(String group) {
    return require(
        group.equals(answer().groupName()) || isForcedInto(group), "to be in group " + group);
  }

  private boolean isForcedInto(String group) {
    ExplainedAnswer found = answer();
    return found.status() == ExplainedAnswer.Status.OVERRIDDEN
        && client.getExperimentGroups(name).groups().stream()
            .anyMatch(it -> it.groupName().equals(group) && it.returnValue().equals(found.value()));
  }

  /**
   * Fails if the user is in a group.
   *
   * @return these assertions
   */
  public AnswerAssert isInNoGroup() {
    return require(answer().groupName() == null, "to be in no group");
  }

  /**
   * Fails unless the experiment decides for the layer.
   *
   * @param experiment its name
   * @return these assertions
   */
  public AnswerAssert isAllocatedTo(String experiment) {
    return require(
        experiment.equals(answer().allocatedExperiment()), "to be allocated to " + experiment);
  }

  /**
   * Fails unless a parameter has the value. Whole numbers are equal whatever their type.
   *
   * @param parameter its name
   * @param value a string, number, boolean, list, map or null
   * @return these assertions
   */
  public AnswerAssert hasValue(String parameter, @Nullable Object value) {
    Object found = answer().value() instanceof Map<?, ?> map ? map.get(parameter) : null;
    return require(
        isSame(found, value), "to have %s = %s, not %s".formatted(parameter, value, found));
  }

  /**
   * Fails unless the specs have the name.
   *
   * @return these assertions
   */
  public AnswerAssert isKnown() {
    return require(
        answer().status() != ExplainedAnswer.Status.UNRECOGNIZED, "to be known to the specs");
  }

  /** {@return the assertions on the client} */
  public StatsigAssert and() {
    return statsig;
  }

  private static boolean isSame(@Nullable Object found, @Nullable Object wanted) {
    if (found instanceof Number a && wanted instanceof Number b) {
      return a.doubleValue() == b.doubleValue();
    }
    return Objects.equals(found, wanted);
  }

  private ExplainedAnswer answer() {
    return explanation().answer();
  }

  private Explanation explanation() {
    StatsigUser someone = user;
    if (someone == null) {
      throw new IllegalStateException("Say whose answer it is: forUser(…)");
    }
    return client.explain(someone, kind, name);
  }

  private AnswerAssert require(boolean holds, String expected) {
    if (!holds) {
      statsig.fail(
          "Expected %s %s %s.\n%s"
              .formatted(kind.wireName().replace('_', ' '), name, expected, explanation()));
    }
    return this;
  }
}
