package dev.postern;

/**
 * How one reading of a dynamic config works.
 *
 * @since 0.1.0
 */
public final class GetDynamicConfigOptions {
  /** Whether it leaves no exposure; false by default. */
  public boolean disableExposureLogging;

  /** The default: it leaves an exposure. */
  public GetDynamicConfigOptions() {}

  /**
   * Options with or without an exposure.
   *
   * @param disableExposureLogging whether no exposure is left
   */
  public GetDynamicConfigOptions(boolean disableExposureLogging) {
    this.disableExposureLogging = disableExposureLogging;
  }
}
