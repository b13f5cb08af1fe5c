package dev.postern.internal.evaluate;

import dev.postern.internal.regex.TextPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked of a value; the target is resolved. Immutable and never throws. */
sealed interface Operator {
  /** Whether the value passes. */
  boolean test(UserValue value);

  /** Which orders of two numbers, versions or times pass. */
  enum Order {
    GREATER(false, false, true),
    AT_LEAST(false, true, true),
    LESS(true, false, false),
    AT_MOST(true, true, false),
    SAME(false, true, false),
    DIFFERENT(true, false, true);

    private final boolean below;
    private final boolean same;
    private final boolean above;

    Order(boolean below, boolean same, boolean above) {
      this.below = below;
      this.same = same;
      this.above = above;
    }

    boolean accepts(int comparison) {
      return comparison < 0 ? below : comparison > 0 ? above : same;
    }
  }

  /** Where a text is looked for in another one. */
  enum Place {
    START {
      @Override
      boolean holds(String text, String part) {
        return text.startsWith(part);
      }
    },
    END {
      @Override
      boolean holds(String text, String part) {
        return text.endsWith(part);
      }
    },
    ANYWHERE {
      @Override
      boolean holds(String text, String part) {
        return text.contains(part);
      }
    };

    abstract boolean holds(String text, String part);
  }

  /** Passes nothing: an operator whose target it cannot use. */
  record Never() implements Operator {
    @Override
    public boolean test(UserValue value) {
      return false;
    }
  }

  /** {@code gt gte lt lte}. */
  record NumberIs(Order order, double target) implements Operator {
    @Override
    public boolean test(UserValue value) {
      double number = value.number();
      return !Double.isNaN(number) && !Double.isNaN(target) && order.accepts(compare(number));
    }

    /** Not {@code Double.compare}: 0.0 and -0.0 are the same number. */
    private int compare(double number) {
      return number < target ? -1 : number > target ? 1 : 0;
    }
  }

  /** {@code version_*}. */
  record VersionIs(Order order, Version target) implements Operator {
    @Override
    public boolean test(UserValue value) {
      Version version = value.version();
      if (version == null) {
        return false;
      }
      int comparison = version.compareTo(target);
      return comparison != Version.INCOMPARABLE && order.accepts(comparison);
    }
  }

  /** {@code any none}: the lower-cased text is, or is not, among the targets. */
  record IsAnyOf(Set<String> lowerTargets, boolean negated) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return lowerTargets.contains(value.lowerText()) != negated;
    }
  }

  /** {@code any_case_sensitive none_case_sensitive}. */
  record IsExactlyAnyOf(Set<String> targets, boolean negated) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return targets.contains(value.textOrEmpty()) != negated;
    }
  }

  /** {@code str_starts_with_any str_ends_with_any str_contains_any str_contains_none}. */
  record HoldsAnyOf(Place place, List<String> lowerTargets, boolean negated) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return holdsAny(value.lowerText()) != negated;
    }

    private boolean holdsAny(String text) {
      for (int i = 0; i < lowerTargets.size(); i++) {
        if (place.holds(text, lowerTargets.get(i))) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code str_matches}. */
  final class Matches implements Operator {
    private final String regex;

    // Known when first asked for. Two threads may find out the same, which does no harm.
    private @Nullable TextPattern pattern;
    private boolean isInvalid;

    Matches(String regex) {
      this.regex = regex;
    }

    @Override
    public boolean test(UserValue value) {
      String text = value.text();
      return text != null && isFoundIn(text);
    }

    private boolean isFoundIn(String text) {
      TextPattern known = pattern;
      if (known == null && !isInvalid) {
        known = TextPattern.compile(regex).orElse(null);
        pattern = known;
        isInvalid = known == null;
      }
      return known != null && known.isFoundIn(text);
    }
  }

  /** {@code before after}. */
  record TimeIs(Order order, long targetMillis) implements Operator {
    @Override
    public boolean test(UserValue value) {
      Long time = value.time();
      return time != null && order.accepts(Long.compare(Times.toMillis(time), targetMillis));
    }
  }

  /** {@code on}: the same day of UTC. */
  record IsOnDay(long targetDay) implements Operator {
    private static final long MILLIS_PER_DAY = 86_400_000;

    static IsOnDay of(long targetMillis) {
      return new IsOnDay(targetMillis / MILLIS_PER_DAY);
    }

    @Override
    public boolean test(UserValue value) {
      Long time = value.time();
      return time != null && Times.toMillis(time) / MILLIS_PER_DAY == targetDay;
    }
  }

  /** {@code array_contains_any array_contains_none}. */
  record ContainsAnyOf(Set<String> targets, boolean negated) implements Operator {
    @Override
    public boolean test(UserValue value) {
      List<@Nullable String> elements = value.elements();
      return elements != null && containsAny(elements) != negated;
    }

    private boolean containsAny(List<@Nullable String> elements) {
      for (@Nullable String element : elements) {
        if (targets.contains(element)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code array_contains_all not_array_contains_all}. */
  record ContainsAllOf(Set<String> targets, boolean negated) implements Operator {
    @Override
    public boolean test(UserValue value) {
      List<@Nullable String> elements = value.elements();
      return elements != null && new HashSet<>(elements).containsAll(targets) != negated;
    }
  }

  /** {@code eq neq} with null. */
  record IsNull() implements Operator {
    @Override
    public boolean test(UserValue value) {
      return value.isNull();
    }
  }

  /** {@code eq neq} with a boolean. */
  record IsFlag(boolean target) implements Operator {
    @Override
    public boolean test(UserValue value) {
      Boolean flag = value.flag();
      return flag != null && flag == target;
    }
  }

  /** {@code eq neq} with a number. */
  record IsNumber(double target) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return value.number() == target;
    }
  }

  /** {@code eq neq} with a string. */
  record IsText(String target) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return target.equals(value.text());
    }
  }

  /** {@code eq neq} with an array. */
  record IsList(List<String> target) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return target.equals(value.elements());
    }
  }

  /** {@code eq neq} with an object. */
  record IsObject(Map<String, String> target) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return target.equals(value.entries());
    }
  }

  /** The opposite of another operator. */
  record Not(Operator operator) implements Operator {
    @Override
    public boolean test(UserValue value) {
      return !operator.test(value);
    }
  }
}
