package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * The share of units that a rule lets pass, in steps of a hundredth of a per cent. §3 of the rules.
 */
public final class Rollout {
  private final double percentage;
  private final String specSalt;
  private final String ruleSalt;
  private final IdType unit;

  /** What decides; null where nobody needs to be hashed. */
  private final @Nullable SaltedHash hash;

  /** The first bucket that is not included. */
  private final int end;

  private Rollout(double percentage, String specSalt, String ruleSalt, IdType unit) {
    this.percentage = percentage;
    this.specSalt = specSalt;
    this.ruleSalt = ruleSalt;
    this.unit = unit;
    this.end = (int) Math.ceil(percentage * 100);
    this.hash = percentage == 0 || percentage == 100 ? null : SaltedHash.of(salt());
  }

  /** The rollout of a rule. The percentage is 0 to 100. */
  public static Rollout of(double percentage, String specSalt, String ruleSalt, IdType unit) {
    return new Rollout(percentage, specSalt, ruleSalt, unit);
  }

  private String salt() {
    return specSalt + "." + ruleSalt;
  }

  IdType unit() {
    return unit;
  }

  /** Whether it includes all, or none; null when it depends on whom. */
  @Nullable Boolean constant() {
    if (percentage == 100) {
      return true;
    }
    return percentage == 0 ? false : null;
  }

  boolean includes(Subject user, BucketMemo buckets) {
    return hash == null ? percentage == 100 : buckets.bucket(hash, user.unitText(unit)) < end;
  }

  Trace.Rollout trace(Subject user, boolean includes) {
    return new Trace.Rollout(
        percentage,
        salt(),
        unit.name(),
        ShownText.ofValue(user.unitText(unit)),
        hash == null ? null : (long) hash.bucket(user.unitText(unit)),
        includes);
  }
}
