package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which exposures are logged when the specs ask for a sample. */
class EventSamplingTest {
  private static final int USERS = 400;

  private static SpecJson specs(String mode) {
    return new SpecJson()
        .gate("rated", Rule.of("r4", 100, SpecJson.PUBLIC).with("{'samplingRate':4}"))
        .gate("unrated", Rule.of("r", 100, SpecJson.PUBLIC))
        .gate("default", Rule.of("r", 100, never()).with("{'samplingRate':4}"))
        .gate("nestsUnrated", Rule.of("n", 100, nested("unrated")).with("{'samplingRate':4}"))
        .gate(
            "nestsBoth",
            Rule.of("n", 100, nested("unrated"), nested("rated")).with("{'samplingRate':4}"))
        .gate("nameless", Rule.of("", 100, SpecJson.PUBLIC))
        .gate("nestsNameless", Rule.of("n", 100, nested("nameless")).with("{'samplingRate':4}"))
        .gate("nestsRated", Rule.of("n", 100, nested("rated")).with("{'samplingRate':4}"))
        .gate("always", Rule.of("one", 100, SpecJson.PUBLIC).with("{'samplingRate':1}"))
        .gate("never", Rule.of("zero", 100, SpecJson.PUBLIC).with("{'samplingRate':0}"))
        .config("forwarding", "{}", Rule.of("f", 100, SpecJson.PUBLIC).with("{'samplingRate':4}"))
        .put("sdk_configs", "{'sampling_mode':'" + mode + "','special_case_sampling_rate':5}");
  }

  private static String nested(String gate) {
    return "{'type':'pass_gate','targetValue':'" + gate + "'}";
  }

  private static String never() {
    return "{'type':'user_field','operator':'any','field':'email','targetValue':['nobody']}";
  }

  private static List<JsonNode> gateEvents(SpecJson specs, String gate) {
    try (LoggingClient client = new LoggingClient(specs)) {
      for (int i = 0; i < USERS; i++) {
        client.statsig.checkGate(StatsigUser.of("user" + i), gate);
      }
      List<JsonNode> events = client.events();
      assertThat(client.statsig.getEventLogStatus().sampledOut()).isEqualTo(USERS - events.size());
      return events;
    }
  }

  private static List<JsonNode> fields(List<JsonNode> events) {
    return events.stream().map(event -> event.get("statsigMetadata")).toList();
  }

  @Test
  void oneInFourIsLoggedAndTheFirstOfItsRule() {
    List<JsonNode> fields = fields(gateEvents(specs("on"), "rated"));
    assertThat(fields).hasSizeBetween(USERS / 6, USERS / 3);
    assertThat(fields.get(0)).isEqualTo(json("{}"));
    assertThat(fields.subList(1, fields.size()))
        .containsOnly(json("{'samplingRate':4,'samplingMode':'on','shadowLogged':'logged'}"));
  }

  @Test
  void inShadowModeAllAreLoggedAndSayWhatWouldHaveBeen() {
    List<JsonNode> fields = fields(gateEvents(specs("shadow"), "rated"));
    assertThat(fields).hasSize(USERS);
    assertThat(fields.get(0)).isEqualTo(json("{}"));
    JsonNode logged = json("{'samplingRate':4,'samplingMode':'shadow','shadowLogged':'logged'}");
    JsonNode dropped = json("{'samplingRate':4,'samplingMode':'shadow','shadowLogged':'dropped'}");
    assertThat(fields.subList(1, USERS)).containsOnly(logged, dropped);
    assertThat(fields).filteredOn(logged::equals).hasSizeBetween(USERS / 6, USERS / 3);
  }

  @Test
  void aRuleWithoutARateIsLoggedAndSaysSo() {
    List<JsonNode> fields = fields(gateEvents(specs("on"), "unrated"));
    assertThat(fields).hasSize(USERS);
    assertThat(fields.subList(1, USERS))
        .containsOnly(json("{'samplingRate':null,'samplingMode':'on','shadowLogged':'logged'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "unknown"})
  void whatNoRuleDecidedHasARateOfItsOwn(String gate) {
    List<JsonNode> fields = fields(gateEvents(specs("on"), gate));
    assertThat(fields).hasSizeBetween(USERS / 8, USERS / 3);
    assertThat(fields.get(1).get("samplingRate").asInt()).isEqualTo(5);
  }

  @Test
  void withoutThatRateSuchExposuresAreAllLogged() {
    SpecJson specs = specs("on").put("sdk_configs", "{'sampling_mode':'on'}");
    assertThat(gateEvents(specs, "default")).hasSize(USERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nestsUnrated", "nestsBoth", "nestsNameless"})
  void anUnratedNestedGateExempts(String gate) {
    List<JsonNode> fields = fields(gateEvents(specs("on"), gate));
    assertThat(fields).hasSize(USERS).containsOnly(json("{}"));
  }

  @Test
  void aRatedNestedGateDoesNot() {
    List<JsonNode> fields = fields(gateEvents(specs("on"), "nestsRated"));
    assertThat(fields).hasSizeBetween(USERS / 6, USERS / 3);
    assertThat(fields.get(1).get("samplingRate").asInt()).isEqualTo(4);
  }

  @Test
  void rateOneIsAlwaysAndRateZeroNever() {
    assertThat(gateEvents(specs("on"), "always")).hasSize(USERS);
    assertThat(gateEvents(specs("on"), "never")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "On", ""})
  void anyOtherModeIsOff(String mode) {
    assertThat(fields(gateEvents(specs(mode), "rated"))).hasSize(USERS).containsOnly(json("{}"));
  }

  @Test
  void aSpecMayForwardAllItsExposures() {
    String specs =
        specs("on").json().replace("\"rated\":{", "\"rated\":{\"forwardAllExposures\":true,");
    try (LoggingClient client = new LoggingClient(specs, options -> {})) {
      for (int i = 0; i < USERS; i++) {
        client.statsig.checkGate(StatsigUser.of("user" + i), "rated");
      }
      assertThat(fields(client.events())).hasSize(USERS).containsOnly(json("{}"));
    }
  }

  @Test
  void aRuleCountsAsFirstAgainAfterItsWindow() {
    SpecJson specs =
        specs("on")
            .put("sdk_configs", "{'sampling_mode':'on','exposure_spec_sampling_ttl_ms':5000}");
    try (LoggingClient client = new LoggingClient(specs)) {
      client.statsig.checkGate(StatsigUser.of("first"), "never");
      client.statsig.checkGate(StatsigUser.of("second"), "never");
      assertThat(client.events()).hasSize(1);
      client.time.move(Duration.ofMillis(5001));
      client.statsig.checkGate(StatsigUser.of("third"), "never");
      assertThat(client.events()).hasSize(1);
    }
  }

  @Test
  void anExposureThatIsLeftOutIsARepeatAllTheSame() {
    try (LoggingClient client = new LoggingClient(specs("on"))) {
      client.statsig.checkGate(StatsigUser.of("first"), "never");
      client.statsig.checkGate(StatsigUser.of("second"), "never");
      client.statsig.checkGate(StatsigUser.of("second"), "never");
      assertThat(client.statsig.getEventLogStatus().sampledOut()).isEqualTo(1);
      assertThat(client.statsig.getEventLogStatus().deduplicated()).isEqualTo(1);
    }
  }

  @Test
  void applicationEventsAreNotSampled() {
    try (LoggingClient client = new LoggingClient(specs("on"))) {
      for (int i = 0; i < 50; i++) {
        client.statsig.logEvent(StatsigUser.of("user" + i), "bought");
      }
      assertThat(client.events()).hasSize(50);
    }
  }

  private static JsonNode json(String text) {
    return EventCollector.parse(text.replace('\'', '"'));
  }
}
