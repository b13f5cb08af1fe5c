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
    return bucket(user) < percentage * 100;
  }

  Trace.Rollout trace(Subject user, boolean includes) {
    boolean isHashed = percentage != 100 && percentage != 0;
    return new Trace.Rollout(
        percentage,
        salt.salt(),
        unit.name(),
        ShownText.ofValue(user.unit(unit).textOrEmpty()),
        isHashed ? bucket(user) : null,
        includes);
  }

  private long bucket(Subject user) {
    return Long.remainderUnsigned(salt.hash(user.unit(unit).textOrEmpty()), BUCKETS);
  }
}
