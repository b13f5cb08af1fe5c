package dev.postern.internal.clientinit;

import dev.postern.internal.json.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions clients record. Everything is null that the file does not tell.
 *
 * @param samplingRate the share of sessions, 0 to 1
 * @param targetingGate the gate that a user must pass
 * @param blocked whether nothing may be recorded
 * @param privacySettings what a recording hides, handed on
 */
public record SessionReplay(
    @Nullable Double samplingRate,
    @Nullable String targetingGate,
    @Nullable Boolean blocked,
    @Nullable Map<String, Trigger> eventTriggers,
    @Nullable Map<String, Trigger> exposureTriggers,
    @Nullable Map<String, ? extends @Nullable Object> privacySettings) {

  /** What starts a recording: a value of an event, with a share of sessions. */
  public record Trigger(@Nullable List<String> values, @Nullable Double samplingRate) {}

  /**
   * Writes the fields of a response about recording.
   *
   * @param isTargeted whether the user passes the targeting gate; null when there is none
   * @param drawn the one random number of the response, 0 to 1
   */
  void write(JsonText out, NameTexts names, @Nullable Boolean isTargeted, double drawn) {
    boolean isBlocked = Boolean.TRUE.equals(blocked) || Boolean.FALSE.equals(isTargeted);
    boolean isSampled = samplingRate == null || drawn <= samplingRate;
    out.name("can_record_session").flag(!isBlocked && isSampled);
    writeIfTold(out, "session_recording_rate", samplingRate);
    writeIfTold(out, "recording_blocked", blocked);
    writeIfTold(out, "passes_session_recording_targeting", isTargeted);
    if (eventTriggers != null) {
      out.name("session_recording_event_triggers").open();
      eventTriggers.forEach((event, trigger) -> write(out, JsonText.of(event), trigger, drawn));
      out.close();
    }
    if (exposureTriggers != null) {
      out.name("session_recording_exposure_triggers").open();
      exposureTriggers.forEach((name, trigger) -> write(out, names.quoted(name), trigger, drawn));
      out.close();
    }
    writeIfTold(out, "session_recording_privacy_settings", privacySettings);
  }

  private static void write(JsonText out, String quotedName, Trigger trigger, double drawn) {
    out.quotedName(quotedName).open();
    writeIfTold(out, "values", trigger.values());
    if (trigger.samplingRate() != null) {
      out.name("passes_sampling").flag(drawn <= trigger.samplingRate());
    }
    out.close();
  }

  private static void writeIfTold(JsonText out, String name, @Nullable Object value) {
    if (value != null) {
      out.name(name).value(value);
    }
  }
}
