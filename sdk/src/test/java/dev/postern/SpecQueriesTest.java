package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import dev.postern.testing.BytesSource;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Questions about the specs themselves. */
class SpecQueriesTest {
  private static final SpecJson SPECS =
      new SpecJson()
          .gate(
              "g",
              Rule.of(
                  "r",
                  100,
                  "{'type':'user_field','field':'email','operator':'any','targetValue':['a']}"))
          .config("c", "{}")
          .experiment(
              "e",
              "{'isActive':true}",
              Rule.of("targeting", 0, PUBLIC).returning("{}"),
              Rule.of("one", 100, PUBLIC)
                  .returning("{'rows':4}")
                  .with("{'groupName':'Control','isExperimentGroup':true}"),
              Rule.of("two", 100, PUBLIC)
                  .returning("{'rows':9}")
                  .with("{'groupName':'Test','isExperimentGroup':true}"));

  @Test
  void anExperimentIsSeenByTheNameOfAGroup() {
    try (Statsig statsig = SPECS.open()) {
      Experiment experiment = statsig.getExperimentByGroupName("e", "Test");
      assertThat(experiment.getInt("rows", 0)).isEqualTo(9);
      assertThat(experiment.getRuleID()).isEqualTo("two");
      assertThat(experiment.getGroupName()).isEqualTo("Test");
      assertThat(experiment.getIDType()).isEqualTo("userID");
      assertThat(experiment.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Recognized");
    }
  }

  @Test
  void andByTheIdOfItsRule() {
    try (Statsig statsig = SPECS.open()) {
      assertThat(statsig.getExperimentByGroupIdAdvanced("e", "one").getGroupName())
          .isEqualTo("Control");
    }
  }

  @Test
  void anUnknownGroupHasNoParameters() {
    try (Statsig statsig = SPECS.open()) {
      Experiment experiment = statsig.getExperimentByGroupName("e", "nope");
      assertThat(experiment.getValue()).isEmpty();
      assertThat(experiment.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Unrecognized");
      assertThat(statsig.getExperimentByGroupName("nope", "Test").getRuleID()).isEmpty();
    }
  }

  @Test
  void theGroupsOfAnExperimentAreListedInOrder() {
    try (Statsig statsig = SPECS.open()) {
      assertThat(statsig.getExperimentGroups("e"))
          .isEqualTo(
              new ExperimentGroupsResult(
                  true,
                  java.util.List.of(
                      new ExperimentGroup("Control", "one", "userID", Map.of("rows", 4L)),
                      new ExperimentGroup("Test", "two", "userID", Map.of("rows", 9L)))));
      assertThat(statsig.getExperimentGroups("c").isExperimentActive()).isNull();
      assertThat(statsig.getExperimentGroups("nope").groups()).isEmpty();
    }
  }

  @Test
  void listsNameEachKindAlone() {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new BytesSource(Fixtures.STOREFRONT.specBytes()))
            .build();
    try (Statsig statsig = new Statsig("", options)) {
      assertThat(statsig.getFeatureGateList()).isEmpty();
      statsig.initialize().join();
      assertThat(statsig.getFeatureGateList())
          .contains("new_checkout")
          .noneMatch(name -> name.startsWith("segment:"))
          .doesNotContain("global_holdout");
      assertThat(statsig.getDynamicConfigList()).hasSize(10).contains("shipping_rates");
      assertThat(statsig.getExperimentList()).hasSize(8).contains("search_ranking");
      assertThat(statsig.getLayerList()).hasSize(4);
      assertThat(statsig.getParameterStoreList()).hasSize(2);
      assertThat(statsig.getAutotuneList()).isEmpty();
    }
  }

  @Test
  void fieldsNeededAreThoseOfTheConditions() {
    try (Statsig statsig = SPECS.open()) {
      assertThat(statsig.getFieldsNeededForGate("g")).containsExactly("email");
      assertThat(statsig.getFieldsNeededForGate("nope")).isEmpty();
      assertThat(statsig.getFieldsNeededForExperiment("e")).isEmpty();
    }
  }
}
