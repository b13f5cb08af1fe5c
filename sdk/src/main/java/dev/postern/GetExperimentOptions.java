package dev.postern;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one reading of an experiment works.
 *
 * @since 0.1.0
 */
public final class GetExperimentOptions {
  /** Whether it leaves no exposure; false by default. */
  public boolean disableExposureLogging;

  /**
   * What {@link PersistentStorage} has kept for the user, by experiment name: a value in it is used
   * while the experiment runs, and one that is missing is kept. An empty map begins to keep values
   * for the user; null, the default, gives the value up that was kept.
   */
  public @Nullable Map<String, StickyValues> userPersistedValues;

  /**
   * Whether an override in the project's own rules (whose rule id ends in {@code override}) comes
   * before a kept value; false by default.
   */
  public boolean enforceOverrides;

  /** Whether a user who is no longer targeted loses a kept value; false by default. */
  public boolean enforceTargeting;

  /** The default: it leaves an exposure, and no value is kept. */
  public GetExperimentOptions() {}

  /**
   * Options with or without an exposure.
   *
   * @param disableExposureLogging whether no exposure is left
   */
  public GetExperimentOptions(boolean disableExposureLogging) {
    this.disableExposureLogging = disableExposureLogging;
  }

  /**
   * Options with what is kept for the user.
   *
   * @param userPersistedValues what is kept for the user, by name; null for nothing
   */
  public GetExperimentOptions(@Nullable Map<String, StickyValues> userPersistedValues) {
    this.userPersistedValues = userPersistedValues;
  }
}
