package dev.postern.internal.evaluate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The share of units that a rule lets pass, in steps of a hundredth of a per cent, and that of its
 * exposures which are logged. §3 of the rules. Which units these are depends on the rule's salts;
 * rules with the same shares have one object.
 *
 * @param percentage 0 to 100
 * @param unit the kind of id that is hashed
 * @param samplingRate one of how many exposures is logged; null when the rule does not say
 */
public record Rollout(double percentage, IdType unit, @Nullable Long samplingRate) {
  /**
   * Written out, since what the compiler makes of a record is linked anew at each start. The kind
   * of id is known by its name.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rollout rollout
        && Double.compare(percentage, rollout.percentage) == 0
        && unit.name().equals(rollout.unit.name())
        && Objects.equals(samplingRate, rollout.samplingRate);
  }

  @Override
  public int hashCode() {
    int share = 31 * Double.hashCode(percentage) + unit.name().hashCode();
    return 31 * share + Objects.hashCode(samplingRate);
  }

  /** Whether it includes all, or none; null when it depends on whom. */
  @Nullable Boolean constant() {
    if (percentage == 100) {
      return true;
    }
    return percentage == 0 ? false : null;
  }

  boolean includes(Subject user, BucketMemo buckets, String specSalt, String ruleSalt) {
    if (percentage == 100 || percentage == 0) {
      return percentage == 100;
    }
    return buckets.bucket(specSalt, ruleSalt, user.unitText(unit)) < percentage * 100;
  }

  Trace.Rollout trace(Subject user, String specSalt, String ruleSalt, boolean includes) {
    String unitId = user.unitText(unit);
    return new Trace.Rollout(
        percentage,
        specSalt + "." + ruleSalt,
        unit.name(),
        ShownText.ofValue(unitId),
        constant() == null ? (long) UnitHash.bucket(specSalt, ruleSalt, unitId) : null,
        includes);
  }
}
