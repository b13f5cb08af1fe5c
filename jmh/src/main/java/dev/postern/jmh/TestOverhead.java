package dev.postern.jmh;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.testkit.junit.StatsigTest;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * What {@link StatsigTest} adds to an empty test: the same empty tests with it and without, in
 * turn, run by JUnit's own launcher.
 */
public final class TestOverhead {
  private static final int TESTS = 1_000;
  private static final int PAIRS = 31;

  private TestOverhead() {}

  /** Tests of nothing. */
  static final class Plain {
    @RepeatedTest(TESTS)
    void empty() {}
  }

  /** The same, each with a client over the specs of a shop. */
  @StatsigTest(specs = "classpath:dev/postern/fixtures/storefront/specs.json")
  static final class WithClient {
    @RepeatedTest(TESTS)
    void empty() {}
  }

  /** Prints the medians. */
  public static void main(String[] args) {
    Launcher launcher = LauncherFactory.create();
    System.out.println("| | an empty test, µs | @StatsigTest adds, µs |");
    System.out.println("|---|---|---|");
    double[] plain = new double[PAIRS];
    double[] more = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      plain[i] = microsPerTest(launcher, Plain.class);
      more[i] = microsPerTest(launcher, WithClient.class) - plain[i];
    }
    System.out.printf(
        Locale.ROOT,
        "| median of %d times %,d | %.0f | %.0f |%n",
        PAIRS,
        TESTS,
        median(plain),
        median(more));
  }

  private static double microsPerTest(Launcher launcher, Class<?> tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    long start = System.nanoTime();
    launcher.execute(request, summary);
    long nanos = System.nanoTime() - start;
    if (summary.getSummary().getTestsSucceededCount() != TESTS) {
      throw new IllegalStateException("not all tests of %s have passed".formatted(tests));
    }
    return nanos / 1e3 / TESTS;
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }
}
