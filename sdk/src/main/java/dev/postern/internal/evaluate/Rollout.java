package dev.postern.internal.evaluate;

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

  boolean includes(Subject user) {
    if (percentage == 100) {
      return true;
    }
    if (percentage == 0) {
      return false;
    }
    long hash = salt.hash(user.unit(unit).textOrEmpty());
    return Long.remainderUnsigned(hash, BUCKETS) < percentage * 100;
  }
}
