package dev.postern.testkit;

/**
 * A test did what {@link Strictness} forbids. The places where it did are the suppressed
 * exceptions.
 *
 * @since 0.1.0
 */
public final class StrictnessError extends AssertionError {
  private static final long serialVersionUID = 1L;

  StrictnessError(String message) {
    super(message);
  }
}
