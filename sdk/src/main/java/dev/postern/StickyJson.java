package dev.postern;

import dev.postern.internal.json.JsonText;
import dev.postern.internal.spec.JsonValues;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link StickyValues} as the JSON of official SDKs. */
final class StickyJson {
  private final Map<?, ?> fields;

  private StickyJson(Map<?, ?> fields) {
    this.fields = fields;
  }

  static StickyValues read(String json) {
    Object value;
    try {
      value = JsonValues.parse(json);
    } catch (IOException notJson) {
      throw new IllegalArgumentException("the sticky values are not JSON", notJson);
    }
    if (!(value instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("the sticky values must be a JSON object");
    }
    return new StickyJson(fields).read();
  }

  static String write(StickyValues values) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("value", values.value());
    json.put("json_value", values.jsonValue());
    json.put("rule_id", values.ruleID());
    json.put("group_name", values.groupName());
    json.put("secondary_exposures", values.secondaryExposures());
    json.put("undelegated_secondary_exposures", values.undelegatedSecondaryExposures());
    json.put("config_delegate", values.configDelegate());
    json.put("explicit_parameters", values.explicitParameters());
    json.put("time", values.time());
    json.put("config_version", values.configVersion());
    return JsonText.of(json);
  }

  private StickyValues read() {
    requirePresent("time");
    return new StickyValues(
        required("value", Boolean.class),
        parameters(),
        orEmpty(optional("rule_id", String.class)),
        optional("group_name", String.class),
        exposures("secondary_exposures", required("secondary_exposures", List.class)),
        exposures(
            "undelegated_secondary_exposures",
            optional("undelegated_secondary_exposures", List.class)),
        optional("config_delegate", String.class),
        texts(optional("explicit_parameters", List.class)),
        orZero(optional("time", Number.class)),
        version());
  }

  private Map<String, Object> parameters() {
    return JsonForm.parameters(optional("json_value", Map.class));
  }

  private @Nullable Long version() {
    Number version = optional("config_version", Number.class);
    return version == null ? null : version.longValue();
  }

  private List<Map<String, String>> exposures(String field, @Nullable List<?> list) {
    return list == null ? List.of() : list.stream().map(item -> exposure(field, item)).toList();
  }

  private static Map<String, String> exposure(String field, @Nullable Object item) {
    if (!(item instanceof Map<?, ?> exposure)) {
      throw new IllegalArgumentException("sticky values: an element of " + field + " is no object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    exposure.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return texts;
  }

  private static List<String> texts(@Nullable List<?> list) {
    return list == null ? List.of() : list.stream().map(String::valueOf).toList();
  }

  private void requirePresent(String field) {
    if (!fields.containsKey(field)) {
      throw new IllegalArgumentException("sticky values: the field " + field + " is missing");
    }
  }

  private <T> T required(String field, Class<T> type) {
    T value = optional(field, type);
    if (value == null) {
      throw new IllegalArgumentException("sticky values: the field " + field + " is missing");
    }
    return value;
  }

  private <T> @Nullable T optional(String field, Class<T> type) {
    Object value = fields.get(field);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException("sticky values: the field " + field + " has a wrong type");
    }
    return type.cast(value);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long orZero(@Nullable Number number) {
    return number == null ? 0 : number.longValue();
  }
}
