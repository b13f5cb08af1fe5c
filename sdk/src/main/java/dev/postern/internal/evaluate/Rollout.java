package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * The share of units that a rule lets pass, in steps of a hundredth of a per cent. §3 of the rules.
 */
public final class Rollout {
  private static final int BUCKETS = 10_000;

  private final double percentage;
  private final SaltedHash salt;
  private final IdType unit;

  private Rollout(double percentage, SaltedHash salt, IdType unit) {
    this.percentage = percentage;
    this.salt = salt;
    this.unit = unit;
  }

  /** The rollout of a rule. The percentage is 0 to 100. */
  public static Rollout of(double percentage, String specSalt, String ruleSalt, IdType unit) {
    return new Rollout(percentage, SaltedHash.of(specSalt + "." + ruleSalt), unit);
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

  boolean includes(Subject user, HashMemo hashes) {
    if (percentage == 100) {
      return true;
    }
    if (percentage == 0) {
      return false;
    }
    return bucket(hashes.hash(salt, user.unitText(unit))) < percentage * 100;
  }

  Trace.Rollout trace(Subject user, boolean includes) {
    boolean isHashed = percentage != 100 && percentage != 0;
    return new Trace.Rollout(
        percentage,
        salt.salt(),
        unit.name(),
        ShownText.ofValue(user.unitText(unit)),
        isHashed ? bucket(salt.hash(user.unitText(unit))) : null,
        includes);
  }

  private static long bucket(long hash) {
    return Long.remainderUnsigned(hash, BUCKETS);
  }
}
