package dev.postern.localmode.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.spi.LoggedEvent;
import dev.postern.spi.LoggedEvent.SecondaryExposure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an event as SDKs of any language write it. What is not as it should be is left out. */
final class EventJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, @Nullable Object>> FIELDS =
      new TypeReference<>() {};

  private EventJson() {}

  static LoggedEvent read(JsonNode event) {
    Map<String, @Nullable Object> user = fields(event.path("user"));
    return new LoggedEvent(
        event.path("eventName").asText(),
        value(event.path("value")),
        metadata(event.path("metadata")),
        fields(event.path("statsigMetadata")),
        user == null ? Map.of() : user,
        event.path("time").asLong(),
        secondaryExposures(event.path("secondaryExposures")));
  }

  private static @Nullable Object value(JsonNode value) {
    if (value.isNumber()) {
      return value.numberValue();
    }
    return value.isNull() || value.isMissingNode() ? null : text(value);
  }

  private static @Nullable Map<String, String> metadata(JsonNode metadata) {
    if (!metadata.isObject()) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
      if (!entry.getValue().isNull()) {
        texts.put(entry.getKey(), text(entry.getValue()));
      }
    }
    return texts;
  }

  private static @Nullable Map<String, @Nullable Object> fields(JsonNode object) {
    return object.isObject() ? MAPPER.convertValue(object, FIELDS) : null;
  }

  private static @Nullable List<SecondaryExposure> secondaryExposures(JsonNode list) {
    if (!list.isArray()) {
      return null;
    }
    List<SecondaryExposure> exposures = new ArrayList<>(list.size());
    for (JsonNode exposure : list) {
      if (exposure.isObject()) {
        exposures.add(
            new SecondaryExposure(
                exposure.path("gate").asText(),
                exposure.path("gateValue").asText(),
                exposure.path("ruleID").asText()));
      }
    }
    return exposures;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
