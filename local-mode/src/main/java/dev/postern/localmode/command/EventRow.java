package dev.postern.localmode.command;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a table shows of an event.
 *
 * @param time milliseconds since 1970
 * @param kind such as {@code gate}; {@code event} for one of the application's own
 * @param name what it is about
 * @param user an id
 * @param details the answer and why, or what the application told
 */
record EventRow(long time, String kind, String name, String user, String details) {
  private static final String STATSIG = "statsig::";
  private static final String EXPOSURE = "_exposure";

  static EventRow of(JsonNode event) {
    String eventName = event.path("eventName").asText();
    JsonNode metadata = event.path("metadata");
    boolean isExposure = eventName.startsWith(STATSIG) && eventName.endsWith(EXPOSURE);
    return new EventRow(
        event.path("time").asLong(),
        kind(eventName, isExposure),
        isExposure ? exposed(metadata) : eventName,
        user(event.path("user")),
        isExposure ? answer(metadata) : told(event, metadata));
  }

  private static String kind(String eventName, boolean isExposure) {
    if (isExposure) {
      return eventName.substring(STATSIG.length(), eventName.length() - EXPOSURE.length());
    }
    return eventName.startsWith(STATSIG) ? "statsig" : "event";
  }

  private static String exposed(JsonNode metadata) {
    String parameter = metadata.path("parameterName").asText();
    String name = metadata.path(metadata.has("gate") ? "gate" : "config").asText();
    return parameter.isEmpty() ? name : name + "." + parameter;
  }

  private static String user(JsonNode user) {
    String id = user.path("userID").asText();
    JsonNode ids = user.path("customIDs");
    return id.isEmpty() && ids.isObject() ? ids.toString() : id;
  }

  private static String answer(JsonNode metadata) {
    String value = metadata.path("gateValue").asText();
    String on = value.isEmpty() ? "" : value.equals("true") ? "on, " : "off, ";
    String rule = metadata.path("ruleID").asText();
    String reason = metadata.path("reason").asText();
    return on + "rule " + (rule.isEmpty() ? "(none)" : rule) + ", " + reason;
  }

  private static String told(JsonNode event, JsonNode metadata) {
    JsonNode value = event.path("value");
    String text = value.isMissingNode() || value.isNull() ? "" : value.asText() + " ";
    return text + (metadata.isObject() && !metadata.isEmpty() ? metadata.toString() : "");
  }
}
