package dev.postern;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How an initialisation went. Immutable.
 *
 * @since 0.1.0
 */
public final class InitializeDetails {
  /** How long it took, in milliseconds. */
  public final double duration;

  /** Whether it ran to its end; also true when the specs could not be had. */
  public final boolean initSuccess;

  /** Whether there are specs to evaluate. */
  public final boolean isConfigSpecReady;

  /** Where the specs came from, such as {@code Adapter(FileBased)}; {@code NoValues} without. */
  public final String source;

  /** Why there are no new specs; null when all went well. */
  public final @Nullable FailureDetails failureDetails;

  InitializeDetails(
      double duration,
      boolean initSuccess,
      boolean isConfigSpecReady,
      String source,
      @Nullable FailureDetails failureDetails) {
    this.duration = duration;
    this.initSuccess = initSuccess;
    this.isConfigSpecReady = isConfigSpecReady;
    this.source = requireNonNull(source, "source is null");
    this.failureDetails = failureDetails;
  }

  /** The {@link #duration}. */
  public double getDuration() {
    return duration;
  }

  /** The {@link #initSuccess}. */
  public boolean getIsInitSuccess() {
    return initSuccess;
  }

  /** The {@link #isConfigSpecReady}. */
  public boolean getIsConfigSpecReady() {
    return isConfigSpecReady;
  }

  /** The {@link #source}. */
  public String getSource() {
    return source;
  }

  /** The {@link #failureDetails}. */
  public @Nullable FailureDetails getFailureDetails() {
    return failureDetails;
  }

  @Override
  public String toString() {
    return "InitializeDetails{source=%s, duration=%s ms, isConfigSpecReady=%s, failure=%s}"
        .formatted(source, duration, isConfigSpecReady, failureDetails);
  }
}
