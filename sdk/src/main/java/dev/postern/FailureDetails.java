package dev.postern;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why a client could not get its specs. Immutable.
 *
 * @since 0.1.0
 */
public final class FailureDetails {
  /** What went wrong, for a person. */
  public final String reason;

  /** What was thrown, if anything was. */
  public final @Nullable Object error;

  FailureDetails(String reason, @Nullable Object error) {
    this.reason = requireNonNull(reason, "reason is null");
    this.error = error;
  }

  /** {@return the {@link #reason}} */
  public String getReason() {
    return reason;
  }

  /** {@return the {@link #error}} */
  public @Nullable Object getError() {
    return error;
  }

  @Override
  public String toString() {
    return reason;
  }
}
