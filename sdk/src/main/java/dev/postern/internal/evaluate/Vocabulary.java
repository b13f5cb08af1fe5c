package dev.postern.internal.evaluate;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The condition types and operators there are, and how targets are read. §4 and §8 of the rules.
 */
public final class Vocabulary {
  private static final Set<String> CONDITION_TYPES =
      Set.of(
          "public",
          "pass_gate",
          "fail_gate",
          "user_field",
          "unit_id",
          "ip_based",
          "ua_based",
          "environment_field",
          "current_time",
          "user_bucket",
          "experiment_group",
          "target_app");

  private Vocabulary() {}

  /** The types of conditions. */
  public static Set<String> conditionTypes() {
    return CONDITION_TYPES;
  }

  /** The names of operators. */
  public static Set<String> operators() {
    Set<String> names = new TreeSet<>(Operators.names());
    names.add("in_segment_list");
    names.add("not_in_segment_list");
    return Set.copyOf(names);
  }

  /** The time that a target means, in milliseconds since 1970; null when it means none. */
  public static @Nullable Long time(@Nullable Object target) {
    return Times.ofTarget(target);
  }

  /** How two versions compare; empty when a part that is not an integer would have to decide. */
  public static OptionalInt compareVersions(String first, String second) {
    int order = Version.parse(first).compareTo(Version.parse(second));
    return order == Version.INCOMPARABLE ? OptionalInt.empty() : OptionalInt.of(order);
  }
}
