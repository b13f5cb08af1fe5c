package dev.postern.internal.evaluate;

import java.util.ArrayList;
import java.util.List;

/** The conditions of a rule in the order of its evaluation. Rules that have the same share them. */
public final class RuleConditions {
  private static final Condition[] NONE = {};

  private final Condition[] all;
  private final Condition[] skippable;
  private final Condition[] always;

  private RuleConditions(Condition[] all) {
    this.all = all;
    this.skippable = some(all, false);
    this.always = some(all, true);
  }

  /** The conditions in the order of the file, all of which must hold. */
  public static RuleConditions of(List<Condition> conditions) {
    return new RuleConditions(conditions.toArray(NONE));
  }

  /** Most rules have conditions of one kind only, and need but one array. */
  private static Condition[] some(Condition[] all, boolean isAlways) {
    List<Condition> some = new ArrayList<>(all.length);
    for (Condition condition : all) {
      if (condition.isAlwaysEvaluated() == isAlways) {
        some.add(condition);
      }
    }
    return some.size() == all.length ? all : some.toArray(NONE);
  }

  /** In the order of the file. */
  Condition[] all() {
    return all;
  }

  /** Those that need not be evaluated when another one has failed. */
  Condition[] skippable() {
    return skippable;
  }

  /** The others. */
  Condition[] always() {
    return always;
  }
}
