package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameters that stand for values of their own, or for those of other entities. */
class ParameterStoreTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String STORE =
      "{'s':{'parameters':{"
          + "'text':{'ref_type':'static','param_type':'string','value':'hello'},"
          + "'whole':{'ref_type':'static','param_type':'number','value':3},"
          + "'real':{'ref_type':'static','param_type':'number','value':3.0},"
          + "'nothing':{'ref_type':'static','param_type':'string','value':null},"
          + "'list':{'ref_type':'static','param_type':'array','value':[1,2]},"
          + "'map':{'ref_type':'static','param_type':'object','value':{'a':1}},"
          + "'on':{'ref_type':'gate','param_type':'string','gate_name':'on',"
          + "'pass_value':'yes','fail_value':'no'},"
          + "'unknownGate':{'ref_type':'gate','param_type':'string','gate_name':'none',"
          + "'pass_value':'yes','fail_value':'no'},"
          + "'config':{'ref_type':'dynamic_config','param_type':'string','config_name':'c',"
          + "'param_name':'p'},"
          + "'unknownConfig':{'ref_type':'dynamic_config','param_type':'string',"
          + "'config_name':'none','param_name':'p'},"
          + "'experiment':{'ref_type':'experiment','param_type':'string','experiment_name':'e',"
          + "'param_name':'p'},"
          + "'layer':{'ref_type':'layer','param_type':'string','layer_name':'l',"
          + "'param_name':'p'}}}}";

  private static SpecJson specs() {
    return new SpecJson()
        .gate("on", Rule.of("r", 100, SpecJson.PUBLIC))
        .config("c", "{'p':'of the config'}")
        .experiment("e", "{}", Rule.of("r", 100, SpecJson.PUBLIC).returning("{'p':'of e'}"))
        .layer("l", "{'p':'of the layer'}", "{}")
        .put("param_stores", STORE);
  }

  @Test
  void aParameterHasTheValueOfWhatItRefersTo() {
    try (Statsig statsig = specs().open()) {
      ParameterStore store = statsig.getParameterStore(ANN, "s");
      assertThat(store.getString("text", "-")).isEqualTo("hello");
      assertThat(store.getString("on", "-")).isEqualTo("yes");
      assertThat(store.getString("unknownGate", "-")).isEqualTo("no");
      assertThat(store.getString("config", "-")).isEqualTo("of the config");
      assertThat(store.getString("experiment", "-")).isEqualTo("of e");
      assertThat(store.getString("layer", "-")).isEqualTo("of the layer");
    }
  }

  @Test
  void whatIsMissingNullOrOfAnotherTypeGivesTheFallback() {
    try (Statsig statsig = specs().open()) {
      ParameterStore store = statsig.getParameterStore(ANN, "s");
      assertThat(store.getString("nothing", "-")).isEqualTo("-");
      assertThat(store.getString("unknownConfig", "-")).isEqualTo("-");
      assertThat(store.getString("absent", "-")).isEqualTo("-");
      assertThat(store.getString("whole", "-")).isEqualTo("-");
      assertThat(store.getBoolean("text", true)).isTrue();
    }
  }

  @Test
  void onlyANumberWithoutAFractionIsAnInteger() {
    try (Statsig statsig = specs().open()) {
      ParameterStore store = statsig.getParameterStore(ANN, "s");
      assertThat(store.getInt("whole", 7)).isEqualTo(3);
      assertThat(store.getLong("whole", 7)).isEqualTo(3);
      assertThat(store.getDouble("whole", 7)).isEqualTo(3);
      assertThat(store.getInt("real", 7)).isEqualTo(7);
      assertThat(store.getLong("real", 7)).isEqualTo(7);
      assertThat(store.getDouble("real", 7)).isEqualTo(3);
    }
  }

  @Test
  void theClientHasAGetterForEachType() {
    try (Statsig statsig = specs().open()) {
      assertThat(statsig.getStringFromParameterStore(ANN, "s", "text", "-")).isEqualTo("hello");
      assertThat(statsig.getBooleanFromParameterStore(ANN, "s", "text", true)).isTrue();
      assertThat(statsig.getDoubleFromParameterStore(ANN, "s", "real", 7)).isEqualTo(3);
      assertThat(statsig.getLongFromParameterStore(ANN, "s", "whole", 7)).isEqualTo(3);
      assertThat(statsig.getIntFromParameterStore(ANN, "s", "whole", 7)).isEqualTo(3);
      assertThat(statsig.getArrayFromParameterStore(ANN, "s", "list", new Object[0]))
          .containsExactly(1L, 2L);
      assertThat(statsig.getMapFromParameterStore(ANN, "s", "map", Map.of()))
          .containsEntry("a", 1L);
    }
  }

  @Test
  void anUnknownStoreHasNoParametersAndSaysSo() {
    try (Statsig statsig = specs().open()) {
      ParameterStore store = statsig.getParameterStore(ANN, "none");
      assertThat(store.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Unrecognized");
      assertThat(store.getString("text", "-")).isEqualTo("-");
      assertThat(statsig.getParameterStore(ANN, "s").getEvaluationDetails().getReason())
          .isEqualTo("Bootstrap:Recognized");
    }
  }

  @Test
  void anOverrideReplacesTheWholeStore() {
    try (Statsig statsig = specs().open()) {
      statsig.overrideParameterStore(
          "s",
          Map.of(
              "text",
              "own",
              "gated",
              Map.of(
                  "ref_type", "gate",
                  "param_type", "number",
                  "gate_name", "on",
                  "pass_value", 1,
                  "fail_value", 2)),
          "ann");
      ParameterStore store = statsig.getParameterStore(ANN, "s");
      assertThat(store.getString("text", "-")).isEqualTo("own");
      assertThat(store.getLong("gated", 7)).isEqualTo(1);
      assertThat(store.getString("config", "-")).isEqualTo("-");
      assertThat(statsig.getStringFromParameterStore(StatsigUser.of("bob"), "s", "text", "-"))
          .isEqualTo("hello");

      statsig.removeParameterStoreOverride("s");
      assertThat(store.getString("config", "-")).isEqualTo("of the config");
    }
  }

  @Test
  void anOverrideAlsoMakesAStoreThatTheSpecsDoNotHave() {
    try (Statsig statsig = specs().open()) {
      try (OverrideScope scope = statsig.overrides().open()) {
        scope.parameterStore("new", Map.of("list", List.of(1)), OverrideTarget.everyone());
        assertThat(statsig.getArrayFromParameterStore(ANN, "new", "list", new Object[0]))
            .containsExactly(1L);
      }
      assertThat(statsig.getArrayFromParameterStore(ANN, "new", "list", new Object[0])).isEmpty();
    }
  }
}
