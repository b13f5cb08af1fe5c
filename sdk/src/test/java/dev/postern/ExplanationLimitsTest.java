package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.explain.ExplainedCondition;
import dev.postern.explain.ExplainedEntity.Detail;
import dev.postern.explain.Explanation;
import dev.postern.explain.Explanation.Kind;
import dev.postern.testing.ExplainedAnswers;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An explanation stays small, and what it leaves out has the same answer. */
class ExplanationLimitsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  /** Two gates, rules and rollouts and two conditions are eight steps more. */
  @ParameterizedTest
  @CsvSource({
    "1992, 0",
    "1993, 1",
    "1994, 2",
    "1995, 3",
    "1996, 3",
    "1997, 2",
    "1998, 2",
    "2500, 504"
  })
  void stepsBeyondTheTwoThousandthAreCountedAndEvaluatedAllTheSame(int conditions, int leftOut) {
    String[] all =
        Stream.concat(
                IntStream.range(0, conditions).mapToObj(i -> userIdIsNot("u" + i)),
                Stream.of(passGate("inner")))
            .toArray(String[]::new);
    SpecJson specs =
        new SpecJson().gate("inner", Rule.of("i", 100, PUBLIC)).gate("g", Rule.of("r", 100, all));
    Explanation explanation = explain(specs, "g");
    assertThat(explanation.answer().isOn()).isTrue();
    assertThat(explanation.leftOut()).isEqualTo(leftOut);
  }

  /** The gate, its first rule and the rollout are three steps more. */
  @ParameterizedTest
  @CsvSource({"1997, 0", "1998, 1", "2500, 1"})
  void thatRulesWhichWereNotReachedAreLeftOutIsSaid(int unreached, int leftOut) {
    Rule[] rules =
        IntStream.rangeClosed(0, unreached)
            .mapToObj(i -> Rule.of("r" + i, 100))
            .toArray(Rule[]::new);
    assertThat(explain(new SpecJson().gate("g", rules), "g").leftOut()).isEqualTo(leftOut);
  }

  @Test
  void mappingsAreShownAsFarAsTwentyLevelsAndTakenBeyond() {
    SpecJson specs = new SpecJson().gate("m0").gate("m40", Rule.of("last", 100, PUBLIC));
    Explanation explanation = explain(mapped(specs, 40), "m0");
    assertThat(explanation.answer().ruleId()).isEqualTo("last");
    assertThat(explanation.toString())
        .contains("config mapping to m19: ")
        .doesNotContain("config mapping to m20: ");
    assertThat(explanation.leftOut()).isPositive();
  }

  @Test
  void thoseBeyondThatLeadNowhereAreNotTaken() {
    SpecJson specs = new SpecJson().gate("m0", Rule.of("own", 100, PUBLIC));
    Explanation explanation = explain(mapped(specs, 40), "m0");
    assertThat(explanation.answer().ruleId()).isEqualTo("own");
    assertThat(explanation.toString()).contains("config mapping to m19: does not apply");
    assertThat(explanation.leftOut()).isPositive();
  }

  @Test
  void whatStandsSideBySideIsOnOneLevel() {
    SpecJson specs = new SpecJson().gate("g30", Rule.of("r", 100, PUBLIC));
    for (int i = 1; i < 30; i++) {
      specs.gate("g" + i, Rule.of("r", 100, passGate("g" + (i + 1))));
      specs.gate("side" + i, Rule.of("r", 100, PUBLIC));
    }
    Stream<String> sides = IntStream.range(1, 30).mapToObj(i -> passGate("side" + i));
    specs.gate(
        "a",
        Rule.of("r", 100, Stream.concat(sides, Stream.of(passGate("g1"))).toArray(String[]::new)));
    String nowhere =
        IntStream.range(0, 30)
            .mapToObj(
                i -> "{'new_config_name':'nowhere%d','rules':[{'rule_name':'all'}]}".formatted(i))
            .collect(Collectors.joining(",", "[", "]"));
    specs.put("overrides", "{'a':" + nowhere + "}").put("override_rules", "{'all':" + ALL + "}");
    Explanation explanation = explain(specs, "a");
    assertThat(explanation.leftOut()).isZero();
    assertThat(explanation.toString())
        .contains("config mapping to nowhere29: does not apply: unknown name")
        .contains("pass_gate g20: ON by rule r (details left out: too deep) → yes")
        .doesNotContain("pass_gate g21");
    assertThat(explanation.entity().rules().get(0).conditions().subList(0, 29))
        .allSatisfy(side -> assertThat(nested(side)).isEqualTo(Detail.SHOWN));
  }

  @Test
  void theRulesOfWhatIsMappedElsewhereAreNotListed() {
    SpecJson specs =
        new SpecJson()
            .gate("m0", Rule.of("old", 100, PUBLIC))
            .gate("m1", Rule.of("new", 100, PUBLIC), Rule.of("unreached", 100, PUBLIC));
    assertThat(explain(mapped(specs, 1), "m0").toString())
        .contains("rule 1 (id new): matches")
        .contains("rule 2 (id unreached): not reached")
        .doesNotContain("(id old)");
  }

  @Test
  void thoseOfWhatCouldBeMappedAndIsNotAre() {
    SpecJson specs =
        new SpecJson().gate("m0", Rule.of("old", 100, PUBLIC), Rule.of("unreached", 100, PUBLIC));
    assertThat(explain(mapped(specs, 1), "m0").toString())
        .contains("config mapping to m1: does not apply: unknown name")
        .contains("rule 1 (id old): matches")
        .contains("rule 2 (id unreached): not reached");
  }

  private static final String ALL =
      "{'name':'all','id':'all','passPercentage':100,'returnValue':true,'idType':'userID',"
          + "'conditions':[]}";

  /** Maps {@code m0} to {@code m1}, that to {@code m2}, and so on. */
  private static SpecJson mapped(SpecJson specs, int times) {
    String overrides =
        IntStream.range(0, times)
            .mapToObj(
                i ->
                    "'m%d':[{'new_config_name':'m%d','rules':[{'rule_name':'all'}]}]"
                        .formatted(i, i + 1))
            .collect(Collectors.joining(",", "{", "}"));
    return specs.put("overrides", overrides).put("override_rules", "{'all':" + ALL + "}");
  }

  private static Explanation explain(SpecJson specs, String gate) {
    try (Statsig statsig = specs.open()) {
      return ExplainedAnswers.assertSame(statsig, ANN, Kind.GATE, gate);
    }
  }

  private static Detail nested(ExplainedCondition condition) {
    return requireNonNull(condition.nested()).detail();
  }

  private static String userIdIsNot(String id) {
    return "{'type':'user_field','field':'userID','operator':'none','targetValue':['%s']}"
        .formatted(id);
  }

  private static String passGate(String name) {
    return "{'type':'pass_gate','targetValue':'%s'}".formatted(name);
  }
}
