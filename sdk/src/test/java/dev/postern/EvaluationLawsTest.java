package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.BigSpecs;
import dev.postern.fixtures.Fixtures;
import dev.postern.internal.spec.SpecDocument;
import dev.postern.internal.spec.SpecParser;
import dev.postern.internal.spec.SpecWriter;
import dev.postern.testing.BytesSource;
import dev.postern.testing.SpecArbitraries;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Laws that hold for every spec file and user. */
class EvaluationLawsTest {
  private static final int UNITS = 4_000;

  private StatsigOptions.Builder options = new StatsigOptions.Builder();

  @BeforeProperty
  void freshOptions() {
    options = new StatsigOptions.Builder();
  }

  @Property(tries = 40)
  void aRolloutPassesItsShareOfUnits(
      @ForAll @DoubleRange(min = 1, max = 99) double percentage,
      @ForAll @StringLength(min = 1, max = 12) String salt) {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r" + salt, percentage, PUBLIC));
    int passed = 0;
    try (Statsig statsig = specs.open(options)) {
      for (int i = 0; i < UNITS; i++) {
        passed += statsig.checkGate(StatsigUser.of("unit-" + i), "g") ? 1 : 0;
      }
    }
    double share = percentage / 100;
    double deviation = Math.sqrt(UNITS * share * (1 - share));
    assertThat((double) passed)
        .isBetween(UNITS * share - 6 * deviation, UNITS * share + 6 * deviation);
  }

  @Property(tries = 100)
  void widerRolloutsKeepThoseWhoPassed(
      @ForAll @StringLength(max = 20) String unit,
      @ForAll @DoubleRange(min = 0, max = 100) double narrow,
      @ForAll @DoubleRange(min = 0, max = 100) double more) {
    double wide = Math.min(100, narrow + more);
    StatsigUser user = StatsigUser.of(unit);
    try (Statsig before = new SpecJson().gate("g", Rule.of("r", narrow)).open();
        Statsig after = new SpecJson().gate("g", Rule.of("r", wide)).open()) {
      if (before.checkGate(user, "g")) {
        assertThat(after.checkGate(user, "g")).isTrue();
      }
    }
  }

  @Property(tries = 50)
  void answersDoNotDependOnTheOrderOfTheFile(@ForAll @IntRange(max = 199) int index) {
    StatsigUser user = StatsigUser.fromJson(Fixtures.STOREFRONT.users().get(index));
    try (Statsig statsig = open(Fixtures.STOREFRONT.specBytes());
        Statsig reversed = open(Reversed.json(Fixtures.STOREFRONT.specText()))) {
      for (SpecEntity entity : statsig.getSpecCatalog().entities()) {
        if (entity.kind().isGate()) {
          FeatureGate expected = statsig.getFeatureGate(user, entity.name());
          FeatureGate actual = reversed.getFeatureGate(user, entity.name());
          assertThat(actual.getRuleID()).isEqualTo(expected.getRuleID());
          assertThat(actual.getValue()).isEqualTo(expected.getValue());
        }
      }
    }
  }

  @Property(tries = 200)
  void evaluatingNeverThrows(@ForAll("specs") SpecJson specs, @ForAll("users") List<String> users) {
    try (Statsig statsig = specs.open(options)) {
      assertThat(statsig.getSpecCatalog().problems()).isEmpty();
      for (String json : users) {
        StatsigUser user = StatsigUser.fromJson(json);
        for (SpecEntity entity : statsig.getSpecCatalog().entities()) {
          assertThat(reasonFor(statsig, user, entity)).doesNotContain("Unrecognized");
        }
      }
    }
  }

  @Property(tries = 200)
  void parsingWhatWasWrittenGivesTheSame(@ForAll("specs") SpecJson specs)
      throws IOException, SpecFormatException {
    assertSameAfterWriting(specs.json().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 5)
  void parsingWhatWasWrittenGivesTheSameForBigSpecs(@ForAll long seed)
      throws IOException, SpecFormatException {
    assertSameAfterWriting(BigSpecs.of(seed).gates(200).experiments(10).layers(3).toBytes());
  }

  @Property(tries = 1)
  void parsingWhatWasWrittenGivesTheSameForTheFixtures() throws IOException, SpecFormatException {
    assertSameAfterWriting(Fixtures.STOREFRONT.specBytes());
    assertSameAfterWriting(Fixtures.OPERATORS.specBytes());
  }

  @Property(tries = 200)
  void aPublicGateAtHundredPercentPassesEveryone(@ForAll("users") List<String> users) {
    SpecJson specs = new SpecJson().gate("g", Rule.of("everyone", 100, PUBLIC));
    try (Statsig statsig = specs.open(options)) {
      for (String user : users) {
        assertThat(statsig.checkGate(StatsigUser.fromJson(user), "g")).isTrue();
      }
    }
  }

  @Property(tries = 300)
  void noneIsTheOppositeOfAny(
      @ForAll("targets") List<String> targets, @ForAll("users") List<String> users) {
    String list = "['" + String.join("','", targets) + "']";
    SpecJson specs =
        new SpecJson()
            .gate("any", Rule.of("r", 100, field("any", list)))
            .gate("none", Rule.of("r", 100, field("none", list)))
            .gate("anyExact", Rule.of("r", 100, field("any_case_sensitive", list)))
            .gate("noneExact", Rule.of("r", 100, field("none_case_sensitive", list)))
            .gate("contains", Rule.of("r", 100, field("str_contains_any", list)))
            .gate("containsNone", Rule.of("r", 100, field("str_contains_none", list)));
    try (Statsig statsig = specs.open(options)) {
      for (String json : users) {
        StatsigUser user = StatsigUser.fromJson(json);
        assertThat(statsig.checkGate(user, "none")).isNotEqualTo(statsig.checkGate(user, "any"));
        assertThat(statsig.checkGate(user, "noneExact"))
            .isNotEqualTo(statsig.checkGate(user, "anyExact"));
        assertThat(statsig.checkGate(user, "containsNone"))
            .isNotEqualTo(statsig.checkGate(user, "contains"));
      }
    }
  }

  @Provide
  Arbitrary<SpecJson> specs() {
    return SpecArbitraries.specs();
  }

  @Provide
  Arbitrary<List<String>> users() {
    return SpecArbitraries.users().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<String>> targets() {
    return net.jqwik.api.Arbitraries.strings()
        .withChars("aB1.é ")
        .ofMaxLength(4)
        .list()
        .ofMaxSize(4);
  }

  private static String reasonFor(Statsig statsig, StatsigUser user, SpecEntity entity) {
    return switch (entity.kind()) {
      case FEATURE_GATE ->
          statsig.getFeatureGate(user, entity.name()).getEvaluationDetails().getReason();
      case LAYER -> statsig.getLayer(user, entity.name()).getEvaluationDetails().getReason();
      default -> statsig.getDynamicConfig(user, entity.name()).getEvaluationDetails().getReason();
    };
  }

  private static void assertSameAfterWriting(byte[] json) throws IOException, SpecFormatException {
    SpecDocument document = SpecParser.parse(new ByteArrayInputStream(json));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    SpecWriter.write(document, written);
    SpecDocument again = SpecParser.parse(new ByteArrayInputStream(written.toByteArray()));
    assertThat(again).isEqualTo(document);
    assertThat(document.featureGates()).isNotEmpty();
  }

  private static Statsig open(byte[] json) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new BytesSource(json))
            .setWaitForCountryLookupInit(true)
            .build();
    Statsig statsig = new Statsig("", options);
    statsig.initialize().join();
    return statsig;
  }

  private static String field(String operator, String targets) {
    return "{'type':'user_field','field':'f','operator':'%s','targetValue':%s}"
        .formatted(operator, targets);
  }
}
