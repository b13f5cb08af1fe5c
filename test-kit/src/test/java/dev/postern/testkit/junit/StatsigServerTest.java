package dev.postern.testkit.junit;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.Shop;
import dev.postern.testkit.server.FakeStatsigServer;
import dev.postern.testkit.server.ServedClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The tests of this class run concurrently, each with a server of its own. */
@StatsigServer(builtBy = Shop.class)
class StatsigServerTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

  private final FakeStatsigServer ofConstructor;
  private boolean beforeEachHadTheSameServer;

  StatsigServerTest(FakeStatsigServer server) {
    ofConstructor = server;
  }

  @BeforeEach
  void take(FakeStatsigServer server) {
    beforeEachHadTheSameServer = server == ofConstructor;
  }

  @Test
  void allParametersAreOfOneServer(FakeStatsigServer server, ExposureLog exposures) {
    assertThat(server).isSameAs(ofConstructor);
    assertThat(exposures).isSameAs(server.exposures());
    assertThat(beforeEachHadTheSameServer).isTrue();
  }

  @RepeatedTest(8)
  void testsAtTheSameTimeDoNotSeeEachOther(FakeStatsigServer server, ExposureLog exposures) {
    assertThat(URLS.add(server.url())).isTrue();
    server.publish(Shop.SPEC.with(s -> s.gate(server.url(), g -> g.pass(100))));
    ServedClient client = server.newClient();
    assertThat(client.statsig().checkGate(ANN, server.url())).isTrue();
    client.statsig().flushEvents().join();
    assertThat(exposures).gate(server.url()).forUser("ann").wasExposedOnce();
    assertThat(exposures).hasNoUnexpected();
    server.requests().specs().wereSentOnce();
  }

  @Nested
  class InANestedClass {
    @Test
    void thereIsTheServerOfTheOuterClass(FakeStatsigServer server) {
      assertThat(server.newClient().statsig().getExperiment(ANN, "button").getGroupName())
          .isNotNull();
    }
  }

  @Nested
  @StatsigServer(specs = "classpath:dev/postern/fixtures/storefront/specs.json")
  class WithAFile {
    @Test
    void theSpecsOfTheNestedClassAreServed(FakeStatsigServer server) {
      assertThat(server.newClient().statsig().checkGate(ANN, "new_checkout")).isTrue();
    }
  }

  @Nested
  @StatsigServer
  class WithoutSpecs {
    @Test
    void theTestPublishesThem(FakeStatsigServer server) {
      ServedClient client = server.newClient();
      server.publish(Shop.SPEC);
      client.poll();
      assertThat(client.statsig().getExperiment(ANN, "button").getGroupName()).isNotNull();
    }
  }

  @Nested
  @StatsigTest(builtBy = Shop.class)
  class BesideAClientOfAKit {
    @Test
    void theLogIsThatOfTheKit(Statsig statsig, ExposureLog exposures, FakeStatsigServer server) {
      statsig.checkGate(ANN, "gift_cards");
      assertThat(exposures).gate("gift_cards").wasExposedOnce();
      assertThat(server.exposures()).isEmpty();
    }
  }

  @StatsigServer(builtBy = Shop.class)
  static class Fails {
    @Test
    void afterARequest(FakeStatsigServer server) {
      ServedClient client = server.newClient(options -> options.setEnableIDLists(false));
      client.statsig().logEvent(ANN, "paid", 9.99);
      client.statsig().flushEvents().join();
      throw new IllegalStateException("the test's own");
    }
  }

  @StatsigServer
  static class WantsOneServerForAll {
    @BeforeAll
    static void before(FakeStatsigServer server) {
      assertThat(server).as("never reached").isNull();
    }

    @Test
    void test() {}
  }

  @StatsigServer(builtBy = Shop.class, specs = "classpath:shop.json")
  static class HasBoth {
    @Test
    void test() {}
  }

  @StatsigServer(specs = "nowhere.json")
  static class SpecsThatAreNotThere {
    @Test
    void test() {}
  }

  @Test
  void aFailingTestTellsWhatTheServerHasSeen() {
    EngineExecutionResults results = run(Fails.class);
    assertThat(failure(results)).hasMessage("the test's own");
    List<ReportEntry> entries =
        results.testEvents().reportingEntryPublished().stream()
            .flatMap(event -> event.getPayload(ReportEntry.class).stream())
            .toList();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).getKeyValuePairs())
        .containsEntry("test", "afterARequest")
        .containsEntry(
            "statsig server",
            """
            requests:
              GET /v2/download_config_specs/*****
              POST /v1/log_event
            sent:
              event paid = 9.99 {} for user ann""");
  }

  @Test
  void whatMakesNoSenseIsSaid() {
    assertThat(failure(run(WantsOneServerForAll.class)))
        .hasMessageContaining("take it in the test or in a @BeforeEach method");
    assertThat(failure(run(HasBoth.class)))
        .hasMessage("@StatsigServer has specs or builtBy, not both");
    assertThat(failure(run(SpecsThatAreNotThere.class)))
        .hasMessage("The specs nowhere.json cannot be read");
  }

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute();
  }

  private static Throwable failure(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(Event::getPayload)
        .flatMap(payload -> payload.stream())
        .map(TestExecutionResult.class::cast)
        .flatMap(result -> result.getThrowable().stream())
        .findFirst()
        .orElseThrow();
  }
}
