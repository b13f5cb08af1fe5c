package dev.postern.testkit.junit;

import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.StrictnessError;
import java.util.function.Supplier;

/**
 * The kit of one test. JUnit closes it where a test ends before it has begun.
 *
 * @param isLent whether others use it after the test
 */
record TestsKit(StatsigTestKit kit, boolean isLent) implements AutoCloseable {
  /** How the test stands, or stood when this was called. */
  Supplier<String> report() {
    if (!isLent) {
      return kit::report;
    }
    String now = kit.report();
    return () -> now;
  }

  /** Ends the test, which fails if it did what is forbidden. */
  @Override
  public void close() {
    if (isLent) {
      kit.reset();
    } else {
      kit.close();
    }
  }

  /** Ends a test that has failed already. */
  void closeAfter(Throwable failure) {
    try {
      close();
    } catch (StrictnessError further) {
      failure.addSuppressed(further);
    }
  }
}
