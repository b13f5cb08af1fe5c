package dev.postern.testkit.junit;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.Shop;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.StrictnessError;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A client that outlives a test, as one in an application context does. */
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Gate("gift_cards")
class LentKitTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigTestKit KIT =
      StatsigTestKit.builder()
          .specs(Shop.SPEC)
          .overrides(all -> all.gate("company_beta").on())
          .build();

  @RegisterExtension
  static final StatsigExtension STATSIG = StatsigExtension.builder().kitFrom(test -> KIT).build();

  private static final StatsigTestKit OTHER = StatsigTestKit.forSpecs(Shop.SPEC);

  @AfterAll
  static void close() {
    KIT.close();
    OTHER.close();
  }

  @Test
  @Order(1)
  @Gate("new_checkout")
  @LayerParam(layer = "search", name = "rows", json = "1")
  void oneTestForcesMovesAndExposes(StatsigTestKit kit, Statsig statsig, ExposureLog exposures) {
    assertThat(kit).isSameAs(KIT);
    kit.defaults().gate("christmas").on();
    kit.clock().advance(Duration.ofDays(500));
    assertThat(statsig.checkGate(ANN, "new_checkout")).isTrue();
    assertThat(statsig.checkGate(ANN, "gift_cards")).isTrue();
    assertThat(statsig.getLayer(ANN, "search").getInt("rows", 0)).isEqualTo(1);
    assertThat(exposures).gate("gift_cards").wasExposedOnce();
  }

  @Test
  @Order(2)
  @Gate(value = "new_checkout", on = false)
  void theNextOneSeesNothingOfIt(StatsigTestKit kit, Statsig statsig, ExposureLog exposures) {
    assertThat(exposures).isEmpty();
    assertThat(kit.clock().instant()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(statsig.checkGate(ANN, "new_checkout")).isFalse();
    assertThat(statsig.checkGate(ANN, "christmas")).isFalse();
    assertThat(statsig.checkGate(ANN, "company_beta")).isTrue();
    assertThat(statsig.getLayer(ANN, "search").getInt("rows", 0)).isEqualTo(20);
    assertThat(statsig.checkGate(ANN, "gift_cards")).isTrue();
    assertThat(exposures).gate("gift_cards").wasExposedOnce();
  }

  @Order(3)
  @FlagMatrix(gates = "new_checkout", experiments = "button")
  void matricesWorkToo(Statsig statsig) {
    statsig.checkGate(ANN, "new_checkout");
    statsig.getExperiment(ANN, "button");
  }

  @Test
  @Order(4)
  void andLeaveNothing(Statsig statsig) {
    assertThat(statsig).experiment("button").forUser(StatsigUser.of("ann")).isKnown();
    assertThat(statsig.overrides().active())
        .extracting(it -> it.name())
        .containsExactly("company_beta", "gift_cards");
  }

  static class Fails {
    @RegisterExtension
    static final StatsigExtension STATSIG =
        StatsigExtension.builder().kitFrom(test -> OTHER).build();

    @Test
    @Gate("new_checkout")
    void unused() {}

    @Test
    @FrozenClock("2026-12-24T00:00:00Z")
    void settingsComeTooLate() {}
  }

  @Test
  @Order(5)
  void strictnessAndReportsAreAsEver() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Fails.class)).execute();
    assertThat(results.testEvents().failed().stream())
        .extracting(it -> it.getRequiredPayload(TestExecutionResult.class).getThrowable())
        .anySatisfy(it -> assertThat(it).containsInstanceOf(StrictnessError.class))
        .anySatisfy(
            it ->
                assertThat(it.orElseThrow())
                    .hasMessageContaining("are for a client that is made for the test"));
    assertThat(results.testEvents().reportingEntryPublished().stream())
        .anySatisfy(
            it ->
                assertThat(it.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                    .hasEntrySatisfying(
                        "postern",
                        text ->
                            assertThat(text)
                                .contains("gate \"new_checkout\" = true for everyone (not read)")));
  }
}
