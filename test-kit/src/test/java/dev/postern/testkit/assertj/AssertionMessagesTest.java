package dev.postern.testkit.assertj;

import static dev.postern.testkit.Messages.assertFails;
import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import dev.postern.testkit.StatsigTestKit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test says that fails; the texts are in a file. */
class AssertionMessagesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigUser BOB = StatsigUser.of("bob");

  private final StatsigTestKit kit = StatsigTestKit.builder().specs(Shop.SPEC).lenient().build();
  private ExposureLogAssert log = assertThat(kit.exposures());
  private StatsigAssert answers = assertThat(kit.statsig());

  @BeforeEach
  void aVisit() {
    kit.override().gate("new_checkout").on().forUser("ann");
    kit.override().gate("new_checkout").off().forUser("bob");
    kit.override().experiment("button").group("Blue");
    kit.override().layer("search").param("rows", 7);
    Statsig statsig = kit.statsig();
    statsig.checkGate(ANN, "new_checkout");
    statsig.checkGate(BOB, "new_checkout");
    statsig.checkGate(ANN, "gift_cards");
    statsig.getExperiment(ANN, "button");
    statsig.getLayer(ANN, "search").getInt("rows", 0);
    statsig.logEvent(ANN, "paid", 42.5, Map.of("by", "card"));
    log = assertThat(kit.exposures());
    answers = assertThat(statsig);
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void exposures() {
    assertFails("exposed, never", () -> log.gate("christmas").wasExposed());
    assertFails("exposed to another", () -> log.gate("gift_cards").forUser("bob").wasExposed());
    assertFails("exposed once", () -> log.gate("new_checkout").wasExposedOnce());
    assertFails("exposed three times", () -> log.gate("new_checkout").wasExposedTimes(3));
    assertFails("never exposed", () -> log.gate("new_checkout").wasNeverExposed());
    assertFails("rule", () -> log.gate("gift_cards").wasExposed().withRuleId("d"));
    assertFails("value", () -> log.gate("new_checkout").forUser("bob").withValue(true));
    assertFails("group", () -> log.experiment("button").wasExposed().inGroup("Control"));
    assertFails("parameter", () -> log.layer("search").param("order").wasExposed());
    assertFails("of experiment", () -> log.layer("search").wasExposed().ofExperiment("results"));
    assertFails("reason", () -> log.gate("gift_cards").withReason("Network:Recognized"));
    assertFails("secondary", () -> log.gate("gift_cards").withSecondary("christmas"));
    assertFails("secondary of", () -> log.gate("christmas").asSecondaryOf("gift_cards"));
    assertFails("dynamic config", () -> log.dynamicConfig("prices").wasExposed());
  }

  @Test
  void events() {
    assertFails("event", () -> log.event("returned"));
    assertFails("event of user", () -> log.event("paid").forUser("bob"));
    assertFails("event value", () -> log.event("paid").withValue(1));
    assertFails("event text", () -> log.event("paid").withValue("much"));
    assertFails("event metadata", () -> log.event("paid").withMetadata("by", "cash"));
    assertFails("event times", () -> log.event("paid").times(2));
    assertFails("no event", () -> log.hasNoEvent("paid"));
    assertFails("order", () -> log.inOrder().event("paid").gate("new_checkout"));
    assertFails("empty", () -> log.isEmpty());
    log.gate("new_checkout").wasExposed();
    assertFails("unexpected", () -> log.hasNoUnexpected());
  }

  @Test
  void answersOfGates() {
    assertFails("on", () -> answers.gate("new_checkout").forUser(BOB).isOn());
    assertFails("off", () -> answers.gate("gift_cards").forUser(ANN).isOff());
    assertFails("by rule", () -> answers.gate("gift_cards").forUser(ANN).byRule("d"));
    assertFails("known", () -> answers.gate("typo").forUser(ANN).isKnown());
  }

  @Test
  void answersOfOthers() {
    assertFails("in group", () -> answers.experiment("button").forUser(ANN).isInGroup("Control"));
    StatsigUser few = kit.users().inGroup("results", "Few");
    assertFails("in no group", () -> answers.experiment("results").forUser(few).isInNoGroup());
    assertFails("allocated", () -> answers.layer("search").forUser(ANN).isAllocatedTo("results"));
    assertFails("has value", () -> answers.layer("search").forUser(ANN).hasValue("rows", 8));
  }
}
