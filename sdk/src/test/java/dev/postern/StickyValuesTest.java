package dev.postern;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user keeps the group of an experiment while it runs. */
class StickyValuesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String ACTIVE = "{'isActive':true,'version':7,'explicitParameters':['p']}";
  private static final String GROUP = "{'groupName':'%s','isExperimentGroup':true}";

  private static final String UNKNOWN = "{'type':'moon_phase'}";

  private final Storage storage = new Storage();

  private static Rule group(String name) {
    return Rule.of("grp" + name, 100, SpecJson.PUBLIC)
        .returning("{'p':'" + name + "'}")
        .with(GROUP.formatted(name));
  }

  private static SpecJson experimentOf(String group) {
    return new SpecJson().experiment("exp", ACTIVE, group(group));
  }

  private Statsig open(SpecJson specs) {
    return specs.open(new StatsigOptions.Builder().setPersistentStorage(storage));
  }

  private GetExperimentOptions kept() {
    return new GetExperimentOptions(storage.getValuesForUser(ANN, "userID"));
  }

  @Test
  void theFirstAnswerIsKeptAndStays() {
    try (Statsig statsig = open(experimentOf("A"))) {
      assertThat(statsig.getExperiment(ANN, "exp", kept()).getGroupName()).isEqualTo("A");
    }
    assertThat(storage.calls).containsExactly("load ann:userID", "save ann:userID exp");
    StickyValues saved = storage.of("exp");
    assertThat(saved.ruleID()).isEqualTo("grpA");
    assertThat(saved.jsonValue()).containsEntry("p", "A");
    assertThat(saved.explicitParameters()).containsExactly("p");
    assertThat(saved.configVersion()).isEqualTo(7);
    assertThat(saved.time()).isEqualTo(1_700_000_000_000L);

    try (Statsig statsig = open(experimentOf("B"))) {
      Experiment experiment = statsig.getExperiment(ANN, "exp", kept());
      assertThat(experiment.getGroupName()).isEqualTo("A");
      assertThat(experiment.getRuleID()).isEqualTo("grpA");
      assertThat(experiment.getString("p", "-")).isEqualTo("A");
      assertThat(experiment.getEvaluationDetails().getReason()).isEqualTo("Persisted");
      assertThat(experiment.getEvaluationDetails().getLcut()).isEqualTo(1_700_000_000_000L);
      assertThat(experiment.getEvaluationDetails().getVersion()).isEqualTo(7);
    }
  }

  @Test
  void withoutTheUsersValuesTheKeptOneIsGivenUp() {
    try (Statsig statsig = open(experimentOf("A"))) {
      statsig.getExperiment(ANN, "exp", kept());
      statsig.getExperiment(ANN, "exp");
    }
    assertThat(storage.calls).last().isEqualTo("delete ann:userID exp");
    assertThat(storage.values.get("ann:userID")).isEmpty();
  }

  @Test
  void anExperimentThatHasEndedGivesUpWhatWasKept() {
    try (Statsig statsig = open(experimentOf("A"))) {
      statsig.getExperiment(ANN, "exp", kept());
    }
    try (Statsig statsig = open(new SpecJson().experiment("exp", "{}", group("B")))) {
      assertThat(statsig.getExperiment(ANN, "exp", kept()).getGroupName()).isEqualTo("B");
    }
    assertThat(storage.calls).last().isEqualTo("delete ann:userID exp");
  }

  @Test
  void aUserWithoutTheIdKeepsNothing() {
    StatsigUser nobody = new StatsigUser.Builder().setEmail("a@b.c").build();
    try (Statsig statsig = open(experimentOf("A"))) {
      statsig.getExperiment(nobody, "exp", new GetExperimentOptions(Map.of()));
      statsig.getExperiment(nobody, "exp");
      statsig.getExperiment(ANN, "unknown");
    }
    assertThat(storage.calls).isEmpty();
  }

  @Test
  void anOverrideComesBeforeAKeptValueAndLeavesItAlone() {
    try (Statsig statsig = open(experimentOf("A"))) {
      statsig.getExperiment(ANN, "exp", kept());
      statsig.overrideExperiment("exp", Map.of("p", "over"));
      assertThat(statsig.getExperiment(ANN, "exp", kept()).getString("p", "-")).isEqualTo("over");
    }
    assertThat(storage.values.get("ann:userID")).containsKey("exp");
  }

  @Test
  void enforcedTargetingDropsAKeptValueOnlyForThoseWhoAreNoLongerTargeted() {
    try (Statsig statsig = open(experimentOf("A"))) {
      statsig.getExperiment(ANN, "exp", kept());
    }
    Rule excluded = Rule.of("targetingGate", 100, SpecJson.PUBLIC).returning("{'p':'out'}");
    SpecJson narrower = new SpecJson().experiment("exp", ACTIVE, excluded, group("B"));
    try (Statsig statsig = open(narrower)) {
      GetExperimentOptions enforcing = kept();
      enforcing.enforceTargeting = true;
      assertThat(statsig.getExperiment(ANN, "exp", kept()).getString("p", "-")).isEqualTo("A");
      assertThat(statsig.getExperiment(ANN, "exp", enforcing).getString("p", "-")).isEqualTo("out");
    }
    assertThat(storage.values.get("ann:userID")).containsKey("exp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type':'unit_id','operator':'any','targetValue':['bob']}", UNKNOWN})
  void enforcedTargetingKeepsTheValueIfNoTargetingRuleHolds(String condition) {
    try (Statsig statsig = open(experimentOf("A"))) {
      statsig.getExperiment(ANN, "exp", kept());
    }
    Rule excluded = Rule.of("targetingGate", 100, condition).returning("{'p':'out'}");
    try (Statsig statsig = open(new SpecJson().experiment("exp", ACTIVE, group("B"), excluded))) {
      GetExperimentOptions enforcing = kept();
      enforcing.enforceTargeting = true;
      assertThat(statsig.getExperiment(ANN, "exp", enforcing).getString("p", "-")).isEqualTo("A");
    }
  }

  @Test
  void enforcedOverridesOfTheProjectComeFirstUnlessTheirShareIsZero() {
    try (Statsig statsig = open(experimentOf("A"))) {
      statsig.getExperiment(ANN, "exp", kept());
    }
    GetExperimentOptions enforcing = kept();
    enforcing.enforceOverrides = true;
    for (int share : List.of(100, 0)) {
      Rule override = Rule.of("x:override", share, SpecJson.PUBLIC).returning("{'p':'forced'}");
      try (Statsig statsig = open(new SpecJson().experiment("exp", ACTIVE, override, group("B")))) {
        assertThat(statsig.getExperiment(ANN, "exp", enforcing).getString("p", "-"))
            .isEqualTo(share == 100 ? "forced" : "A");
      }
    }
  }

  @Test
  void aLayerKeepsWhatItsExperimentDecided() {
    try (Statsig statsig = open(layerOn("A"))) {
      GetLayerOptions options = new GetLayerOptions(storage.getValuesForUser(ANN, "userID"));
      assertThat(statsig.getLayer(ANN, "lay", options).getString("p", "-")).isEqualTo("A");
    }
    assertThat(storage.of("lay").configDelegate()).isEqualTo("exp");

    try (Statsig statsig = open(layerOn("B"))) {
      GetLayerOptions options = new GetLayerOptions(storage.getValuesForUser(ANN, "userID"));
      Layer layer = statsig.getLayer(ANN, "lay", options);
      assertThat(layer.getString("p", "-")).isEqualTo("A");
      assertThat(layer.getAllocatedExperimentName()).isEqualTo("exp");
      assertThat(layer.getEvaluationDetails().getReason()).isEqualTo("Persisted");
    }
  }

  @Test
  void aStorageThatThrowsDoesNotDisturbTheCheck() {
    storage.isBroken = true;
    try (Statsig statsig = open(experimentOf("A"))) {
      GetExperimentOptions options = new GetExperimentOptions(Map.of());
      assertThat(statsig.getExperiment(ANN, "exp", options).getGroupName()).isEqualTo("A");
    }
  }

  @Test
  void valuesAreWrittenAndReadInTheFormOfOfficialSdks() {
    String json =
        "{\"value\":true,\"json_value\":{\"p\":\"c\"},\"rule_id\":\"grpC\","
            + "\"group_name\":\"Control\",\"secondary_exposures\":[{\"gate\":\"g_on\","
            + "\"gateValue\":\"true\",\"ruleID\":\"r1\"}],"
            + "\"undelegated_secondary_exposures\":[],\"config_delegate\":null,"
            + "\"explicit_parameters\":[\"p\"],\"time\":1000,\"config_version\":7}";
    StickyValues values = StickyValues.fromJson(json);
    assertThat(values.toJson()).isEqualTo(json);
    assertThat(values.groupName()).isEqualTo("Control");
    assertThat(StickyValues.fromJson(values.toJson())).isEqualTo(values);
  }

  @Test
  void valuesThatLackARequiredFieldAreRefusedByName() {
    assertThatThrownBy(() -> StickyValues.fromJson("{\"value\":true,\"time\":null}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secondary_exposures");
    assertThatThrownBy(() -> StickyValues.fromJson("[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a JSON object");
  }

  private static SpecJson layerOn(String group) {
    return experimentOf(group)
        .layer(
            "lay",
            "{'p':'default'}",
            "{}",
            Rule.of("alloc", 100, SpecJson.PUBLIC)
                .returning("{}")
                .with("{'configDelegate':'exp'}"));
  }

  /** Keeps values in memory, and a list of what was asked of it. */
  private static final class Storage implements PersistentStorage {
    private final Map<String, Map<String, StickyValues>> values = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private boolean isBroken;

    @Override
    public Map<String, StickyValues> load(String key) {
      calls.add("load " + key);
      return Map.copyOf(values.getOrDefault(key, Map.of()));
    }

    @Override
    public void save(String key, String configName, StickyValues data) {
      fail();
      calls.add("save " + key + " " + configName);
      values.computeIfAbsent(key, k -> new HashMap<>()).put(configName, data);
    }

    @Override
    public void delete(String key, String configName) {
      fail();
      calls.add("delete " + key + " " + configName);
      values.getOrDefault(key, new HashMap<>()).remove(configName);
    }

    private StickyValues of(String name) {
      return requireNonNull(values.getOrDefault("ann:userID", Map.of()).get(name));
    }

    private void fail() {
      if (isBroken) {
        throw new IllegalStateException("disk full");
      }
    }
  }
}
