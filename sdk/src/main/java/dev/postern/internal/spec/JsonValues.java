package dev.postern.internal.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON as plain values: unmodifiable maps in the order of the text, unmodifiable
 * lists, strings, booleans, nulls, {@code Long} or {@code BigInteger} for integers, {@code Double}
 * for other numbers.
 */
public final class JsonValues {
  /**
   * Without a table of names that parsers share: names whose hashes collide damage it for all that
   * are read later.
   */
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /** Objects of fewer fields are mostly values that are kept: those get a table that fits. */
  private static final int FEW = 7;

  private JsonValues() {}

  /**
   * Reads a text that holds one JSON value and nothing else.
   *
   * @throws IOException if it is not that
   */
  public static @Nullable Object parse(String json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new IOException("it is empty");
      }
      Object value = read(parser, UnaryOperator.identity());
      if (parser.nextToken() != null) {
        throw new IOException("something follows the value");
      }
      return value;
    }
  }

  /**
   * Reads the value at which the parser stands, up to its last token.
   *
   * @param texts what each text goes through
   */
  static @Nullable Object read(JsonParser parser, UnaryOperator<String> texts) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> readObject(parser, texts);
      case START_ARRAY -> readArray(parser, texts);
      case VALUE_STRING -> texts.apply(parser.getText());
      case VALUE_NUMBER_INT -> readInteger(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** Writes a value of the kinds that {@link #read} gives. */
  static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof List<?> list) {
      writeArray(json, list);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(json, map);
    } else {
      json.writeObject(value);
    }
  }

  private static void writeArray(JsonGenerator json, List<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      write(json, element);
    }
    json.writeEndArray();
  }

  private static void writeObject(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static Number readInteger(JsonParser parser) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return parser.getBigIntegerValue();
    }
    long value = parser.getLongValue();
    if (value == 0 && isNegative(parser)) {
      return -0.0;
    }
    return value;
  }

  /** The engine reads {@code -0} as the number -0.0. */
  private static boolean isNegative(JsonParser parser) throws IOException {
    return parser.getText().startsWith("-");
  }

  private static Map<String, @Nullable Object> readObject(
      JsonParser parser, UnaryOperator<String> texts) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, read(parser, texts));
    }
    if (map.isEmpty()) {
      return Collections.emptyMap();
    }
    return Collections.unmodifiableMap(map.size() < FEW ? new LinkedHashMap<>(map) : map);
  }

  private static List<@Nullable Object> readArray(JsonParser parser, UnaryOperator<String> texts)
      throws IOException {
    ArrayList<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(parser, texts));
    }
    if (list.isEmpty()) {
      return Collections.emptyList();
    }
    list.trimToSize();
    return Collections.unmodifiableList(list);
  }
}
