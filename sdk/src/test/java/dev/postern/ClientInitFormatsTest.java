package dev.postern;

import static dev.postern.testing.Responses.assertPart;
import static dev.postern.testing.Responses.names;
import static dev.postern.testing.Responses.unhashed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.Responses;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes of names and the other two forms, with values that the official SDK gave. */
class ClientInitFormatsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Test
  void djb2IsTheDefault() {
    JsonNode response = Responses.of(specs(), ANN, new ClientInitResponseOptions());
    assertThat(response.at("/hash_used").textValue()).isEqualTo("djb2");
    assertPart(
        response,
        "/feature_gates/3163319",
        "{'name':'3163319','rule_id':'r1','secondary_exposures':[],'id_type':'userID',"
            + "'value':true}");
    assertThat(names(response.at("/dynamic_configs"))).contains("2985420531");
    assertPart(
        response,
        "/layer_configs/106916/secondary_exposures",
        "[{'gate':'3163319','gateValue':'true','ruleID':'r1'}]");
    assertPart(response, "/layer_configs/106916/allocated_experiment_name", "'2985420531'");
    assertPart(response, "/layer_configs/106916/explicit_parameters", "['lp']");
    assertPart(response, "/param_stores/3587/g/gate_name", "'3163319'");
    assertPart(response, "/param_stores/3587/g/name", "'g'");
  }

  @Test
  void sha256IsWrittenInBase64() {
    JsonNode response = Responses.of(specs(), ANN, new ClientInitResponseOptions(HashAlgo.SHA256));
    assertThat(response.at("/hash_used").textValue()).isEqualTo("sha256");
    assertThat(names(response.at("/feature_gates")))
        .containsExactly("MVXrPZfy42v7ORekeVAE7KPKYA2qT8EOdxUGxrRpCw0=");
  }

  @Test
  void namesBeyondTheBasicPlaneAreHashedByCodePoint() {
    SpecJson specs = new SpecJson().gate("\uD83D\uDE00", Rule.of("r", 100));
    JsonNode response = Responses.of(specs, ANN, new ClientInitResponseOptions());
    assertThat(names(response.at("/feature_gates"))).containsExactly("128512");
  }

  @Test
  void nullOptionsCountAsDefaults() {
    ClientInitResponseOptions options = new ClientInitResponseOptions((HashAlgo) null);
    options.setResponseFormat(null);
    try (Statsig statsig = specs().open()) {
      assertThat(statsig.getClientInitializeResponse(ANN, options))
          .isEqualTo(statsig.getClientInitializeResponse(ANN));
    }
  }

  @Test
  void exposuresAreWrittenOnceInTheSecondForm() {
    ClientInitResponseOptions options =
        unhashed(GCIRResponseFormat.InitializeWithSecondaryExposureMapping);
    JsonNode response = Responses.of(specs(), ANN, options);
    assertPart(response, "/layer_configs/lay/secondary_exposures", "['1159112616']");
    assertPart(response, "/layer_configs/lay/undelegated_secondary_exposures", "['1159112616']");
    assertPart(
        response, "/exposures", "{'1159112616':{'gate':'g_on','gateValue':'true','ruleID':'r1'}}");
    assertThat(names(response.at("/layer_configs/merged"))).doesNotContain("parameter_rule_ids");
  }

  @Test
  void everythingIsShortInTheThirdForm() {
    JsonNode response = Responses.of(specs(), ANN, unhashed(GCIRResponseFormat.InitializeV2));
    assertPart(response, "/feature_gates", "{'g_on':{'r':'r1','i':'userID','v':true}}");
    assertPart(
        response,
        "/dynamic_configs",
        "{'dc':{'i':'userID','v':'0','p':false},"
            + "'exp_dev':{'r':'grpD','s':['0'],'i':'stableID','v':'1','gn':'Test','ea':true,"
            + "'ue':true}}");
    assertPart(
        response,
        "/layer_configs",
        "{'lay':{'r':'grpD','s':['0'],'v':'1','i':'userID','gn':'Test','ea':true,'ue':true,"
            + "'ae':'exp_dev','ep':['lp'],'us':['0']},"
            + "'merged':{'v':'2','i':'userID'}}");
    assertPart(response, "/exposures", "{'0':{'gate':'g_on','gateValue':'true','ruleID':'r1'}}");
    assertPart(response, "/values", "{'0':{'p':0},'1':{'lp':'d'},'2':{'m':1}}");
    assertPart(response, "/response_format", "'init-v2'");
  }

  @Test
  void exposuresOfBanditsAreHashedLikeAllOthers() {
    SpecJson specs =
        new SpecJson()
            .gate("g_on")
            .put(
                "cmab_configs",
                "{'b':{'salt':'s','enabled':true,'defaultValue':{},'idType':'userID',"
                    + "'sampleRate':0,'higherIsBetter':true,'targetingGateName':'g_on',"
                    + "'groups':[{'id':'i','name':'n','parameterValues':{}}]}}");
    ClientInitResponseOptions options = new ClientInitResponseOptions();
    options.setResponseFormat(GCIRResponseFormat.InitializeV2);
    assertPart(
        Responses.of(specs, ANN, options),
        "/exposures",
        "{'0':{'gate':'3163319','gateValue':'false','ruleID':'default'}}");
  }

  @Test
  void idTypesCanBeLeftOut() {
    for (GCIRResponseFormat format : GCIRResponseFormat.values()) {
      ClientInitResponseOptions options = unhashed(format);
      options.setRemoveIDType(true);
      JsonNode response = Responses.of(specs(), ANN, options);
      for (String section : List.of("feature_gates", "dynamic_configs", "layer_configs")) {
        assertThat(response.get(section)).isNotEmpty();
        for (JsonNode entry : response.get(section)) {
          assertThat(names(entry)).doesNotContain("id_type", "i");
        }
      }
    }
  }

  private static SpecJson specs() {
    String passesOn = "{'type':'pass_gate','targetValue':'g_on'}";
    return new SpecJson()
        .gate("g_on", Rule.of("r1", 100))
        .config("dc", "{'p':0}")
        .experiment(
            "exp_dev",
            "{'isActive':true,'explicitParameters':['lp'],'idType':'stableID'}",
            Rule.of("grpD", 100, passesOn)
                .returning("{'lp':'d'}")
                .with("{'groupName':'Test','isExperimentGroup':true}"))
        .layer(
            "lay",
            "{'lp':'dl'}",
            "{}",
            Rule.of("lr", 100, passesOn).returning("{}").with("{'configDelegate':'exp_dev'}"))
        .layer("merged", "{'m':1}", "{'useNewLayerEval':true}")
        .put(
            "param_stores",
            "{'ps':{'parameters':{'g':{'ref_type':'gate','param_type':'string','gate_name':'g_on',"
                + "'pass_value':1,'fail_value':0}}}}");
  }
}
