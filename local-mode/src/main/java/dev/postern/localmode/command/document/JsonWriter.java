package dev.postern.localmode.command.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes parts as compact JSON. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static String write(JsonPart part) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json, part);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, JsonPart part) throws IOException {
    switch (part.type()) {
      case OBJECT -> writeObject(json, part);
      case ARRAY -> writeArray(json, part);
      default -> json.writeObject(part.value());
    }
  }

  private static void writeObject(JsonGenerator json, JsonPart object) throws IOException {
    json.writeStartObject();
    for (JsonPart field : object.fields()) {
      json.writeFieldName(field.name());
      write(json, field);
    }
    json.writeEndObject();
  }

  private static void writeArray(JsonGenerator json, JsonPart array) throws IOException {
    json.writeStartArray();
    for (JsonPart element : array.elements()) {
      write(json, element);
    }
    json.writeEndArray();
  }
}
