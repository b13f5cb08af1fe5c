package dev.postern.internal.clientinit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.HashAlgo;
import dev.postern.internal.clientinit.SessionReplay.Trigger;
import dev.postern.internal.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Chance decides once for a response; here it is given. */
class ClientInitSamplingTest {
  private static final SessionReplay REPLAY =
      new SessionReplay(
          0.5,
          null,
          null,
          Map.of("buy", new Trigger(null, 0.2)),
          Map.of("gate", new Trigger(null, 0.9)),
          null);

  @Test
  void aDrawBelowEveryRatePassesAll() {
    assertThat(text(0.1))
        .isEqualTo(
            """
            {"can_record_session":true,"session_recording_rate":0.5,\
            "session_recording_event_triggers":{"buy":{"passes_sampling":true}},\
            "session_recording_exposure_triggers":{"gate":{"passes_sampling":true}}}""");
  }

  @Test
  void theSameDrawCountsForTheSessionAndForEachTrigger() {
    assertThat(text(0.7))
        .isEqualTo(
            """
            {"can_record_session":false,"session_recording_rate":0.5,\
            "session_recording_event_triggers":{"buy":{"passes_sampling":false}},\
            "session_recording_exposure_triggers":{"gate":{"passes_sampling":true}}}""");
  }

  @Test
  void aDrawThatEqualsTheRatePasses() {
    assertThat(text(0.5)).startsWith("{\"can_record_session\":true");
  }

  private static String text(double drawn) {
    JsonText out = new JsonText(100).open();
    REPLAY.write(out, new NameTexts(HashAlgo.NONE), null, drawn);
    return out.close().toString();
  }
}
