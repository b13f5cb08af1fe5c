package dev.postern;

/**
 * How one check of a gate works.
 *
 * @since 0.1.0
 */
public final class CheckGateOptions {
  /** Whether the check leaves no exposure; false by default. */
  public boolean disableExposureLogging;

  /** The default: the check leaves an exposure. */
  public CheckGateOptions() {}

  /**
   * Options with or without an exposure.
   *
   * @param disableExposureLogging whether no exposure is left
   */
  public CheckGateOptions(boolean disableExposureLogging) {
    this.disableExposureLogging = disableExposureLogging;
  }
}
