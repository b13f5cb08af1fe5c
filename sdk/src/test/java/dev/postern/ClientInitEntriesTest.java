package dev.postern;

import static dev.postern.testing.Responses.assertPart;
import static dev.postern.testing.Responses.names;
import static dev.postern.testing.Responses.unhashed;
import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.Responses;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The entries of a response in its first form. */
class ClientInitEntriesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String UNSUPPORTED = "{'type':'moon_phase'}";
  private static final String NOBODY =
      "{'type':'user_field','field':'email','operator':'any','targetValue':['x']}";
  private static final String PASSES_ON = passGate("on");
  private static final String ON_EXPOSED =
      "'secondary_exposures':[{'gate':'on','gateValue':'true','ruleID':'r'}]";

  @Test
  void aResponseHasTheEnginesFieldsInItsOrder() {
    JsonNode response = respond(new SpecJson());
    assertThat(names(response))
        .containsExactly(
            "feature_gates",
            "dynamic_configs",
            "layer_configs",
            "time",
            "has_updates",
            "hash_used",
            "user",
            "sdkInfo",
            "sdkParams",
            "evaluated_keys",
            "param_stores");
    assertThat(response.at("/time").longValue()).isEqualTo(1_700_000_000_000L);
    assertThat(response.at("/has_updates").booleanValue()).isTrue();
    assertThat(names(response.at("/sdkInfo")))
        .containsExactly("sdkType", "sdkVersion", "sessionId");
  }

  @Test
  void aGateHasItsRuleAndTheNestedGatesOnceEach() {
    SpecJson specs =
        on().gate("g", Rule.of("no", 100, PASSES_ON, NOBODY), Rule.of("yes", 100, PASSES_ON));
    assertPart(
        respond(specs),
        "/feature_gates/g",
        "{'name':'g','rule_id':'yes'," + ON_EXPOSED + ",'id_type':'userID','value':true}");
  }

  @Test
  void overridesCountOnlyWhenAskedFor() {
    SpecJson specs =
        on().gate("g", Rule.of("r", 0)).experiment("e", "{'isActive':true}", Rule.of("r", 100));
    ClientInitResponseOptions options = new ClientInitResponseOptions(HashAlgo.NONE, true);
    try (Statsig statsig = specs.open()) {
      statsig.overrideGate("g", true);
      statsig.overrideExperiment("e", Map.of("p", "c"));
      JsonNode with = Responses.parse(statsig.getClientInitializeResponse(ANN, options));
      assertPart(
          with,
          "/feature_gates/g",
          "{'name':'g','rule_id':'override','secondary_exposures':[],'value':true}");
      assertPart(
          with,
          "/dynamic_configs/e",
          "{'name':'e','rule_id':'override','secondary_exposures':[],'id_type':'',"
              + "'value':{'p':'c'},'is_device_based':false,'is_experiment_active':false,"
              + "'is_user_in_experiment':false}");
      JsonNode without =
          Responses.parse(
              statsig.getClientInitializeResponse(
                  ANN, new ClientInitResponseOptions(HashAlgo.NONE)));
      assertThat(without.at("/feature_gates/g/rule_id").textValue()).isEqualTo("r");
    }
  }

  @Test
  void anUnsupportedGateIsFalseWithoutRuleAndExposures() {
    SpecJson specs = on().gate("g", Rule.of("r", 100, PASSES_ON, UNSUPPORTED));
    assertPart(
        respond(specs),
        "/feature_gates/g",
        "{'name':'g','rule_id':'','secondary_exposures':[],'id_type':'userID','value':false}");
  }

  @Test
  void segmentsAndHoldoutsAreLeftOutButHoldoutsAreExposed() {
    SpecJson specs = new SpecJson().gate("h", Rule.of("r", 0)).gate("segment:s", Rule.of("r", 100));
    specs.gate(
        "g", Rule.of("r", 100, passGate("segment:s"), "{'type':'fail_gate','targetValue':'h'}"));
    String json =
        specs
            .json()
            .replace(
                "\"h\":{\"type\":\"feature_gate\",\"entity\":\"feature_gate\"",
                entity("h", "holdout"))
            .replace(
                "\"segment:s\":{\"type\":\"feature_gate\",\"entity\":\"feature_gate\"",
                entity("segment:s", "segment"));
    JsonNode response = respond(json);
    assertThat(names(response.at("/feature_gates"))).containsExactly("g");
    assertPart(
        response,
        "/feature_gates/g/secondary_exposures",
        "[{'gate':'h','gateValue':'false','ruleID':'r'}]");
  }

  @Test
  void aDynamicConfigTellsWhetherItPassed() {
    SpecJson specs =
        on().config(
                "c", "{'p':0}", Rule.of("r", 100, PASSES_ON).returning("{'p':1,'q':[1.5,null]}"))
            .config("d", "{'p':0}", Rule.of("r", 0).returning("{'p':1}"));
    JsonNode response = respond(specs);
    assertPart(
        response,
        "/dynamic_configs/c",
        "{'name':'c','rule_id':'r',"
            + ON_EXPOSED
            + ",'id_type':'userID','value':{'p':1,'q':[1.5,null]},'is_device_based':false,"
            + "'passed':true}");
    assertPart(
        response,
        "/dynamic_configs/d",
        "{'name':'d','rule_id':'r','secondary_exposures':[],'id_type':'userID','value':{'p':0},"
            + "'is_device_based':false,'passed':false}");
  }

  @Test
  void anUnsupportedConfigHasNoValue() {
    SpecJson specs = new SpecJson().config("c", "{'p':0}", Rule.of("r", 100, UNSUPPORTED));
    assertPart(
        respond(specs),
        "/dynamic_configs/c",
        "{'name':'c','rule_id':'','secondary_exposures':[],'id_type':'userID','value':null,"
            + "'is_device_based':false,'passed':false}");
  }

  @Test
  void anExperimentTellsOfItsGroupAndItsLayer() {
    SpecJson specs =
        new SpecJson()
            .experiment(
                "e",
                "{'isActive':true,'hasSharedParams':true,'explicitParameters':['p'],"
                    + "'idType':'stableID'}",
                group("r", "{'p':1}"));
    assertPart(
        respond(specs),
        "/dynamic_configs/e",
        "{'name':'e','rule_id':'r','secondary_exposures':[],'id_type':'stableID','value':{'p':1},"
            + "'is_device_based':true,'is_in_layer':true,'explicit_parameters':['p'],"
            + "'group_name':'Test','is_experiment_active':true,'is_user_in_experiment':true}");
  }

  @Test
  void anAutotuneTellsNothingOfActivity() {
    SpecJson specs = new SpecJson().experiment("a", "{'entity':'autotune','isActive':true}");
    assertPart(
        respond(specs),
        "/dynamic_configs/a",
        "{'name':'a','rule_id':'default','secondary_exposures':[],'id_type':'userID','value':{},"
            + "'is_device_based':false}");
  }

  @Test
  void aMappedExperimentKeepsItsNameAndIsTheOtherInEverythingElse() {
    SpecJson specs =
        new SpecJson()
            .experiment("from", "{'isActive':true,'explicitParameters':['f']}")
            .experiment(
                "to",
                "{'hasSharedParams':true,'explicitParameters':['t'],'idType':'stableid'}",
                group("r", "{'p':2}"));
    assertPart(
        respond(mapped(specs, "from", "to")),
        "/dynamic_configs/from",
        "{'name':'from','rule_id':'r','secondary_exposures':[],'id_type':'stableid',"
            + "'value':{'p':2},'is_device_based':true,'is_in_layer':true,"
            + "'explicit_parameters':['t'],'group_name':'Test','is_experiment_active':false,"
            + "'is_user_in_experiment':true}");
  }

  @Test
  void aContextualBanditStandsAmongTheConfigsInPlaceOfANamesake() {
    SpecJson specs =
        new SpecJson()
            .config("b", "{'old':true}")
            .put(
                "cmab_configs",
                "{'b':{'salt':'s','enabled':false,'defaultValue':{'p':0},'idType':'userID',"
                    + "'sampleRate':0,'higherIsBetter':true,'groups':[]}}");
    assertPart(
        respond(specs),
        "/dynamic_configs/b",
        "{'name':'b','rule_id':'prestart','secondary_exposures':[],'id_type':'userID',"
            + "'value':{'p':0},'is_device_based':false}");
  }

  @Test
  void aLayerTellsOfTheExperimentThatDecidedAndOfExposuresFromBeforeIt() {
    SpecJson specs =
        on().gate("off")
            .experiment(
                "e",
                "{'isActive':true,'explicitParameters':['p'],'idType':'stableID'}",
                Rule.of("no", 100, passGate("off")),
                group("r", "{'p':1}"))
            .layer("l", "{'p':0}", "{}", delegating("lr", "e", PASSES_ON));
    assertPart(
        respond(specs),
        "/layer_configs/l",
        "{'name':'l','rule_id':'r','secondary_exposures':[{'gate':'on','gateValue':'true',"
            + "'ruleID':'r'},{'gate':'off','gateValue':'false','ruleID':'default'}],"
            + "'value':{'p':1},'id_type':'userID','is_device_based':false,'group_name':'Test',"
            + "'is_experiment_active':true,'is_user_in_experiment':true,"
            + "'allocated_experiment_name':'e','explicit_parameters':['p'],"
            + "'undelegated_secondary_exposures':[{'gate':'on','gateValue':'true','ruleID':'r'}]}");
  }

  @Test
  void allExposuresCountAsUndelegatedWhenTheExperimentMayBeMapped() {
    SpecJson specs =
        on().experiment("to", "{}", group("r", "{'p':2}"))
            .experiment("e", "{'explicitParameters':['p']}", group("r", "{'p':1}", PASSES_ON))
            .layer("l", "{'p':0}", "{}", delegating("lr", "e"));
    JsonNode plain = respond(specs);
    assertPart(plain, "/layer_configs/l/undelegated_secondary_exposures", "[]");
    JsonNode untaken = respond(mapped(specs, "e", "to", NOBODY));
    assertThat(untaken.at("/layer_configs/l/undelegated_secondary_exposures"))
        .isEqualTo(untaken.at("/layer_configs/l/secondary_exposures"))
        .hasSize(1);
    JsonNode taken = respond(mapped(specs, "e", "to"));
    assertPart(taken, "/layer_configs/l/explicit_parameters", "['p']");
    assertPart(taken, "/layer_configs/l/value", "{'p':2}");
  }

  @Test
  void aLayerWithoutExperimentHasItsOwnExplicitParameters() {
    SpecJson specs =
        on().layer(
                "l",
                "{'p':0}",
                "{'explicitParameters':['own']}",
                Rule.of("r", 100, PASSES_ON).returning("{'p':3}"))
            .layer("unknown", "{}", "{}", delegating("r", "nope").returning("{'p':4}"));
    JsonNode response = respond(specs);
    assertPart(
        response,
        "/layer_configs/l",
        "{'name':'l','rule_id':'r',"
            + ON_EXPOSED
            + ",'value':{'p':3},'id_type':'userID','is_device_based':false,"
            + "'explicit_parameters':['own'],'undelegated_"
            + ON_EXPOSED.substring(1)
            + "}");
    assertPart(
        response,
        "/layer_configs/unknown",
        "{'name':'unknown','rule_id':'r','secondary_exposures':[],'value':{'p':4},"
            + "'id_type':'userID','is_device_based':false,'explicit_parameters':[],"
            + "'undelegated_secondary_exposures':[]}");
  }

  @Test
  void aLayerThatMergesRulesTellsWhichRuleSetEachParameter() {
    SpecJson specs =
        on().experiment("e", "{'isActive':true}", group("r", "{'p':1}"))
            .layer(
                "l",
                "{'p':0,'q':0,'z':0}",
                "{'useNewLayerEval':true}",
                delegating("lr", "e", PASSES_ON),
                Rule.of("more", 100).returning("{'q':2}"));
    assertPart(
        respond(specs),
        "/layer_configs/l",
        "{'name':'l','rule_id':'lr',"
            + ON_EXPOSED
            + ",'value':{'p':1,'q':2,'z':0},'id_type':'userID','is_device_based':false,"
            + "'group_name':'Test','is_experiment_active':false,'is_user_in_experiment':false,"
            + "'allocated_experiment_name':'e','explicit_parameters':[],"
            + "'undelegated_secondary_exposures':[],"
            + "'parameter_rule_ids':{'p':'lr','q':'more','z':'default'}}");
  }

  @Test
  void aClientCannotBeAskedForItsExperimentGroup() {
    SpecJson specs =
        new SpecJson()
            .experiment("e", "{}", group("r", "{}"))
            .gate(
                "g",
                Rule.of(
                    "r",
                    100,
                    "{'type':'experiment_group','field':'e','operator':'any','targetValue':['Test']}"));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      assertPart(Responses.of(statsig, ANN, unhashed()), "/feature_gates/g/rule_id", "''");
    }
  }

  @Test
  void aParameterStoreIsHandedOnWithoutItsMetadata() {
    SpecJson specs =
        new SpecJson()
            .put(
                "param_stores",
                "{'s':{'version':3,'parameters':{"
                    + "'v':{'ref_type':'static','param_type':'number','value':1,'more':true},"
                    + "'g':{'ref_type':'gate','param_type':'string','gate_name':'on',"
                    + "'pass_value':'P','fail_value':null},"
                    + "'l':{'ref_type':'layer','param_type':'string','layer_name':'l',"
                    + "'param_name':'p'}}}}");
    assertPart(
        respond(specs),
        "/param_stores",
        "{'s':{'v':{'name':'v','ref_type':'static','param_type':'number','value':1},"
            + "'g':{'name':'g','ref_type':'gate','param_type':'string','gate_name':'on',"
            + "'pass_value':'P','fail_value':null},"
            + "'l':{'name':'l','ref_type':'layer','param_type':'string','layer_name':'l',"
            + "'param_name':'p'}}}");
  }

  private static SpecJson on() {
    return new SpecJson().gate("on", Rule.of("r", 100));
  }

  private static String passGate(String name) {
    return "{'type':'pass_gate','targetValue':'%s'}".formatted(name);
  }

  private static Rule group(String id, String value, String... conditions) {
    return Rule.of(id, 100, conditions)
        .returning(value)
        .with("{'groupName':'Test','isExperimentGroup':true}");
  }

  private static Rule delegating(String id, String experiment, String... conditions) {
    return Rule.of(id, 100, conditions)
        .returning("{}")
        .with("{'configDelegate':'%s'}".formatted(experiment));
  }

  private static SpecJson mapped(SpecJson specs, String from, String to) {
    return mapped(specs, from, to, PUBLIC);
  }

  /** Maps those for whom the condition holds. */
  private static SpecJson mapped(SpecJson specs, String from, String to, String condition) {
    specs.gate("carries-the-condition", Rule.of("r", 100, condition));
    return specs
        .put(
            "overrides",
            "{'%s':[{'new_config_name':'%s','rules':[{'rule_name':'all'}]}]}".formatted(from, to))
        .put(
            "override_rules",
            "{'all':{'name':'all','id':'all','passPercentage':100,'returnValue':true,"
                + "'conditions':['%s'],'idType':'userID'}}"
                    .formatted(SpecJson.conditionId(condition)));
  }

  private static String entity(String name, String entity) {
    return "\"%s\":{\"type\":\"feature_gate\",\"entity\":\"%s\"".formatted(name, entity);
  }

  private static JsonNode respond(SpecJson specs) {
    return Responses.of(specs, ANN, unhashed());
  }

  private static JsonNode respond(String specs) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new dev.postern.testing.BytesSource(specs))
            .build();
    try (Statsig statsig = new Statsig("", options)) {
      statsig.initialize().join();
      return Responses.of(statsig, ANN, unhashed());
    }
  }
}
