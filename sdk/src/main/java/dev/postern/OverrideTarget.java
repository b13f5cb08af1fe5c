package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.evaluate.IdType;
import dev.postern.internal.evaluate.OverrideMatch;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The users that an override is for. When several overrides of one name are for a user, the one
 * that names the user most closely counts: an id of one type, then the user's id, then any custom
 * id, then a test, then everyone; of equals the one set last.
 *
 * @since 0.1.0
 */
public final class OverrideTarget {
  private static final OverrideTarget EVERYONE = new OverrideTarget(new OverrideMatch.Everyone());

  private final OverrideMatch match;

  private OverrideTarget(OverrideMatch match) {
    this.match = match;
  }

  /** {@return everyone} */
  public static OverrideTarget everyone() {
    return EVERYONE;
  }

  /**
   * {@return the user of that id, and users who have it as a custom id of any type, as in Statsig's
   * own SDKs}
   *
   * @param id the id of a user, or a custom id
   */
  public static OverrideTarget id(String id) {
    return new OverrideTarget(new OverrideMatch.Id(requireNonNull(id, "id is null")));
  }

  /**
   * {@return users who have the id of exactly that type, such as {@code companyID} = {@code acme}}
   *
   * @param idType the kind of id, such as {@code userID}
   * @param id the id of a user, or a custom id
   */
  public static OverrideTarget unit(String idType, String id) {
    requireNonNull(idType, "idType is null");
    requireNonNull(id, "id is null");
    return new OverrideTarget(new OverrideMatch.Unit(IdType.of(idType), id));
  }

  /**
   * {@return users for whom a test holds} It runs within each check of the overridden name, so it
   * should be quick; one that throws says no. Two targets are the same only if they have the same
   * test object.
   *
   * @param test says whether a user is one of them
   */
  public static OverrideTarget when(Predicate<? super StatsigUser> test) {
    requireNonNull(test, "test is null");
    return new OverrideTarget(
        new OverrideMatch.When(user -> user instanceof StatsigUser known && test.test(known)));
  }

  /**
   * {@return whether an override with this target is for a user, if no other is closer}
   *
   * @param user whom it is about
   */
  public boolean includes(StatsigUser user) {
    return match.strength(user.subject()) != OverrideMatch.NO_MATCH;
  }

  static OverrideTarget of(OverrideMatch match) {
    return new OverrideTarget(match);
  }

  OverrideMatch match() {
    return match;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OverrideTarget that && match.equals(that.match);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(match);
  }

  /** {@return whom it names, such as {@code everyone} or {@code companyID "acme"}} */
  @Override
  public String toString() {
    return match.toString();
  }
}
