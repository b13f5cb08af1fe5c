package dev.postern.internal.evaluate;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The conditions of a rule in the order of its evaluation. Rules that have the same share them. */
public final class RuleConditions {
  private static final Condition[] NONE = {};

  private final Condition[] all;
  private final Condition[] skippable;
  private final Condition[] always;

  private RuleConditions(Condition[] all) {
    this.all = all;
    this.skippable = some(all, condition -> !condition.isAlwaysEvaluated());
    this.always = some(all, Condition::isAlwaysEvaluated);
  }

  /** The conditions in the order of the file, all of which must hold. */
  public static RuleConditions of(List<Condition> conditions) {
    return new RuleConditions(conditions.toArray(NONE));
  }

  /** Most rules have conditions of one kind only, and need but one array. */
  private static Condition[] some(Condition[] all, Predicate<Condition> which) {
    Condition[] some = Stream.of(all).filter(which).toArray(Condition[]::new);
    if (some.length == 0) {
      return NONE;
    }
    return some.length == all.length ? all : some;
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
