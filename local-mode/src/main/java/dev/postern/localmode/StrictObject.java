package dev.postern.localmode;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.SpecFormatException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object of which every field must be known, and of the right type. */
final class StrictObject {
  private final SpecPlace place;
  private final String path;
  private final JsonNode object;
  private final Set<String> asked = new HashSet<>();

  private StrictObject(SpecPlace place, String path, JsonNode object) {
    this.place = place;
    this.path = path;
    this.object = object;
  }

  /**
   * Reads a file that is one object.
   *
   * @throws SpecFileException if it is not, with the place of the fault
   */
  static StrictObject read(SpecPlace place, byte[] content) {
    JsonNode node = parse(place, content);
    if (!node.isObject()) {
      throw SpecFileException.of(place, "it must hold a JSON object", null);
    }
    return new StrictObject(place, "", node);
  }

  long integer(String field) {
    JsonNode value = required(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw wrongType(field, "an integer");
    }
    return value.longValue();
  }

  String text(String field) {
    String text = textOrNull(field);
    if (text == null) {
      throw wrongType(field, "a text");
    }
    return text;
  }

  /** A text or null; the field itself must be there. */
  @Nullable String textOrNull(String field) {
    JsonNode value = required(field);
    if (!value.isTextual() && !value.isNull()) {
      throw wrongType(field, "a text");
    }
    return value.textValue();
  }

  JsonNode object(String field) {
    JsonNode value = required(field);
    if (!value.isObject()) {
      throw wrongType(field, "an object");
    }
    return value;
  }

  /** An object, or null when there is no such field. */
  @Nullable StrictObject objectOrNull(String field) {
    asked.add(field);
    return object.has(field) ? objectField(field) : null;
  }

  /** An object that must be there. */
  StrictObject objectField(String field) {
    return new StrictObject(place, path + field + ".", object(field));
  }

  boolean flag(String field) {
    JsonNode value = required(field);
    if (!value.isBoolean()) {
      throw wrongType(field, "true or false");
    }
    return value.booleanValue();
  }

  /** Every field's name. */
  Iterable<String> names() {
    return object::fieldNames;
  }

  /** Any value; the field must be there. */
  JsonNode required(String field) {
    asked.add(field);
    JsonNode value = object.get(field);
    if (value == null) {
      throw fault("the field \"" + path + field + "\" is missing");
    }
    return value;
  }

  /** Ends the reading: a field that was not asked for is not known. */
  void refuseOthers() {
    for (String name : names()) {
      if (!asked.contains(name)) {
        throw fault("the field \"" + path + name + "\" is unknown");
      }
    }
  }

  SpecFileException fault(String reason) {
    return SpecFileException.of(place, reason, null);
  }

  SpecFileException wrongType(String field, String wanted) {
    return fault("\"" + path + field + "\" must be " + wanted);
  }

  private static JsonNode parse(SpecPlace place, byte[] content) {
    try {
      return reader().readTree(content);
    } catch (JacksonException notJson) {
      JsonLocation at = notJson.getLocation();
      String reason = "not valid JSON: " + firstLine(notJson.getOriginalMessage());
      throw at == null
          ? SpecFileException.of(place, reason, notJson)
          : SpecFileException.of(
              place, new SpecFormatException(reason, at.getLineNr(), at.getColumnNr()));
    } catch (IOException impossible) {
      throw SpecFileException.of(place, "it cannot be read", impossible);
    }
  }

  /** With a table of names of its own: names whose hashes collide damage it. */
  private static ObjectReader reader() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .readerFor(JsonNode.class);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
