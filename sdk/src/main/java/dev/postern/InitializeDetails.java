package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.store.SpecSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * How an initialisation went. Immutable.
 *
 * @since 0.1.0
 */
public final class InitializeDetails {
  /** How long it took, in milliseconds. */
  public final double duration;

  /** Whether it ran to its end, in time; also true when the specs could not be had. */
  public final boolean initSuccess;

  /** Whether there are specs to evaluate. */
  public final boolean isConfigSpecReady;

  /** Whether the id lists are there; null for a client without id lists. */
  public final @Nullable Boolean isIdListReady;

  /** Where the specs came from, such as {@code Network}; {@code NoValues} without. */
  public final String source;

  /** Why there are no new specs; null when all went well. */
  public final @Nullable FailureDetails failureDetails;

  InitializeDetails(
      double duration,
      boolean initSuccess,
      boolean isConfigSpecReady,
      @Nullable Boolean isIdListReady,
      String source,
      @Nullable FailureDetails failureDetails) {
    this.duration = duration;
    this.initSuccess = initSuccess;
    this.isConfigSpecReady = isConfigSpecReady;
    this.isIdListReady = isIdListReady;
    this.source = requireNonNull(source, "source is null");
    this.failureDetails = failureDetails;
  }

  /** Of an initialisation that took longer than it may. */
  static InitializeDetails timedOut(long millis, SpecSnapshot specs) {
    return new InitializeDetails(
        millis,
        false,
        specs.hasSpecs(),
        null,
        specs.hasSpecs() ? specs.source() : "Uninitialized",
        new FailureDetails("Initialization timed out", null));
  }

  /** {@return the {@link #duration}} */
  public double getDuration() {
    return duration;
  }

  /** {@return the {@link #initSuccess}} */
  public boolean getIsInitSuccess() {
    return initSuccess;
  }

  /** {@return the {@link #isConfigSpecReady}} */
  public boolean getIsConfigSpecReady() {
    return isConfigSpecReady;
  }

  /** {@return whether the id lists are there; false for a client without id lists} */
  public boolean getIsIdListReady() {
    return Boolean.TRUE.equals(isIdListReady);
  }

  /** {@return the {@link #source}} */
  public String getSource() {
    return source;
  }

  /** {@return the {@link #failureDetails}} */
  public @Nullable FailureDetails getFailureDetails() {
    return failureDetails;
  }

  @Override
  public String toString() {
    return "InitializeDetails{source=%s, duration=%s ms, isConfigSpecReady=%s, failure=%s}"
        .formatted(source, duration, isConfigSpecReady, failureDetails);
  }
}
