package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.BucketGroup;
import dev.postern.localmode.command.document.Buckets;
import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Experiments whose groups do not share out all buckets, each once: {@code uncovered-buckets},
 * {@code overlapping-groups}.
 */
final class BucketCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (Entity entity : specs.entities()) {
      if (entity.isExperiment()) {
        List<BucketGroup> groups = BucketGroup.of(specs, entity);
        groups.forEach(group -> lookForOverlap(group, findings));
        lookForGap(entity, groups, findings);
      }
    }
  }

  private static void lookForOverlap(BucketGroup group, Findings findings) {
    if (group.hasOwnBuckets()) {
      return;
    }
    BitSet lost = (BitSet) group.wanted().clone();
    lost.andNot(group.taken());
    findings.add(
        Code.OVERLAPPING_GROUPS,
        group.rule(),
        lost.isEmpty()
            ? "the group \"%s\" has no buckets, so no one is in it".formatted(group.name())
            : "the group \"%s\" shares its buckets %s with groups before it, which get them"
                .formatted(group.name(), Buckets.describe(lost)),
        "give each group buckets of its own");
  }

  private static void lookForGap(Entity experiment, List<BucketGroup> groups, Findings findings) {
    BitSet left = new BitSet(Buckets.COUNT);
    left.set(0, Buckets.COUNT);
    groups.forEach(group -> left.andNot(group.taken()));
    if (!groups.isEmpty() && !left.isEmpty()) {
      findings.add(
          Code.UNCOVERED_BUCKETS,
          groups.get(groups.size() - 1).rule(),
          String.format(
              Locale.ROOT,
              "the groups of %s leave out the buckets %s: %.1f %% of its users get no group",
              experiment.title(),
              Buckets.describe(left),
              100.0 * left.cardinality() / Buckets.COUNT),
          "let the last group end at 1000");
    }
  }
}
