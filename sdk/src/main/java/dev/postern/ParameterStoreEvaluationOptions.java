package dev.postern;

/**
 * How the parameters of one parameter store are read.
 *
 * @since 0.1.0
 */
public final class ParameterStoreEvaluationOptions {
  /** Whether what its parameters refer to leaves no exposure; false by default. */
  public boolean disableExposureLogging;

  /** The default: it leaves exposures. */
  public ParameterStoreEvaluationOptions() {}

  /**
   * Options with or without exposures.
   *
   * @param disableExposureLogging whether no exposure is left
   */
  public ParameterStoreEvaluationOptions(boolean disableExposureLogging) {
    this.disableExposureLogging = disableExposureLogging;
  }
}
