package dev.postern;

import static dev.postern.testing.Responses.names;
import static dev.postern.testing.Responses.unhashed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.Responses;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is in a response: filters by name, by app and by what clients do not need. */
class ClientInitSelectionTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Test
  void eachFilterIsForOneKind() {
    ClientInitResponseOptions options = unhashed();
    options.setFeatureGateFilter(Set.of("g1"));
    options.setExperimentFilter(Set.of("e1"));
    options.setDynamicConfigFilter(Set.of("c1"));
    options.setLayerFilter(Set.of("l1"));
    options.setParamStoreFilter(Set.of("s1"));
    JsonNode response = Responses.of(pairs(), ANN, options);
    assertThat(names(response.at("/feature_gates"))).containsExactly("g1");
    assertThat(names(response.at("/dynamic_configs"))).containsExactly("c1", "e1", "tune");
    assertThat(names(response.at("/layer_configs"))).containsExactly("l1");
    assertThat(names(response.at("/param_stores"))).containsExactly("s1");
  }

  @Test
  void anEmptyFilterLeavesOutAllButWhatHasNoFilter() {
    ClientInitResponseOptions options = unhashed();
    options.setFeatureGateFilter(Set.of());
    options.setExperimentFilter(Set.of());
    options.setDynamicConfigFilter(Set.of());
    JsonNode response = Responses.of(pairs(), ANN, options);
    assertThat(names(response.at("/feature_gates"))).isEmpty();
    assertThat(names(response.at("/dynamic_configs"))).containsExactly("tune");
    assertThat(names(response.at("/layer_configs"))).containsExactly("l1", "l2");
  }

  @Test
  void aBanditPassesTheFilterOfExperiments() {
    ClientInitResponseOptions options = unhashed();
    options.setExperimentFilter(Set.of("e1"));
    JsonNode response = Responses.of(pairs(), ANN, options);
    assertThat(names(response.at("/dynamic_configs"))).doesNotContain("bandit");
    assertThat(names(respond(unhashed()).at("/dynamic_configs"))).contains("bandit");
  }

  @Test
  void aFilterCanBeTakenBack() {
    ClientInitResponseOptions options = unhashed();
    options.setLayerFilter(Set.of());
    options.setLayerFilter(null);
    assertThat(names(Responses.of(pairs(), ANN, options).at("/layer_configs"))).hasSize(2);
  }

  @Test
  void gatesThatAreFalseByDefaultCanBeLeftOut() {
    ClientInitResponseOptions options = unhashed();
    options.setRemoveDefaultValueGates(true);
    SpecJson specs =
        new SpecJson()
            .gate("default")
            .gate("on", Rule.of("r", 100))
            .gate("rollout", Rule.of("r", 0))
            .gate("exposed", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'default'}"));
    String disabled = "\"salt\":\"salt-of-disabled\",\"enabled\":";
    String json = specs.gate("disabled").json().replace(disabled + "true", disabled + "false");
    try (Statsig statsig = open(json)) {
      assertThat(names(Responses.of(statsig, ANN, options).at("/feature_gates")))
          .containsExactly("on", "rollout", "exposed", "disabled");
    }
  }

  @Test
  void experimentsInLayersCanBeLeftOut() {
    ClientInitResponseOptions options = unhashed();
    options.setRemoveExperimentsInLayers(true);
    SpecJson specs =
        new SpecJson()
            .experiment("in", "{'hasSharedParams':true}")
            .experiment("out", "{'hasSharedParams':false}");
    assertThat(names(Responses.of(specs, ANN, options).at("/dynamic_configs")))
        .containsExactly("out");
  }

  @Test
  void aClientKeyKeepsOnlyWhatIsForItsApp() {
    JsonNode response = Responses.of(apps(), ANN, withKey("client-a"));
    assertThat(names(response.at("/dynamic_configs"))).containsExactly("a", "both");
    assertThat(names(response.at("/param_stores"))).containsExactly("for-a");
  }

  @Test
  void anUnknownClientKeyLeavesNothingOut() {
    JsonNode response = Responses.of(apps(), ANN, withKey("client-unknown"));
    assertThat(names(response.at("/dynamic_configs")))
        .containsExactly("none", "empty", "a", "b", "both");
  }

  @Test
  void withoutAnyKeyTheAppOfTheFileLeavesNothingOut() {
    JsonNode response = Responses.of(apps(), ANN, unhashed());
    assertThat(names(response.at("/dynamic_configs"))).hasSize(5);
  }

  @Test
  void aNamedAppComesBeforeThatOfTheKeyUnlessItIsEmpty() {
    ClientInitResponseOptions options = withKey("client-a");
    options.setTargetAppID("appB");
    assertThat(names(Responses.of(apps(), ANN, options).at("/dynamic_configs")))
        .containsExactly("b", "both");
    options.setTargetAppID("");
    assertThat(names(Responses.of(apps(), ANN, options).at("/dynamic_configs")))
        .containsExactly("a", "both");
  }

  @Test
  void aHashedKeyComesBeforeTheKeyAsItIs() {
    // 908407519 is the djb2 hash of client-a.
    SpecJson specs = apps().put("hashed_sdk_keys_to_app_ids", "{'908407519':'appB'}");
    assertThat(names(Responses.of(specs, ANN, withKey("client-a")).at("/dynamic_configs")))
        .containsExactly("b", "both");
    specs.put("hashed_sdk_keys_to_app_ids", "{'1':'appB'}");
    assertThat(names(Responses.of(specs, ANN, withKey("client-a")).at("/dynamic_configs")))
        .hasSize(5);
  }

  @Test
  void anAppIdThatIsANumberCountsByItsText() {
    SpecJson specs =
        new SpecJson()
            .put("sdk_keys_to_app_ids", "{'client-a':7}")
            .experiment("seven", "{'targetAppIDs':['7']}")
            .experiment("eight", "{'targetAppIDs':['8']}");
    assertThat(names(Responses.of(specs, ANN, withKey("client-a")).at("/dynamic_configs")))
        .containsExactly("seven");
  }

  @Test
  void conditionsOnTheAppSeeThatOfTheClient() {
    SpecJson specs =
        apps()
            .experiment(
                "asks",
                "{'targetAppIDs':['appA','appB']}",
                Rule.of(
                    "in-a", 100, "{'type':'target_app','operator':'any','targetValue':['appA']}"),
                Rule.of("elsewhere", 100));
    assertThat(ruleOf(specs, unhashed())).isEqualTo("elsewhere");
    assertThat(ruleOf(specs, withKey("client-a"))).isEqualTo("in-a");
    try (Statsig statsig = specs.open()) {
      for (int i = 0; i < 3; i++) {
        Responses.of(statsig, ANN, withKey("client-a"));
        assertThat(statsig.getExperiment(ANN, "asks").getRuleID()).isEqualTo("elsewhere");
      }
    }
  }

  private static String ruleOf(SpecJson specs, ClientInitResponseOptions options) {
    return Responses.of(specs, ANN, options).at("/dynamic_configs/asks/rule_id").textValue();
  }

  private static ClientInitResponseOptions withKey(String key) {
    ClientInitResponseOptions options = new ClientInitResponseOptions(HashAlgo.NONE, key);
    assertThat(options.clientSDKKey).isEqualTo(key);
    return options;
  }

  private static JsonNode respond(ClientInitResponseOptions options) {
    return Responses.of(pairs(), ANN, options);
  }

  private static Statsig open(String json) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new dev.postern.testing.BytesSource(json))
            .build();
    Statsig statsig = new Statsig("", options);
    statsig.initialize().join();
    return statsig;
  }

  /** Two of each kind. */
  private static SpecJson pairs() {
    return new SpecJson()
        .gate("g1")
        .gate("g2")
        .config("c1", "{}")
        .config("c2", "{}")
        .experiment("e1", "{}")
        .experiment("e2", "{}")
        .experiment("tune", "{'entity':'autotune'}")
        .layer("l1", "{}", "{}")
        .layer("l2", "{}", "{}")
        .put(
            "cmab_configs",
            "{'bandit':{'salt':'s','enabled':false,'defaultValue':{},'idType':'userID',"
                + "'sampleRate':0,'higherIsBetter':true,'groups':[]}}")
        .put("param_stores", "{'s1':{'parameters':{}},'s2':{'parameters':{}}}");
  }

  private static SpecJson apps() {
    return new SpecJson()
        .put("app_id", "'own'")
        .put("sdk_keys_to_app_ids", "{'client-a':'appA','client-b':'appB'}")
        .experiment("none", "{}")
        .experiment("empty", "{'targetAppIDs':[]}")
        .experiment("a", "{'targetAppIDs':['appA']}")
        .experiment("b", "{'targetAppIDs':['appB']}")
        .experiment("both", "{'targetAppIDs':['appB','appA']}")
        .put(
            "param_stores",
            "{'for-a':{'parameters':{},'targetAppIDs':['appA']},'for-all':{'parameters':{}}}");
  }
}
