package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The groups of a contextual bandit, the best first. The numbers are those of the engine. */
class RankedVariantsTest {
  private static final StatsigUser ANN =
      new StatsigUser.Builder().setUserID("u").setCustom(Map.of("age", 10)).build();
  private static final String GROUPS =
      "'groups':[{'id':'g1','name':'G1','parameterValues':{'p':1}},"
          + "{'id':'g2','name':'G2','parameterValues':{'p':2}},"
          + "{'id':'g3','name':'G3','parameterValues':{'p':3}}]";
  private static final String CONFIG =
      ",'config':{'g1':{'alpha':0.5,'intercept':1,'records':10,'weightsNumerical':{'age':0.1},"
          + "'weightsCategorical':{}},'g2':{'alpha':0.5,'intercept':2,'records':10,"
          + "'weightsNumerical':{'age':0.2},'weightsCategorical':{}}}";

  private static List<String> ranked(String fields, String config) {
    String bandit =
        "{'salt':'x','enabled':true,'defaultValue':{},'idType':'userID','sampleRate':0,"
            + "'higherIsBetter':true,%s%s}".formatted(GROUPS, config);
    SpecJson specs =
        new SpecJson()
            .gate("never", Rule.of("r", 0, SpecJson.PUBLIC))
            .put("cmab_configs", "{'b':" + bandit.replaceFirst("}$", fields + "}") + "}");
    try (Statsig statsig = specs.open()) {
      return Arrays.stream(statsig.getCMABRankedVariants(ANN, "b"))
          .map(
              v ->
                  "%s %s %s %s %s".formatted(v.variantName, v.ruleID, v.value, v.score, v.cmabName))
          .toList();
    }
  }

  @Test
  void theHighestScoreComesFirstAndAGroupWithoutWeightsHasNone() {
    assertThat(ranked("", CONFIG))
        .containsExactly("G2 g2 {p=2} 4.5 b", "G1 g1 {p=1} 2.5 b", "G3 g3 {p=3} 0.0 b");
  }

  @Test
  void theLowestScoreComesFirstWhereLowerIsBetter() {
    assertThat(ranked(",'higherIsBetter':false", CONFIG))
        .containsExactly("G3 g3 {p=3} 0.0 b", "G1 g1 {p=1} 2.5 b", "G2 g2 {p=2} 4.5 b");
  }

  @Test
  void whatIsExploredIsShuffledWithOneScoreForAll() {
    assertThat(ranked(",'sampleRate':1", CONFIG))
        .containsExactlyInAnyOrder(
            "G1 g1:explore {p=1} 1.0E-4 b",
            "G2 g2:explore {p=2} 1.0E-4 b",
            "G3 g3:explore {p=3} 1.0E-4 b");
    assertThat(ranked("", ""))
        .containsExactlyInAnyOrder(
            "G1 g1 {p=1} 1.0E-4 b", "G2 g2 {p=2} 1.0E-4 b", "G3 g3 {p=3} 1.0E-4 b");
  }

  /** By chance: each bound is nine standard deviations away, or further. */
  @Test
  void whatIsLessKnownIsExploredMoreOften() {
    Map<String, Long> equals = explored("1e15", "0", "0");
    assertThat(equals).doesNotContainKey("G1");
    assertThat(equals.get("G2")).isBetween(1_700L, 2_300L);
    assertThat(equals.get("G3")).isBetween(1_700L, 2_300L);

    Map<String, Long> tenth = explored("0", "9", "1e15");
    assertThat(tenth.get("G1")).isBetween(3_450L, 3_820L);
    assertThat(tenth.get("G2")).isBetween(180L, 550L);
    assertThat(tenth).doesNotContainKey("G3");
  }

  /** How often each group is chosen of 4,000 times, by what is recorded of the three. */
  private static Map<String, Long> explored(String... records) {
    StringBuilder config = new StringBuilder(",'config':{");
    for (int i = 0; i < records.length; i++) {
      config.append(
          "%s'g%d':{'alpha':0,'intercept':0,'records':%s,'weightsNumerical':{'age':1},'weightsCategorical':{}}"
              .formatted(i == 0 ? "" : ",", i + 1, records[i]));
    }
    String bandit =
        "{'salt':'x','enabled':true,'defaultValue':{},'idType':'userID','sampleRate':1,"
            + "'higherIsBetter':true,%s%s}}".formatted(GROUPS, config);
    try (Statsig statsig = new SpecJson().put("cmab_configs", "{'b':" + bandit + "}").open()) {
      return IntStream.range(0, 4_000)
          .mapToObj(i -> String.valueOf(statsig.getExperiment(ANN, "b").getGroupName()))
          .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
  }

  @Test
  void thereIsNoRankingWhereTheBanditDoesNotDecide() {
    assertThat(ranked(",'enabled':false", CONFIG)).isEmpty();
    assertThat(ranked(",'targetingGateName':'never'", CONFIG)).isEmpty();
  }
}
