package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import dev.postern.testkit.StrictnessError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a person sees whose test fails. */
class FailingTestsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @StatsigTest(builtBy = Shop.class)
  static class Fails {
    @Test
    @Gate("new_checkout")
    void assertion(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "new_checkout")).isFalse();
    }
  }

  @StatsigTest(builtBy = Shop.class)
  static class ChecksUnknownName {
    @Test
    void swallowsEverything(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "new_chekout")).isFalse();
    }
  }

  @StatsigTest(builtBy = Shop.class)
  static class FailsAndChecksUnknownName {
    @Test
    void both(Statsig statsig) {
      statsig.checkGate(ANN, "new_chekout");
      throw new IllegalStateException("the test's own");
    }
  }

  @StatsigTest(builtBy = Shop.class)
  static class WantsOneClientForAll {
    @BeforeAll
    static void before(Statsig statsig) {
      assertThat(statsig).as("never reached").isNull();
    }

    @Test
    void test() {}
  }

  static class MatrixWithoutExtension {
    @FlagMatrix(gates = "new_checkout")
    void test() {}
  }

  @StatsigTest(specs = "classpath:nowhere.json")
  static class SpecsThatAreNotThere {
    @Test
    void test() {}
  }

  @Test
  void aFailingTestTellsHowItStood() {
    Map<String, String> entry = report(run(Fails.class)).getKeyValuePairs();
    assertThat(entry).containsEntry("test", "assertion");
    assertThat(entry.get("postern"))
        .startsWith("specs: The spec, changed ")
        .contains("\noverrides:\n  gate \"new_checkout\" = true for everyone\n")
        .contains("\n  gate new_checkout = on for user ann by rule override (")
        .contains("\n\ngate new_checkout for user ann: ON by an override for everyone");
  }

  @Test
  void aPassingTestTellsNothing() {
    EngineExecutionResults results = run(StatsigExtensionTest.class);
    assertThat(results.testEvents().failed().count()).isZero();
    assertThat(results.testEvents().reportingEntryPublished().count()).isZero();
  }

  @Test
  void whatIsForbiddenFailsTheTestAtItsEnd() {
    EngineExecutionResults results = run(ChecksUnknownName.class);
    assertThat(failure(results))
        .isInstanceOf(StrictnessError.class)
        .hasMessageContaining("Did you mean \"new_checkout\"?");
    assertThat(report(results).getKeyValuePairs()).containsKey("postern");
  }

  @Test
  void theFailureOfTheTestItselfComesFirst() {
    Throwable failure = failure(run(FailsAndChecksUnknownName.class));
    assertThat(failure).hasMessage("the test's own");
    assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(StrictnessError.class);
  }

  @Test
  void aMethodForAllTestsHasNoClient() {
    assertThat(failure(run(WantsOneClientForAll.class)))
        .hasMessageContaining("take Statsig in the test or in a @BeforeEach method");
  }

  @Test
  void aMatrixNeedsTheExtension() {
    assertThat(failure(run(MatrixWithoutExtension.class)))
        .hasMessageContaining("@FlagMatrix needs @StatsigTest on the class");
  }

  @Test
  void specsThatAreNotThereAreNamed() {
    assertThat(failure(run(SpecsThatAreNotThere.class)))
        .hasMessage("There is no nowhere.json on the class path");
  }

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute();
  }

  private static Throwable failure(EngineExecutionResults results) {
    List<Throwable> failures =
        results.allEvents().failed().stream()
            .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
            .flatMap(result -> result.getThrowable().stream())
            .toList();
    assertThat(failures).isNotEmpty();
    return failures.get(0);
  }

  private static ReportEntry report(EngineExecutionResults results) {
    return results.testEvents().reportingEntryPublished().stream()
        .flatMap(event -> event.getPayload(ReportEntry.class).stream())
        .findFirst()
        .orElseThrow();
  }
}
