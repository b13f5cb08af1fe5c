package dev.postern;

import static dev.postern.testing.EventCollector.failing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.EventLogStatus.DropReason;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is surprising about the official engine's events, in the order of its description, and which
 * way this project goes. Answers of servers (16, 17) are in {@code EventRequestTest}, diagnostics
 * (19, 20) in {@code DiagnosticsTest}.
 */
class EventSurprisesTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final CheckGateOptions SILENT = silent();

  private static CheckGateOptions silent() {
    CheckGateOptions options = new CheckGateOptions();
    options.disableExposureLogging = true;
    return options;
  }

  private static SpecJson specs() {
    return new SpecJson()
        .gate("a", Rule.of("ra", 100, SpecJson.PUBLIC))
        .gate("thrice", Rule.of("rt", 100, nested("a"), nested("a"), nested("a")))
        .gate("onUnknown", Rule.of("ru", 100, nested("a"), nested("unknown")))
        .gate("itself", Rule.of("ri", 100, nested("itself")))
        .gate(
            "asking",
            Rule.of(
                "rq",
                100,
                "{'type':'experiment_group','operator':'any','targetValue':['Test'],"
                    + "'field':'experiment'}"))
        .experiment(
            "experiment",
            "{'explicitParameters':['e']}",
            Rule.of("group", 100, SpecJson.PUBLIC)
                .returning("{'e':1}")
                .with("{'groupName':'Test','isExperimentGroup':true}"))
        .layer("old", "{'x':0}", "{}")
        .layer("new", "{'x':1}", "{}")
        .layer(
            "merged",
            "{'x':0,'y':0}",
            "{'useNewLayerEval':true}",
            Rule.of("rx", 100, nested("a")).returning("{'x':1}"))
        .put("overrides", "{'old':[{'new_config_name':'new','rules':[{'rule_name':'m'}]}]}")
        .put(
            "override_rules",
            "{'m':{'name':'m','id':'m','salt':'','passPercentage':100,'returnValue':true,"
                + "'conditions':[],'idType':'userID'}}")
        .put(
            "cmab_configs",
            "{'bandit':{'salt':'x','enabled':true,'defaultValue':{},'idType':'userID',"
                + "'sampleRate':1,'higherIsBetter':true,'groups':[{'id':'g1','name':'G1',"
                + "'parameterValues':{'p':1}}],'config':{'g1':{'alpha':0.5,'intercept':1,"
                + "'records':10,'weightsNumerical':{},'weightsCategorical':{}}}}}");
  }

  private static String nested(String gate) {
    return "{'type':'pass_gate','targetValue':'" + gate + "'}";
  }

  private static List<String> texts(List<JsonNode> events, String pointer) {
    return events.stream().map(event -> event.at(pointer).asText()).toList();
  }

  @Test
  void surprise01WithAllLoggingDisabledNothingIsLoggedNotEvenCounts() {
    try (LoggingClient client =
        new LoggingClient(specs(), options -> options.setDisableAllLogging(true))) {
      client.statsig.checkGate(ANN, "a", SILENT);
      client.statsig.checkGate(ANN, "a");
      client.statsig.logEvent(ANN, "event");
      client.flush();
      assertThat(client.sink.attempts()).isEmpty();
      assertThat(client.statsig.getEventLogStatus().sinks()).isEmpty();
    }
  }

  @Test
  void surprise02CheckGateAndGetFeatureGateAreOneExposure() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "a");
      client.statsig.getFeatureGate(ANN, "a");
      assertThat(client.events()).hasSize(1);
    }
  }

  @Test
  void surprise03TheKindOfEntityKeepsExposuresApart() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getFeatureGate(ANN, "foo");
      client.statsig.getDynamicConfig(ANN, "foo");
      client.statsig.getExperiment(ANN, "foo");
      assertThat(client.events()).hasSize(3);
    }
  }

  @Test
  void surprise04NestedGatesAreToldAsOftenAsTheyCameUpAsTheEngineDoes() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "thrice");
      assertThat(client.event().get("secondaryExposures")).hasSize(3);
    }
  }

  @Test
  void surprise05InNewLayersAParameterThatIsNotExplicitTellsNoGatesAsTheEngineDoes() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getLayer(ANN, "merged").getInt("x", 0);
      JsonNode gates = client.event().get("secondaryExposures");
      assertThat(gates.isArray()).isTrue();
      assertThat(gates).isEmpty();
    }
  }

  @Test
  void surprise06AManualLayerExposureTellsTheLayersRuleAsTheEngineDoes() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getLayer(ANN, "merged").getInt("x", 0);
      client.statsig.manuallyLogLayerParamExposure(ANN, "merged", "x");
      assertThat(texts(client.events(), "/metadata/ruleID")).containsExactly("rx", "default");
    }
  }

  @Test
  void surprise07OnlyManualLayerExposuresTellTheMappingAsTheEngineDoes() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getLayer(ANN, "old").getInt("x", 0);
      client.time.move(Duration.ofSeconds(61));
      client.statsig.manuallyLogLayerParamExposure(ANN, "old", "x");
      assertThat(texts(client.events(), "/metadata/overrideConfigName")).containsExactly("", "new");
    }
  }

  @Test
  void surprise08AnUnknownNestedGateLeavesNoExposure() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "onUnknown");
      assertThat(client.event().get("secondaryExposures").findValuesAsText("gate"))
          .containsExactly("a");
    }
  }

  @Test
  void surprise09WithExposuresDisabledExperimentsOfConditionsAreCountedForEveryCall() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getFeatureGate(ANN, "asking", SILENT);
      client.statsig.checkGate(ANN, "asking", SILENT);
      assertThat(client.event().at("/metadata/checks").asText())
          .isEqualTo("{\"asking\":2,\"experiment\":2}");
    }
  }

  @Test
  void surprise10OnlyACheckOfAnExperimentTellsWhetherARulePassedAsTheEngineDoes() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getExperiment(ANN, "experiment");
      client.statsig.manuallyLogExperimentExposure(StatsigUser.of("bob"), "experiment");
      client.statsig.checkGate(StatsigUser.of("cleo"), "asking");
      List<JsonNode> events = client.events();
      assertThat(events.get(0).get("metadata").has("rulePassed")).isTrue();
      assertThat(events.get(1).get("metadata").has("rulePassed")).isFalse();
      assertThat(events.get(2).get("metadata").has("rulePassed")).isFalse();
    }
  }

  @Test
  void surprise10TheKeyOfAnExperimentIsTheSameHoweverItIsAsked() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getExperiment(ANN, "experiment");
      client.statsig.manuallyLogExperimentExposure(ANN, "experiment");
      client.statsig.checkGate(ANN, "asking");
      assertThat(texts(client.events(), "/eventName"))
          .containsExactly("statsig::config_exposure", "statsig::gate_exposure");
    }
  }

  @Test
  void surprise11AnEvaluationThatFailsKeepsTheNameThatWasAsked() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.checkGate(ANN, "itself");
      JsonNode event = client.event();
      JsonNode metadata = event.get("metadata");
      assertThat(metadata.get("gate").asText()).isEqualTo("itself");
      assertThat(metadata.get("reason").asText()).startsWith("Error:");
      assertThat(metadata.get("ruleID").asText()).isEmpty();
      assertThat(metadata.has("lcut")).isFalse();
      assertThat(metadata.has("receivedAt")).isFalse();
      assertThat(metadata.has("configVersion")).isFalse();
      assertThat(event.get("secondaryExposures").isNull()).isTrue();
    }
  }

  @Test
  void surprise12ExploredGroupsOfBanditsSaySo() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getExperiment(ANN, "bandit");
      client.statsig.manuallyLogExperimentExposure(StatsigUser.of("bob"), "bandit");
      assertThat(texts(client.events(), "/metadata/ruleID")).containsOnly("g1:explore");
    }
  }

  @Test
  void surprise13ExposuresOfABanditArePerGroupThatWasShown() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.logCMABExposure(ANN, "bandit", "g1");
      client.statsig.logCMABExposure(ANN, "bandit", "g2");
      client.statsig.logCMABExposure(ANN, "bandit", "g2");
      List<JsonNode> events = client.events();
      assertThat(texts(events, "/metadata/ruleID")).containsExactly("g1", "g2");
      assertThat(texts(events, "/metadata/isManualExposure")).containsOnly("true");
      assertThat(events.get(0).get("metadata").has("rulePassed")).isFalse();
    }
  }

  @Test
  void surprise14AFailedBatchIsNotMergedWithNewerEvents() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.sink.next(failing(), 1);
      client.statsig.logEvent(ANN, "A");
      client.flush();
      client.statsig.logEvent(ANN, "B");
      client.flush();
      assertThat(client.sink.events())
          .extracting(event -> event.eventName())
          .containsExactly("A", "B");
      assertThat(client.sink.taken())
          .extracting(batch -> batch.attempt() + ":" + batch.events().size())
          .containsExactly("1:1", "0:1");
    }
  }

  @Test
  void surprise15NoMoreBatchesWaitThanTheOptionsAllow() {
    try (LoggingClient client =
        new LoggingClient(
            specs(),
            options ->
                options
                    .setEventLoggingMaxQueueSize(10)
                    .setEventLoggingMaxPendingBatchQueueSize(2))) {
      client.sink.always(failing());
      for (int i = 0; i < 40; i++) {
        client.statsig.logEvent(ANN, "event");
        client.time.run();
      }
      assertThat(client.status().queued()).isEqualTo(20);
      assertThat(client.status().dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 20L));
    }
  }

  @Test
  void surprise18ASuccessMakesUpForAFailureWhoeverAskedForIt() {
    try (LoggingClient client =
        new LoggingClient(specs(), options -> options.setEventLoggingMaxQueueSize(10))) {
      client.sink.next(failing(), 1);
      client.statsig.logEvent(ANN, "event");
      client.flush();
      client.flush();
      for (int i = 0; i < 10; i++) {
        client.statsig.logEvent(ANN, "event");
      }
      client.time.run();
      assertThat(client.sink.taken().get(1).metadata())
          .containsEntry("flushType", "limit")
          .containsEntry("flushingIntervalMs", 1000L);
    }
  }

  @Test
  void surprise21EveryClientHasASessionAndAServiceOfItsOwn() {
    try (LoggingClient shop =
            new LoggingClient(specs(), options -> options.setServiceName("shop"));
        LoggingClient mail =
            new LoggingClient(specs(), options -> options.setServiceName("mail"))) {
      shop.statsig.logEvent(ANN, "event");
      mail.statsig.logEvent(ANN, "event");
      shop.flush();
      mail.flush();
      Map<String, Object> first = shop.sink.taken().get(0).metadata();
      Map<String, Object> second = mail.sink.taken().get(0).metadata();
      assertThat(first).containsEntry("service_name", "shop");
      assertThat(second).containsEntry("service_name", "mail");
      assertThat(first.get("sessionID")).isNotEqualTo(second.get("sessionID"));
    }
  }

  @Test
  void surprise22NullInMetadataLosesOnlyItself() {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("kept", "yes");
    metadata.put("lost", null);
    metadata.put(null, "lost");
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.logEvent(ANN, "event", "value", metadata);
      assertThat(client.event().get("metadata"))
          .isEqualTo(EventCollector.parse("{\"kept\":\"yes\"}"));
    }
  }

  @Test
  void surprise23AFlushThatFailsCompletesAndTheStatusSaysWhy() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.sink.next(failing(), 1);
      client.statsig.logEvent(ANN, "event");
      client.flush();
      assertThat(client.status().lastError()).isEqualTo("out of order");
      assertThat(client.status().queued()).isEqualTo(1);
    }
  }

  @Test
  void surprise24AMissingParameterLeavesNoExposure() {
    try (LoggingClient client = new LoggingClient(specs())) {
      client.statsig.getLayer(ANN, "new").getInt("missing", 0);
      assertThat(client.events()).isEmpty();
    }
  }
}
