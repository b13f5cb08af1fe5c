package dev.postern.localmode.command.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A group of an experiment that takes its users by their bucket. Of two groups that want a bucket
 * the earlier gets it.
 *
 * @param rule the group's rule
 * @param wanted the buckets that its conditions let through
 * @param taken those of them that it gets, as no group before it does
 */
public record BucketGroup(JsonPart rule, BitSet wanted, BitSet taken) {
  /** The name of the group; the rule's id for a group without one. */
  public String name() {
    return rule.text("groupName").orElseGet(() -> rule.text("id").orElse(""));
  }

  /** Whether groups before it left it anything but what they may take by their order alone. */
  public boolean hasOwnBuckets() {
    boolean isCumulative = wanted.get(0);
    return isCumulative ? !taken.isEmpty() : taken.equals(wanted);
  }

  /**
   * The groups of an experiment; none when they do not all take their users by the same bucket.
   *
   * @param specs the file that the experiment is in
   */
  public static List<BucketGroup> of(SpecDocument specs, Entity experiment) {
    List<BucketGroup> groups = new ArrayList<>();
    BitSet left = Buckets.all();
    String source = null;
    for (JsonPart rule : experiment.rules()) {
      List<JsonPart> conditions = specs.conditionsOf(rule);
      Optional<BitSet> wanted = buckets(conditions);
      if (!isGroup(rule) || (wanted.isEmpty() && !rule.isTrue("isExperimentGroup"))) {
        continue;
      }
      if (wanted.isEmpty() || (source != null && !source.equals(source(conditions)))) {
        return List.of();
      }
      source = source(conditions);
      BitSet taken = (BitSet) wanted.get().clone();
      taken.and(left);
      left.andNot(taken);
      groups.add(new BucketGroup(rule, wanted.get(), taken));
    }
    return List.copyOf(groups);
  }

  private static boolean isGroup(JsonPart rule) {
    return rule.isTrue("isExperimentGroup") || rule.get("groupName").isPresent();
  }

  private static Optional<BitSet> buckets(List<JsonPart> conditions) {
    BitSet all = Buckets.all();
    for (JsonPart condition : conditions) {
      Optional<BitSet> buckets = Buckets.of(condition);
      if (buckets.isEmpty()) {
        return Optional.empty();
      }
      all.and(buckets.get());
    }
    return conditions.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  /** What the buckets are made of: salts and id types. */
  private static String source(List<JsonPart> conditions) {
    return String.join(
        "|",
        conditions.stream()
            .map(
                condition ->
                    condition.get("additionalValues").flatMap(more -> more.text("salt")).orElse("")
                        + "/"
                        + condition.text("idType").orElse(""))
            .distinct()
            .toList());
  }
}
