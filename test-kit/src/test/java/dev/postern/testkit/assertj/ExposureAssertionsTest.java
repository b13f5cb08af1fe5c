package dev.postern.testkit.assertj;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import dev.postern.testkit.StatsigTestKit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExposureAssertionsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigUser BOB = StatsigUser.of("bob");

  private final StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC);
  private ExposureLogAssert log = assertThat(kit.exposures());

  @BeforeEach
  void aVisit() {
    kit.defaults().gate("new_checkout").on().forUser("ann");
    kit.defaults().gate("new_checkout").off().forUser("bob");
    kit.defaults().experiment("button").group("Blue");
    Statsig statsig = kit.statsig();
    statsig.checkGate(ANN, "new_checkout");
    statsig.checkGate(ANN, "new_checkout");
    statsig.checkGate(BOB, "new_checkout");
    statsig.checkGate(ANN, "gift_cards");
    statsig.getExperiment(ANN, "button");
    statsig.logEvent(ANN, "paid", 42.5, Map.of("by", "card"));
    log = assertThat(kit.exposures());
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void whatHoldsPasses() {
    log.gate("new_checkout").wasExposedTimes(2).forUser("ann").wasExposedOnce().withValue(true);
    log.gate("new_checkout").forUser("bob").wasExposed().withValue(false).withRuleId("override");
    log.gate("gift_cards").wasExposed().withSecondary("new_checkout");
    log.gate("new_checkout").asSecondaryOf("gift_cards");
    log.experiment("button").forUser("ann").wasExposedOnce().inGroup("Blue");
    log.gate("christmas").wasNeverExposed();
    log.layer("search").param("rows").wasNeverExposed();
    log.event("paid").forUser("ann").withValue(42.5).withMetadata("by", "card").times(1);
    log.hasNoEvent("returned");
    log.inOrder().gate("new_checkout").gate("gift_cards").experiment("button").event("paid");
    log.hasNoUnexpected();
  }

  @Test
  void aClearedLogIsEmpty() {
    kit.exposures().clear();
    log.isEmpty();
    log.hasNoUnexpected();
  }

  @Test
  void answers() {
    assertThat(kit.statsig()).gate("new_checkout").forUser(ANN).isOn().byRule("override");
    assertThat(kit.statsig()).layer("search").forUser("ann").hasValue("order", "relevance");
    assertThat(kit.statsig())
        .dynamicConfig("prices")
        .forUser("ann")
        .hasValue("shipping", 4.9)
        .isKnown();
  }

  @Test
  void anOverrideByGroupIsInTheGroup() {
    assertThat(kit.statsig()).experiment("button").forUser(ANN).isInGroup("Blue");
  }
}
