package dev.postern.testkit.assertj;

import static dev.postern.testkit.Messages.assertFails;
import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import dev.postern.testkit.StatsigTestKit;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each assertion says when it fails; the texts are in a file. */
class AssertionMessagesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final StatsigUser BOB = StatsigUser.of("bob");

  /** By the name of the assertion. */
  private static final Map<String, Consumer<AssertionMessagesTest>> FAILURES =
      new LinkedHashMap<>();

  static {
    FAILURES.put(
        "ExposureLogAssert.dynamicConfig", it -> it.log.dynamicConfig("prices").wasExposed());
    FAILURES.put("ExposureLogAssert.event", it -> it.log.event("returned"));
    FAILURES.put("ExposureLogAssert.hasNoEvent", it -> it.log.hasNoEvent("paid"));
    FAILURES.put("ExposureLogAssert.isEmpty", it -> it.log.isEmpty());
    FAILURES.put(
        "ExposureLogAssert.hasNoUnexpected",
        it -> it.log.gate("new_checkout").wasExposed().and().hasNoUnexpected());
    FAILURES.put("ExposureLogAssert.gate", it -> it.log.gate("christmas").wasExposedOnce());
    FAILURES.put("ExposureLogAssert.experiment", it -> it.log.experiment("results").wasExposed());
    FAILURES.put("ExposureLogAssert.layer", it -> it.log.layer("checkout").wasExposed());
    FAILURES.put("ExposureLogAssert.inOrder", it -> it.log.inOrder().event("returned"));
    FAILURES.put("ExposureAssert.wasExposed", it -> it.log.gate("christmas").wasExposed());
    FAILURES.put(
        "ExposureAssert.forUser", it -> it.log.gate("gift_cards").forUser("bob").wasExposed());
    FAILURES.put(
        "ExposureAssert.wasExposedOnce", it -> it.log.gate("new_checkout").wasExposedOnce());
    FAILURES.put(
        "ExposureAssert.wasExposedTimes", it -> it.log.gate("new_checkout").wasExposedTimes(3));
    FAILURES.put(
        "ExposureAssert.wasNeverExposed", it -> it.log.gate("new_checkout").wasNeverExposed());
    FAILURES.put(
        "ExposureAssert.withRuleId", it -> it.log.gate("gift_cards").wasExposed().withRuleId("d"));
    FAILURES.put(
        "ExposureAssert.withValue",
        it -> it.log.gate("new_checkout").forUser("bob").withValue(true));
    FAILURES.put(
        "ExposureAssert.inGroup",
        it -> it.log.experiment("button").wasExposed().inGroup("Control"));
    FAILURES.put("ExposureAssert.param", it -> it.log.layer("search").param("order").wasExposed());
    FAILURES.put(
        "ExposureAssert.ofExperiment",
        it -> it.log.layer("search").wasExposed().ofExperiment("results"));
    FAILURES.put(
        "ExposureAssert.withReason",
        it -> it.log.gate("gift_cards").withReason("Network:Recognized"));
    FAILURES.put(
        "ExposureAssert.withSecondary", it -> it.log.gate("gift_cards").withSecondary("christmas"));
    FAILURES.put(
        "ExposureAssert.asSecondaryOf", it -> it.log.gate("christmas").asSecondaryOf("gift_cards"));
    FAILURES.put("EventAssert.forUser", it -> it.log.event("paid").forUser("bob"));
    FAILURES.put("EventAssert.withValue", it -> it.log.event("paid").withValue(1));
    FAILURES.put("EventAssert.withValue, a text", it -> it.log.event("paid").withValue("much"));
    FAILURES.put("EventAssert.withMetadata", it -> it.log.event("paid").withMetadata("by", "cash"));
    FAILURES.put("EventAssert.times", it -> it.log.event("paid").times(2));
    FAILURES.put("OrderAssert.gate", it -> it.log.inOrder().event("paid").gate("new_checkout"));
    FAILURES.put(
        "OrderAssert.dynamicConfig",
        it -> it.log.inOrder().gate("gift_cards").dynamicConfig("prices"));
    FAILURES.put(
        "OrderAssert.experiment", it -> it.log.inOrder().event("paid").experiment("button"));
    FAILURES.put(
        "OrderAssert.layer",
        it -> it.log.inOrder().experiment("button").event("paid").layer("search"));
    FAILURES.put("OrderAssert.event", it -> it.log.inOrder().event("paid").event("paid"));
    FAILURES.put(
        "StatsigAssert.gate", it -> it.answers.gate("new_checkout").forUser(BOB).hasValue("x", 1));
    FAILURES.put(
        "StatsigAssert.dynamicConfig",
        it -> it.answers.dynamicConfig("prices").forUser(ANN).hasValue("shipping", 5));
    FAILURES.put(
        "StatsigAssert.experiment",
        it -> it.answers.experiment("button").forUser(ANN).hasValue("colour", "grey"));
    FAILURES.put("StatsigAssert.layer", it -> it.answers.layer("search").forUser(ANN).byRule("d"));
    FAILURES.put("AnswerAssert.isOn", it -> it.answers.gate("new_checkout").forUser(BOB).isOn());
    FAILURES.put("AnswerAssert.isOff", it -> it.answers.gate("gift_cards").forUser(ANN).isOff());
    FAILURES.put(
        "AnswerAssert.byRule", it -> it.answers.gate("gift_cards").forUser(ANN).byRule("d"));
    FAILURES.put("AnswerAssert.isKnown", it -> it.answers.gate("typo").forUser(ANN).isKnown());
    FAILURES.put(
        "AnswerAssert.isInGroup",
        it -> it.answers.experiment("button").forUser(ANN).isInGroup("Control"));
    FAILURES.put(
        "AnswerAssert.isInNoGroup",
        it ->
            it.answers
                .experiment("results")
                .forUser(it.kit.users().inGroup("results", "Few"))
                .isInNoGroup());
    FAILURES.put(
        "AnswerAssert.isAllocatedTo",
        it -> it.answers.layer("search").forUser(ANN).isAllocatedTo("results"));
    FAILURES.put(
        "AnswerAssert.hasValue", it -> it.answers.layer("search").forUser(ANN).hasValue("rows", 8));
    FAILURES.put(
        "AnswerAssert.forUser", it -> it.answers.gate("new_checkout").forUser("bob").isOn());
  }

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

  static Set<String> failures() {
    return FAILURES.keySet();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void fails(String name) {
    assertFails(name, () -> requireNonNull(FAILURES.get(name)).accept(this));
  }

  /** Those that are public, but {@code and}, which only goes back. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        ExposureLogAssert.class,
        ExposureAssert.class,
        EventAssert.class,
        OrderAssert.class,
        StatsigAssert.class,
        AnswerAssert.class
      })
  void noAssertionIsWithoutAMessage(Class<?> assertions) {
    Set<String> all =
        Arrays.stream(assertions.getDeclaredMethods())
            .filter(it -> Modifier.isPublic(it.getModifiers()) && !it.isSynthetic())
            .map(it -> assertions.getSimpleName() + "." + it.getName())
            .filter(it -> !it.endsWith(".and"))
            .collect(Collectors.toSet());
    assertThat(all).isNotEmpty().isSubsetOf(failures());
  }
}
