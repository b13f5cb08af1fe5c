package dev.postern.localmode.command.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON text into parts that know their places. Of fields with one name the last counts. */
final class JsonReader {
  /** Without a table of names that files share: names whose hashes collide damage it. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private final JsonParser parser;
  private final List<JsonPart> repeated = new ArrayList<>();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * What was read.
   *
   * @param root the whole
   * @param repeated the values of fields whose name was there before, in the same object
   */
  record Result(JsonPart root, List<JsonPart> repeated) {}

  static Result read(String json) throws NotJsonException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new JsonReader(parser).read();
    } catch (JacksonException notJson) {
      JsonLocation place = notJson.getLocation();
      throw new NotJsonException(
          notJson.getOriginalMessage(), place.getLineNr(), place.getColumnNr(), notJson);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Result read() throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "it is empty");
    }
    JsonPart root = part(null, "");
    return new Result(root, List.copyOf(repeated));
  }

  private JsonPart part(@Nullable JsonPart parent, Object key) throws IOException {
    JsonLocation place = parser.currentTokenLocation();
    int line = place.getLineNr();
    int column = place.getColumnNr();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, JsonPart> fields = new LinkedHashMap<>();
      JsonPart object = new JsonPart(parent, key, line, column, fields);
      readFields(object, fields);
      return object;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<JsonPart> elements = new ArrayList<>();
      JsonPart array = new JsonPart(parent, key, line, column, elements);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(part(array, elements.size()));
      }
      return array;
    }
    return new JsonPart(parent, key, line, column, scalar());
  }

  private void readFields(JsonPart object, Map<String, JsonPart> fields) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      JsonPart value = part(object, name);
      if (fields.put(name, value) != null) {
        repeated.add(value);
      }
    }
  }

  private @Nullable Object scalar() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** An integer of any size, or a double. */
  private Number number() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.INT
        ? Long.valueOf(parser.getLongValue())
        : parser.getNumberValue();
  }
}
