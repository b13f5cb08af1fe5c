package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.explain.ExplainedRollout;
import dev.postern.explain.ExplainedRule;
import dev.postern.explain.Explanation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds users by what the specs give them, without the test's overrides. Ids are tried in a fixed
 * order, {@code u-0}, {@code u-1} and so on, so that the same specs always give the same user.
 * Nothing is logged. What cannot be found throws {@link IllegalArgumentException} with an
 * explanation.
 *
 * @since 0.1.0
 */
public final class UserSearch {
  private static final int TRIES = 200_000;

  private final Supplier<Statsig> client;
  private final Consumer<? super StatsigUser.Builder> fields;

  UserSearch(Supplier<Statsig> client, Consumer<? super StatsigUser.Builder> fields) {
    this.client = client;
    this.fields = fields;
  }

  /**
   * {@return a search for users who all have these fields}
   *
   * @param more sets fields of the builder that it is given; ids are set afterwards
   */
  public UserSearch like(Consumer<? super StatsigUser.Builder> more) {
    requireNonNull(more, "more is null");
    return new UserSearch(
        client,
        builder -> {
          fields.accept(builder);
          more.accept(builder);
        });
  }

  /**
   * {@return a user who passes a gate}
   *
   * @param gate its name
   */
  public StatsigUser passing(String gate) {
    return first(
        "passes gate " + gate,
        Explanation.Kind.GATE,
        gate,
        (statsig, user) -> statsig.checkGate(user, gate));
  }

  /**
   * {@return a user who does not pass a gate}
   *
   * @param gate its name
   */
  public StatsigUser failing(String gate) {
    return first(
        "does not pass gate " + gate,
        Explanation.Kind.GATE,
        gate,
        (statsig, user) -> !statsig.checkGate(user, gate));
  }

  /**
   * {@return a user who is in a group of an experiment}
   *
   * @param experiment its name
   * @param group the name of a group
   */
  public StatsigUser inGroup(String experiment, String group) {
    return first(
        "is in group %s of experiment %s".formatted(group, experiment),
        Explanation.Kind.EXPERIMENT,
        experiment,
        (statsig, user) -> group.equals(statsig.getExperiment(user, experiment).getGroupName()));
  }

  /**
   * {@return a user at a place in the rollout of a rule: 41.99 passes from a share of 42 % on} The
   * rule must be reached by users with these fields, and its share be neither 0 nor 100 %.
   *
   * @param gate the name of the gate
   * @param rule the id of the rule
   * @param percent 0 to 99.99
   */
  public StatsigUser inBucket(String gate, String rule, double percent) {
    long bucket = Math.round(percent * 100);
    return first(
        "is in bucket %s of rule %s of gate %s".formatted(percent, rule, gate),
        Explanation.Kind.GATE,
        gate,
        (statsig, user) ->
            isInBucket(statsig.explain(user, Explanation.Kind.GATE, gate), rule, bucket));
  }

  /**
   * {@return a user for whom a test holds}
   *
   * @param test asks the client that it is given about the user
   * @param what what users are sought, for the message when there is none: "is a VIP"
   */
  public StatsigUser matching(UserTest test, String what) {
    return first(what, Set.of(), user -> test.holds(client.get(), user), "");
  }

  /**
   * Says whether a user is sought.
   *
   * @since 0.1.0
   */
  @FunctionalInterface
  public interface UserTest {
    /**
     * {@return whether this is one}
     *
     * @param statsig a client without overrides that logs nothing
     * @param user a user
     */
    boolean holds(Statsig statsig, StatsigUser user);
  }

  private StatsigUser first(String what, Explanation.Kind kind, String name, UserTest test) {
    Statsig statsig = client.get();
    Explanation example = statsig.explain(candidate(0, Set.of()), kind, name);
    return first(what, idTypes(example), user -> test.holds(statsig, user), "\n" + example);
  }

  private StatsigUser first(
      String what, Set<String> idTypes, Predicate<StatsigUser> test, String example) {
    for (int i = 0; i < TRIES; i++) {
      StatsigUser user = candidate(i, idTypes);
      if (test.test(user)) {
        return user;
      }
    }
    throw new IllegalArgumentException(
        "None of %,d users %s. Give them the fields that the specs look at, with like(…).%s"
            .formatted(TRIES, what, example));
  }

  private StatsigUser candidate(int number, Set<String> idTypes) {
    StatsigUser.Builder builder = new StatsigUser.Builder();
    fields.accept(builder);
    String id = "u-" + number;
    Map<String, String> customIds = new HashMap<>(builder.build().getCustomIDs());
    idTypes.stream().filter(type -> !type.equals("userID")).forEach(it -> customIds.put(it, id));
    return builder.setUserID(id).setCustomIDs(customIds).build();
  }

  private static Set<String> idTypes(Explanation example) {
    Set<String> types = new HashSet<>();
    types.add(example.answer().idType());
    for (ExplainedRule rule : example.entity().rules()) {
      ExplainedRollout rollout = rule.rollout();
      if (rollout != null) {
        types.add(rollout.idType());
      }
    }
    types.remove("");
    return types;
  }

  private static boolean isInBucket(Explanation explanation, String rule, long bucket) {
    List<ExplainedRollout> rollouts = new ArrayList<>();
    for (ExplainedRule each : explanation.entity().rules()) {
      ExplainedRollout rollout = each.rollout();
      if (each.id().equals(rule) && rollout != null) {
        rollouts.add(rollout);
      }
    }
    return rollouts.stream().anyMatch(it -> Long.valueOf(bucket).equals(it.bucket()));
  }
}
