package dev.postern.testkit;

import dev.postern.OverrideTarget;
import dev.postern.StatsigUser;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * An override that has been set for everyone, to name the users that it is for.
 *
 * @since 0.1.0
 */
public final class Overridden {
  private final TestOverrides overrides;
  private final OverrideEntry entry;

  Overridden(TestOverrides overrides, OverrideEntry entry) {
    this.overrides = overrides;
    this.entry = entry;
  }

  /**
   * Makes it for users only who have one of these as their id or as a custom id.
   *
   * @param ids ids of users
   * @return the overrides, for the next one
   */
  public TestOverrides forUser(String... ids) {
    return narrow(Arrays.stream(ids).map(OverrideTarget::id).toList());
  }

  /**
   * Makes it for users only who have an id of exactly that type.
   *
   * @param idType such as {@code companyID}
   * @param id the id
   * @return the overrides, for the next one
   */
  public TestOverrides forUnit(String idType, String id) {
    return narrow(List.of(OverrideTarget.unit(idType, id)));
  }

  /**
   * Makes it for users only for whom a test holds.
   *
   * @param test says whether a user is one of them
   * @return the overrides, for the next one
   */
  public TestOverrides when(Predicate<? super StatsigUser> test) {
    return narrow(List.of(OverrideTarget.when(test)));
  }

  /** {@return the overrides, for the next one; this one stays for everyone} */
  public TestOverrides and() {
    return overrides;
  }

  private TestOverrides narrow(List<OverrideTarget> targets) {
    overrides.narrow(entry, targets);
    return overrides;
  }
}
