package dev.postern.localmode;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postern.SpecEntity.Kind;
import dev.postern.SpecFormatException;
import dev.postern.localmode.SpecDiff.Entity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a spec file says at a glance, without being understood: its time, and a fingerprint of each
 * entity.
 */
final class SpecScan {
  private static final Map<String, List<Kind>> SECTIONS =
      Map.of(
          "feature_gates", List.of(Kind.FEATURE_GATE, Kind.SEGMENT, Kind.HOLDOUT),
          "dynamic_configs", List.of(Kind.DYNAMIC_CONFIG, Kind.EXPERIMENT, Kind.AUTOTUNE),
          "layer_configs", List.of(Kind.LAYER),
          "cmab_configs", List.of(Kind.CMAB),
          "param_stores", List.of(Kind.PARAMETER_STORE));

  private final JsonParser parser;
  private final Map<Entity, Fingerprint> found = new LinkedHashMap<>();
  private final Map<String, Fingerprint> conditions = new HashMap<>();
  private long time;

  private SpecScan(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Scans a spec file in either form.
   *
   * @throws SpecFileException if it is not JSON
   */
  static SpecScan of(byte[] content) {
    try {
      return ofCurrent(FirstForm.isFormOf(content) ? FirstForm.toCurrent(content) : content);
    } catch (SpecFormatException notJson) {
      throw SpecFileException.of(
          new SpecPlace.InStream(new ByteArrayInputStream(content)), notJson);
    }
  }

  /** The time of a spec file that has been read before; 0 when it has none. */
  static long time(byte[] content) {
    try (JsonParser parser = new JsonFactory().createParser(content)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isTime = parser.currentName().equals("time");
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && isTime) {
          return parser.getLongValue();
        }
        parser.skipChildren();
      }
      return 0;
    } catch (IOException notJson) {
      return 0;
    }
  }

  /** Each entity with a number that is another one when the entity is. */
  Map<Entity, Long> entities() {
    Map<Entity, Long> entities = new LinkedHashMap<>();
    found.forEach((entity, fingerprint) -> entities.put(entity, fingerprint.value(conditions)));
    return entities;
  }

  long time() {
    return time;
  }

  private static SpecScan ofCurrent(byte[] content) throws SpecFormatException {
    try (JsonParser parser = new JsonFactory().createParser(content)) {
      SpecScan scan = new SpecScan(parser);
      scan.read();
      return scan;
    } catch (JacksonException notJson) {
      throw FirstForm.fault(notJson);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory can be read", impossible);
    }
  }

  private void read() throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken first = parser.nextToken();
      if (first == JsonToken.VALUE_NUMBER_INT && name.equals("time")) {
        time = parser.getLongValue();
      } else if (first == JsonToken.START_OBJECT && name.equals("condition_map")) {
        readConditions();
      } else if (first == JsonToken.START_OBJECT && SECTIONS.containsKey(name)) {
        readSection(SECTIONS.getOrDefault(name, List.of()));
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readConditions() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      conditions.put(name, Fingerprint.read(parser));
    }
  }

  private void readSection(List<Kind> kinds) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Fingerprint fingerprint = Fingerprint.read(parser);
      Kind kind =
          kinds.stream()
              .filter(it -> it.wireName().equals(fingerprint.entity()))
              .findFirst()
              .orElse(kinds.get(0));
      found.put(new Entity(kind, name), fingerprint);
    }
  }
}
