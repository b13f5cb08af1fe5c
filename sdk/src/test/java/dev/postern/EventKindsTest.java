package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of event tells. */
class EventKindsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String TIMES = "'lcut':'1700000000000','receivedAt':'1772600767000'";
  private static final String FROM = "'reason':'Bootstrap:Recognized'," + TIMES;

  private static SpecJson specs() {
    return new SpecJson()
        .gate("inner", Rule.of("ri", 100, SpecJson.PUBLIC))
        .gate("outer", Rule.of("ro", 100, nested("inner")))
        .config("config", "{'p':1}", Rule.of("rc", 100, SpecJson.PUBLIC).returning("{'p':2}"))
        .experiment(
            "experiment",
            "{'version':7,'explicitParameters':['ep']}",
            Rule.of("group", 100, nested("inner"))
                .returning("{'ep':1,'im':2}")
                .with("{'groupName':'Test','isExperimentGroup':true}"))
        .layer(
            "layer",
            "{'ep':0,'im':0,'own':0}",
            "{'version':3}",
            Rule.of("delegates", 100, nested("inner"))
                .returning("{'ep':0,'im':0,'own':5}")
                .with("{'configDelegate':'experiment'}"))
        .layer("plain", "{'x':1}", "{}", Rule.of("rp", 100, SpecJson.PUBLIC).returning("{'x':2}"))
        .put("experiment_to_layer", "{'experiment':'layer'}");
  }

  private static String nested(String gate) {
    return "{'type':'pass_gate','targetValue':'" + gate + "'}";
  }

  @Test
  void aGate() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "outer");
      assertThat(client.event())
          .isEqualTo(
              json(
                  "{'eventName':'statsig::gate_exposure','value':null,'metadata':{"
                      + FROM
                      + ",'gate':'outer','gateValue':'true','ruleID':'ro'},'statsigMetadata':{},"
                      + "'user':{'userID':'ann'},'time':1772600767000,'secondaryExposures':"
                      + "[{'gate':'inner','gateValue':'true','ruleID':'ri'}]}"));
    }
  }

  @Test
  void allFieldsAreThereInOrder() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "outer");
      client.statsig.identify(ANN);
      for (JsonNode event : client.events()) {
        assertThat(
                StreamSupport.stream(((Iterable<String>) event::fieldNames).spliterator(), false))
            .containsExactly(
                "eventName",
                "value",
                "metadata",
                "statsigMetadata",
                "user",
                "time",
                "secondaryExposures");
      }
    }
  }

  @Test
  void anUnknownGate() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "none");
      JsonNode event = client.event();
      assertThat(event.get("metadata"))
          .isEqualTo(
              json(
                  "{'reason':'Bootstrap:Unrecognized',"
                      + TIMES
                      + ",'gate':'none','gateValue':'false','ruleID':''}"));
      assertThat(event.get("secondaryExposures")).isEqualTo(json("[]"));
    }
  }

  @Test
  void aDynamicConfig() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getDynamicConfig(ANN, "config");
      JsonNode event = client.event();
      assertThat(event.get("eventName").asText()).isEqualTo("statsig::config_exposure");
      assertThat(event.get("metadata"))
          .isEqualTo(json("{" + FROM + ",'config':'config','rulePassed':'true','ruleID':'rc'}"));
    }
  }

  @Test
  void anExperiment() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getExperiment(ANN, "experiment");
      JsonNode event = client.event();
      assertThat(event.get("eventName").asText()).isEqualTo("statsig::config_exposure");
      assertThat(event.get("metadata"))
          .isEqualTo(
              json(
                  "{"
                      + FROM
                      + ",'config':'experiment','rulePassed':'true','ruleID':'group',"
                      + "'configVersion':'7'}"));
      assertThat(event.get("secondaryExposures")).hasSize(1);
    }
  }

  @Test
  void anUnknownExperimentPassesNoRule() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getExperiment(ANN, "none");
      assertThat(client.event().at("/metadata/rulePassed").asText()).isEqualTo("false");
    }
  }

  @Test
  void aLayerIsNoEventButEachParameterThatIsThere() {
    try (LoggingClient client = new LoggingClient(specs())) {
      Layer layer = client.statsig.getLayer(ANN, "layer");
      assertThat(client.events()).isEmpty();

      layer.getInt("ep", 0);
      JsonNode explicit = client.event();
      assertThat(explicit.get("eventName").asText()).isEqualTo("statsig::layer_exposure");
      assertThat(explicit.get("metadata"))
          .isEqualTo(
              json(
                  "{"
                      + FROM
                      + ",'config':'layer','parameterName':'ep','isExplicitParameter':'true',"
                      + "'allocatedExperiment':'experiment','ruleID':'group',"
                      + "'configVersion':'3'}"));
      assertThat(explicit.get("secondaryExposures")).hasSize(2);

      layer.getInt("im", 0);
      JsonNode implicit = client.event();
      assertThat(implicit.at("/metadata/isExplicitParameter").asText()).isEqualTo("false");
      assertThat(implicit.at("/metadata/allocatedExperiment").asText()).isEmpty();
      assertThat(implicit.get("secondaryExposures")).hasSize(1);

      layer.getInt("missing", 0);
      layer.getString("im", "");
      assertThat(client.events()).isEmpty();
    }
  }

  @Test
  void aLayerWithoutAnExperimentHasNoListOfGates() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getLayer(ANN, "plain").getInt("x", 0);
      JsonNode event = client.event();
      assertThat(event.at("/metadata/ruleID").asText()).isEqualTo("rp");
      assertThat(event.get("secondaryExposures").isNull()).isTrue();
    }
  }

  @Test
  void manualExposuresSaySo() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.manuallyLogGateExposure(ANN, "outer");
      client.statsig.manuallyLogDynamicConfigExposure(ANN, "config");
      client.statsig.manuallyLogExperimentExposure(ANN, "experiment");
      client.statsig.manuallyLogLayerParamExposure(ANN, "layer", "ep");
      List<JsonNode> events = client.events();
      assertThat(events)
          .extracting(event -> event.get("eventName").asText())
          .containsExactly(
              "statsig::gate_exposure",
              "statsig::config_exposure",
              "statsig::config_exposure",
              "statsig::layer_exposure");
      assertThat(events)
          .allSatisfy(
              event ->
                  assertThat(event.at("/metadata/isManualExposure").asText()).isEqualTo("true"));
      assertThat(events.get(1).at("/metadata/rulePassed").asText()).isEqualTo("true");
      assertThat(events.get(2).at("/metadata").has("rulePassed")).isFalse();
    }
  }

  @Test
  void aLocalOverride() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.overrideGate("outer", false);
      client.statsig.overrideLayer("layer", Map.of("ep", 9));
      client.statsig.checkGate(ANN, "outer");
      client.statsig.getLayer(ANN, "layer").getInt("ep", 0);
      List<JsonNode> events = client.events();
      assertThat(events.get(0).get("metadata"))
          .isEqualTo(
              json(
                  "{'reason':'LocalOverride:Recognized',"
                      + TIMES
                      + ",'gate':'outer','gateValue':'false','ruleID':'override'}"));
      assertThat(events.get(0).get("secondaryExposures")).isEqualTo(json("[]"));
      assertThat(events.get(1).get("metadata"))
          .isEqualTo(
              json(
                  "{'reason':'LocalOverride:Recognized',"
                      + TIMES
                      + ",'config':'layer','parameterName':'ep','isExplicitParameter':'false',"
                      + "'allocatedExperiment':'','ruleID':'override'}"));
      assertThat(events.get(1).get("secondaryExposures").isNull()).isTrue();
    }
  }

  @Test
  void configMappingTellsWhatWasEvaluated() {
    SpecJson specs =
        new SpecJson()
            .gate("old", Rule.of("or", 0, SpecJson.PUBLIC))
            .gate("new", Rule.of("nr", 100, SpecJson.PUBLIC))
            .put("overrides", "{'old':[{'new_config_name':'new','rules':[{'rule_name':'m'}]}]}")
            .put(
                "override_rules",
                "{'m':{'name':'m','id':'m','salt':'','passPercentage':100,'returnValue':true,"
                    + "'conditions':[],'idType':'userID'}}");
    try (LoggingClient client = new LoggingClient(specs)) {
      client.statsig.checkGate(ANN, "old");
      JsonNode metadata = client.event().get("metadata");
      assertThat(metadata.get("gate").asText()).isEqualTo("old");
      assertThat(metadata.get("ruleID").asText()).isEqualTo("nr");
      assertThat(metadata.get("overrideConfigName").asText()).isEqualTo("new");
    }
  }

  @Test
  void anExperimentThatAConditionAsksAboutComesFirst() {
    try (LoggingClient client = new LoggingClient(asking())) {
      client.statsig.checkGate(ANN, "asking");
      List<JsonNode> events = client.events();
      assertThat(events).hasSize(2);
      assertThat(events.get(0).at("/metadata/config").asText()).isEqualTo("experiment");
      assertThat(events.get(0).get("metadata").has("rulePassed")).isFalse();
      assertThat(events.get(0).at("/metadata/reason").asText()).isEqualTo("Bootstrap:Recognized");
      assertThat(events.get(1).at("/metadata/gate").asText()).isEqualTo("asking");
    }
  }

  @Test
  void anExperimentThatIsOverriddenSaysSoWhenAConditionAsksAboutIt() {
    try (LoggingClient client = new LoggingClient(asking())) {
      client.statsig.overrideExperiment("experiment", Map.of());
      client.statsig.checkGate(ANN, "asking");
      JsonNode experiment = client.events().get(0);
      assertThat(experiment.at("/metadata/config").asText()).isEqualTo("experiment");
      assertThat(experiment.at("/metadata/ruleID").asText()).isEqualTo("override");
      assertThat(experiment.at("/metadata/reason").asText()).isEqualTo("LocalOverride:Recognized");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", "in_segment_list"})
  void anExperimentIsAskedEvenIfAnotherConditionHasFailed(String operator) {
    String nobody = "{'type':'unit_id','operator':'any','targetValue':['nobody']}";
    String group =
        "{'type':'experiment_group','operator':'%s','targetValue':'x','field':'experiment'}"
            .formatted(operator);
    SpecJson specs = specs().gate("asking", Rule.of("r", 100, nobody, group));
    try (LoggingClient client = new LoggingClient(specs)) {
      client.statsig.checkGate(ANN, "asking");
      assertThat(client.events())
          .extracting(event -> event.get("eventName").asText())
          .containsExactly("statsig::config_exposure", "statsig::gate_exposure");
    }
  }

  /** It is the experiment that is unsupported, and not what asks about it. */
  @Test
  void anUnsupportedExperimentHasNoGroup() {
    String group =
        "{'type':'experiment_group','operator':'none','targetValue':['Test'],'field':'%s'}";
    String bandit =
        "{'odd':{'salt':'s','enabled':true,'defaultValue':{},'idType':'userID','sampleRate':0,"
            + "'targetingGateName':'moon','higherIsBetter':true,'groups':["
            + "{'id':'x','name':'Test','parameterValues':{}}]}}";
    SpecJson specs =
        specs()
            .gate("moon", Rule.of("m", 100, "{'type':'moon_phase'}"))
            .experiment("moony", "{'version':5}", Rule.of("m", 100, "{'type':'moon_phase'}"))
            .put("cmab_configs", bandit)
            .gate("asking", Rule.of("r", 100, group.formatted("moony"), group.formatted("odd")));
    try (LoggingClient client = new LoggingClient(specs)) {
      assertThat(client.statsig.getFeatureGate(ANN, "asking").getRuleID()).isEqualTo("r");
      List<JsonNode> events = client.events();
      assertThat(events).hasSize(3);
      assertUnsupported(events.get(0), "moony");
      assertThat(events.get(0).at("/metadata/configVersion").asText()).isEqualTo("5");
      assertUnsupported(events.get(1), "odd");
      assertThat(events.get(1).get("metadata").has("configVersion")).isFalse();
    }
  }

  private static void assertUnsupported(JsonNode event, String experiment) {
    assertThat(event.at("/metadata/config").asText()).isEqualTo(experiment);
    assertThat(event.at("/metadata/ruleID").asText()).isEmpty();
    assertThat(event.at("/metadata/reason").asText()).isEqualTo("Bootstrap:Unsupported");
  }

  @Test
  void withExposuresTurnedOffWhatIsAskedIsCounted() {
    CheckGateOptions gate = new CheckGateOptions();
    gate.disableExposureLogging = true;
    try (LoggingClient client = new LoggingClient(asking())) {
      client.statsig.checkGate(ANN, "asking", gate);
      client.statsig.checkGate(ANN, "asking", gate);
      JsonNode event = client.event();
      assertThat(event)
          .isEqualTo(
              json(
                  "{'eventName':'statsig::non_exposed_checks','value':null,'metadata':{'checks':"
                      + "'{\\'asking\\':2,\\'experiment\\':2}'},'statsigMetadata':null,'user':{},"
                      + "'time':1772600767000,'secondaryExposures':null}"));
    }
  }

  @Test
  void countsComeAfterTheEventsAndStartAnew() {
    CheckGateOptions silent = new CheckGateOptions();
    silent.disableExposureLogging = true;
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "outer", silent);
      client.statsig.logEvent(ANN, "bought");
      assertThat(client.events())
          .extracting(event -> event.get("eventName").asText())
          .containsExactly("bought", "statsig::non_exposed_checks");
      assertThat(client.events()).isEmpty();
    }
  }

  @Test
  void aLayerBehindAStoreIsExposedForAValueOfTheRightType() {
    SpecJson specs =
        specs()
            .put(
                "param_stores",
                "{'store':{'parameters':{'x':{'ref_type':'layer','param_type':'number',"
                    + "'layer_name':'plain','param_name':'x'}}}}");
    try (LoggingClient client = new LoggingClient(specs)) {
      ParameterStore store = client.statsig.getParameterStore(ANN, "store");
      store.getString("x", "");
      assertThat(client.event().get("eventName").asText()).isEqualTo("statsig::non_exposed_checks");
      assertThat(store.getInt("x", 0)).isEqualTo(2);
      JsonNode event = client.events().get(0);
      assertThat(event.get("eventName").asText()).isEqualTo("statsig::layer_exposure");
      assertThat(event.get("secondaryExposures").isArray()).isTrue();
    }
  }

  @Test
  void applicationEvents() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.logEvent(ANN, "name");
      client.statsig.logEvent(ANN, "text", "SKU_1");
      client.statsig.logEvent(ANN, "null", (String) null);
      client.statsig.logEvent(ANN, "map", "SKU_1", Map.of("a", "1"));
      client.statsig.logEvent(ANN, "nullMap", "SKU_1", null);
      client.statsig.logEvent(ANN, "number", 12);
      client.statsig.logEvent(ANN, "numberMap", 0.5, Map.of("a", "1"));
      assertThat(client.events())
          .extracting(event -> event.get("value") + " " + event.get("metadata"))
          .containsExactly(
              "null {}",
              "\"SKU_1\" {}",
              "null {}",
              "\"SKU_1\" {\"a\":\"1\"}",
              "\"SKU_1\" {}",
              "12.0 {}",
              "0.5 {\"a\":\"1\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12.0",
    "0.1, 0.1",
    "123456789, 123456789.0",
    "1e16, 1e16",
    "1e21, 1e21",
    "1e-7, 1e-7",
    "-0.0, -0.0",
    "NaN, null",
    "Infinity, null",
    "-Infinity, null"
  })
  void numbersAreWrittenAsTheEngineWritesThem(double number, String text) {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.logEvent(ANN, "number", number);
      client.flush();
      assertThat(client.sink.events().get(0).toJson()).contains("\"value\":" + text + ",");
    }
  }

  @Test
  void oneApplicationEventEqualsTheEngineS() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.logEvent(ANN, "purchase", "SKU_1", Map.of("a", "1"));
      assertThat(client.event())
          .isEqualTo(
              json(
                  "{'eventName':'purchase','value':'SKU_1','metadata':{'a':'1'},"
                      + "'statsigMetadata':null,'user':{'userID':'ann'},'time':1772600767000,"
                      + "'secondaryExposures':null}"));
    }
  }

  @Test
  void identifyHasNoMetadata() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.identify(ANN);
      assertThat(client.event())
          .isEqualTo(
              json(
                  "{'eventName':'statsig::identify','value':null,'metadata':null,"
                      + "'statsigMetadata':null,'user':{'userID':'ann'},'time':1772600767000,"
                      + "'secondaryExposures':null}"));
    }
  }

  @Test
  void applicationEventsAreNeverRepeats() {
    try (LoggingClient client = new LoggingClient(specs())) {
      for (int i = 0; i < 3; i++) {
        client.statsig.logEvent(ANN, "again");
        client.statsig.identify(ANN);
      }
      assertThat(client.events()).hasSize(6);
    }
  }

  @Test
  void anythingGoesAsANameOrValue() {
    String odd = "a\"\\\n\u0001\u2028é😀".repeat(500);
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.logEvent(ANN, odd, odd, Map.of(odd, odd));
      client.statsig.logEvent(ANN, "");
      List<JsonNode> events = client.events();
      assertThat(events.get(0).get("eventName").asText()).isEqualTo(odd);
      assertThat(events.get(0).get("value").asText()).isEqualTo(odd);
      assertThat(events.get(0).get("metadata").get(odd).asText()).isEqualTo(odd);
      assertThat(events.get(1).get("eventName").asText()).isEmpty();
    }
  }

  @Test
  void theTimeIsThatOfTheCall() {
    try (LoggingClient client = new LoggingClient(specs())) {
      Layer layer = client.statsig.getLayer(ANN, "layer");
      client.time.move(java.time.Duration.ofSeconds(5));
      layer.getInt("ep", 0);
      assertThat(client.event().get("time").asLong()).isEqualTo(1772600772000L);
    }
  }

  @Test
  void theMapOfTheCallerMayChangeAfterwards() {
    Map<String, String> metadata = new HashMap<>(Map.of("a", "1"));
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.logEvent(ANN, "map", "v", metadata);
      metadata.put("a", "2");
      assertThat(client.event().at("/metadata/a").asText()).isEqualTo("1");
    }
  }

  private static SpecJson asking() {
    return specs()
        .gate(
            "asking",
            Rule.of(
                "ra",
                100,
                "{'type':'experiment_group','operator':'any','targetValue':['Test'],"
                    + "'field':'experiment'}"));
  }

  private static JsonNode json(String text) {
    return EventCollector.parse(text.replace('\'', '"'));
  }
}
