package dev.postern.testkit.assertj;

import dev.postern.Statsig;
import dev.postern.testkit.ExposureLog;

/**
 * Where assertions begin. Made to be imported statically, beside AssertJ's own {@code assertThat}.
 *
 * <pre>{@code
 * assertThat(exposures).gate("new_checkout").forUser("u-1").wasExposedOnce().withRuleId("de");
 * assertThat(statsig).gate("new_checkout").forUser(ann).isOn().byRule("de");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StatsigAssertions {
  private StatsigAssertions() {}

  /**
   * {@return assertions on what was logged}
   *
   * @param log the log of a kit or of a server
   */
  public static ExposureLogAssert assertThat(ExposureLog log) {
    return new ExposureLogAssert(log);
  }

  /**
   * {@return assertions on what users get; they leave no exposure, and explain what they fail on}
   *
   * @param statsig a client
   */
  public static StatsigAssert assertThat(Statsig statsig) {
    return new StatsigAssert(statsig);
  }
}
