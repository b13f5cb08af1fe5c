package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.explain.Explanation;
import dev.postern.fixtures.Fixtures;
import dev.postern.testing.BytesSource;
import dev.postern.testing.ExplainedAnswers;
import dev.postern.testing.SpecArbitraries;
import dev.postern.testing.SpecJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold for every explanation. */
class ExplanationLawsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Property(tries = 200)
  void anExplanationHasTheAnswerOfTheCheck(
      @ForAll("specs") SpecJson specs, @ForAll("users") List<String> users) {
    try (Statsig statsig = specs.open(options())) {
      for (String user : users) {
        ExplainedAnswers.assertAll(statsig, StatsigUser.fromJson(user));
      }
    }
  }

  @Property(tries = 100)
  void withOverridesToo(
      @ForAll("specs") SpecJson specs,
      @ForAll("users") List<String> users,
      @ForAll @IntRange(max = 5) int gate,
      @ForAll boolean value) {
    try (Statsig statsig = specs.open(options())) {
      statsig.overrideGate("g" + gate, value);
      statsig.overrideExperiment("c", Map.of("a", 2));
      for (String user : users) {
        ExplainedAnswers.assertAll(statsig, StatsigUser.fromJson(user));
      }
    }
  }

  @Property(tries = 30)
  void theFixturesAreExplainedToo(@ForAll @IntRange(max = 199) int index) {
    StatsigOptions.Builder options =
        options().setSpecSource(new BytesSource(Fixtures.STOREFRONT.specBytes()));
    try (Statsig statsig = new Statsig("", options.setWaitForCountryLookupInit(true).build())) {
      statsig.initialize().join();
      StatsigUser user = StatsigUser.fromJson(Fixtures.STOREFRONT.users().get(index));
      assertThat(ExplainedAnswers.assertAll(statsig, user)).isPositive();
    }
  }

  @Property(tries = 200)
  void privateAttributesAreNeverShown(@ForAll("specs") SpecJson specs) {
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID("u")
            .setPrivateAttributes(
                Map.of("secret", "s3cr3t", "f", "s3cr3t", "email", "s3cr3t", "os_name", "s3cr3t"))
            .build();
    try (Statsig statsig = specs.open(options())) {
      for (SpecEntity entity : statsig.getSpecCatalog().entities()) {
        for (Explanation.Kind kind : Explanation.Kind.values()) {
          Explanation explanation = statsig.explain(user, kind, entity.name());
          assertThat(explanation.toString()).doesNotContain("s3cr3t");
          assertThat(explanation.toJson()).doesNotContain("s3cr3t");
        }
      }
    }
  }

  @Provide
  Arbitrary<SpecJson> specs() {
    return SpecArbitraries.specs();
  }

  @Provide
  Arbitrary<List<String>> users() {
    return SpecArbitraries.users().list().ofMinSize(1).ofMaxSize(3);
  }

  private static StatsigOptions.Builder options() {
    return new StatsigOptions.Builder().setClock(() -> NOW);
  }
}
