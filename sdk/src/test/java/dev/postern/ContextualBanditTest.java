package dev.postern;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.explain.ExplainedBandit;
import dev.postern.explain.Explanation;
import dev.postern.testing.SpecJson;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which group a contextual bandit gives. §9 of the rules. */
class ContextualBanditTest {
  private static final StatsigUser ANN =
      new StatsigUser.Builder()
          .setUserID("ann")
          .setCustom(Map.of("plan", "pro", "age", 10, "odd", "nan"))
          .build();

  @ParameterizedTest
  @CsvSource({
    "true, 1, 1, x",
    "false, 1, 1, x",
    "true, 1, 2, y",
    "true, 2, 1, x",
    "false, 1, 2, x",
    "false, 2, 1, y"
  })
  void theBestScoreWinsAndOfEqualsTheFirst(
      boolean higherIsBetter, int first, int second, String group) {
    String config = groups(scored(first), scored(second));
    assertThat(ruleOf(bandit(higherIsBetter, "0", config))).isEqualTo(group);
  }

  @Test
  void ofScoresThatAreNoNumbersTheFirstStays() {
    String odd = weights(1, "{'odd':1}", "{}");
    assertThat(ruleOf(bandit(true, "0", groups(odd, odd)))).isEqualTo("x");
  }

  @Test
  void theScoreIsTheSumOfAllWeights() {
    String config =
        groups(
            weights(1, "{'age':0.5,'height':100,'plan':100}", "{'plan':{'pro':4,'basic':100}}"),
            weights(1, "{'age':-0.5}", "{'plan':{'basic':100},'city':{'':100},'age':{'10':7}}"));
    assertThat(explained(bandit(true, "0", config)).groups())
        .extracting(ExplainedBandit.Group::score)
        .containsExactly(1 + 0.5 * 10 + 4, 1 - 0.5 * 10 + 7);
  }

  /** The share is such that the user's bucket is the first one outside, or the last one inside. */
  @Test
  void aShareOfTheUnitsExploresAndTheOthersGetTheBest() {
    long bucket = explained(bandit(true, "0", "")).bucket();
    String config = groups(scored(1), scored(2));
    assertThat(ruleOf(bandit(true, bucket + "e-4", config))).isEqualTo("y");
    assertThat(ruleOf(bandit(true, bucket + 1 + "e-4", config))).endsWith(":explore");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-2", "-1e308", "1e308", "0.5"})
  void howeverOddTheRecordsAreOneOfTheGroupsIsExplored(String records) {
    String odd = scored(1).replace("'records':1", "'records':" + records);
    try (Statsig statsig = bandit(true, "1", groups(odd, odd)).open()) {
      for (int i = 0; i < 20; i++) {
        assertThat(statsig.getExperiment(ANN, "b").getRuleID()).isIn("x:explore", "y:explore");
      }
    }
  }

  @Test
  void anExplanationShowsWhichGroupIsExplored() {
    SpecJson untrained = bandit(true, "0", "");
    String chosen = ruleOf(untrained);
    assertThat(explained(untrained).groups())
        .filteredOn(ExplainedBandit.Group::isChosen)
        .extracting(group -> group.id() + ":explore")
        .containsExactly(chosen);
  }

  @Test
  void withoutScoresUnitsAreSpreadByTheirBuckets() {
    try (Statsig statsig = bandit(true, "0", "").open()) {
      List<StatsigUser> users =
          IntStream.range(0, 50).mapToObj(i -> StatsigUser.of("u" + i)).toList();
      for (StatsigUser user : users) {
        long bucket = explained(statsig, user).bucket();
        assertThat(statsig.getExperiment(user, "b").getRuleID())
            .isEqualTo(bucket < 5_000 ? "x:explore" : "y:explore");
      }
    }
  }

  private static String ruleOf(SpecJson specs) {
    try (Statsig statsig = specs.open()) {
      return statsig.getExperiment(ANN, "b").getRuleID();
    }
  }

  private static ExplainedBandit explained(SpecJson specs) {
    try (Statsig statsig = specs.open()) {
      return explained(statsig, ANN);
    }
  }

  private static ExplainedBandit explained(Statsig statsig, StatsigUser user) {
    Explanation explanation = statsig.explain(user, Explanation.Kind.EXPERIMENT, "b");
    return requireNonNull(explanation.entity().bandit());
  }

  private static SpecJson bandit(boolean higherIsBetter, String sampleRate, String config) {
    return new SpecJson()
        .put(
            "cmab_configs",
            ("{'b':{'salt':'s','enabled':true,'defaultValue':{},'idType':'userID','sampleRate':%s,"
                    + "'higherIsBetter':%s,'groups':[{'id':'x','name':'X','parameterValues':{}},"
                    + "{'id':'y','name':'Y','parameterValues':{}}]%s}}")
                .formatted(sampleRate, higherIsBetter, config));
  }

  private static String groups(String x, String y) {
    return ",'config':{'x':%s,'y':%s}".formatted(x, y);
  }

  /** A group without any weight would have no score. */
  private static String scored(int score) {
    return weights(score, "{'height':1}", "{}");
  }

  private static String weights(int intercept, String numerical, String categorical) {
    return "{'alpha':0,'intercept':%d,'records':1,'weightsNumerical':%s,'weightsCategorical':%s}"
        .formatted(intercept, numerical, categorical);
  }
}
