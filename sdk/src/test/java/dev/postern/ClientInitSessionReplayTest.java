package dev.postern;

import static dev.postern.testing.Responses.assertPart;
import static dev.postern.testing.Responses.names;
import static dev.postern.testing.Responses.unhashed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.Responses;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import org.junit.jupiter.api.Test;

/** What a response says about recording sessions, apart from chance. */
class ClientInitSessionReplayTest {
  @Test
  void withoutSettingsNothingIsSaid() {
    assertThat(names(respond(new SpecJson()))).noneMatch(name -> name.contains("record"));
  }

  @Test
  void emptySettingsAllowRecording() {
    JsonNode response = respond(new SpecJson().put("session_replay_info", "{}"));
    assertThat(response.at("/can_record_session").booleanValue()).isTrue();
    assertThat(names(response).stream().filter(name -> name.contains("record"))).hasSize(1);
  }

  @Test
  void allSettingsAreHandedOn() {
    JsonNode response =
        respond(
            new SpecJson()
                .gate("g", Rule.of("r", 100))
                .put(
                    "session_replay_info",
                    "{'sampling_rate':1,'targeting_gate':'g','recording_blocked':false,"
                        + "'session_recording_event_triggers':{'buy':{'values':['a'],"
                        + "'sampling_rate':1},'any':{}},"
                        + "'session_recording_exposure_triggers':{'g':{'sampling_rate':1}},"
                        + "'session_recording_privacy_settings':{'privacy_mode':'input',"
                        + "'masked_elements':['#a'],'other':1}}"));
    assertPart(response, "/can_record_session", "true");
    assertThat(response.at("/session_recording_rate").doubleValue()).isEqualTo(1);
    assertPart(response, "/recording_blocked", "false");
    assertPart(response, "/passes_session_recording_targeting", "true");
    assertPart(
        response,
        "/session_recording_event_triggers",
        "{'buy':{'values':['a'],'passes_sampling':true},'any':{}}");
    assertPart(response, "/session_recording_exposure_triggers", "{'g':{'passes_sampling':true}}");
    assertPart(
        response,
        "/session_recording_privacy_settings",
        "{'privacy_mode':'input','masked_elements':['#a']}");
  }

  @Test
  void exposureTriggersAreHashedAndEventTriggersAreNot() {
    SpecJson specs =
        new SpecJson()
            .put(
                "session_replay_info",
                "{'session_recording_event_triggers':{'g_on':{}},"
                    + "'session_recording_exposure_triggers':{'g_on':{}}}");
    JsonNode response = Responses.of(specs, StatsigUser.of("u"), new ClientInitResponseOptions());
    assertPart(response, "/session_recording_event_triggers", "{'g_on':{}}");
    assertPart(response, "/session_recording_exposure_triggers", "{'3163319':{}}");
  }

  @Test
  void aUserOutsideTheTargetingGateIsNotRecorded() {
    SpecJson specs = new SpecJson().gate("on", Rule.of("r", 100)).gate("off");
    for (String gate : new String[] {"off", "unknown"}) {
      specs.put("session_replay_info", "{'targeting_gate':'%s'}".formatted(gate));
      JsonNode response = respond(specs);
      assertPart(response, "/passes_session_recording_targeting", "false");
      assertPart(response, "/can_record_session", "false");
    }
  }

  @Test
  void blockedRecordingIsNotAllowed() {
    JsonNode response =
        respond(new SpecJson().put("session_replay_info", "{'recording_blocked':true}"));
    assertPart(response, "/recording_blocked", "true");
    assertPart(response, "/can_record_session", "false");
  }

  @Test
  void malformedSettingsAreLeftOutAndReported() {
    SpecJson specs = new SpecJson().put("session_replay_info", "{'sampling_rate':'often'}");
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getSpecCatalog().problems())
          .extracting(SpecProblem::path)
          .containsExactly("session_replay_info.sampling_rate");
      assertThat(names(Responses.of(statsig, StatsigUser.of("u"), unhashed())))
          .doesNotContain("can_record_session");
    }
  }

  private static JsonNode respond(SpecJson specs) {
    return Responses.of(specs, StatsigUser.of("u"), unhashed());
  }
}
