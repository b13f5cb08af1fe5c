package dev.postern.localmode;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.SpecFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The older form of spec files, {@code /v1/download_config_specs}: specs are lists, conditions are
 * written out within the rules, and layers name their experiments. It is turned into the current
 * form, one entity at a time; each stays on its line, so that problems are reported where they are.
 *
 * <p>An instance converts one file.
 */
final class FirstForm {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The lists of specs, with what their elements are unless they say so. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "feature_gates", "feature_gate",
          "dynamic_configs", "dynamic_config",
          "layer_configs", "layer");

  private final JsonParser in;
  private final JsonGenerator out;
  private final InlineConditions conditions = new InlineConditions();
  private final ObjectNode experimentToLayer = MAPPER.createObjectNode();
  private final Set<String> seen = new HashSet<>();
  private int line = 1;

  private FirstForm(JsonParser in, JsonGenerator out) {
    this.in = in;
    this.out = out;
  }

  /** Whether at least one section is a list, and the file is valid JSON up to there. */
  static boolean isFormOf(byte[] content) {
    try (JsonParser parser = parser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isSection = SECTIONS.containsKey(parser.currentName());
        if (parser.nextToken() == JsonToken.START_ARRAY && isSection) {
          return true;
        }
        parser.skipChildren();
      }
      return false;
    } catch (IOException notJson) {
      return false;
    }
  }

  /**
   * The same specs in the current form.
   *
   * @throws SpecFormatException if they are not valid JSON
   */
  static byte[] toCurrent(byte[] content) throws SpecFormatException {
    ByteArrayOutputStream current = new ByteArrayOutputStream(content.length);
    try (JsonParser in = parser(content);
        JsonGenerator out = MAPPER.createGenerator(current)) {
      new FirstForm(in, out).convert();
    } catch (JacksonException notJson) {
      throw fault(notJson);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory can be read and written", impossible);
    }
    return current.toByteArray();
  }

  private void convert() throws IOException {
    in.nextToken();
    out.writeStartObject();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      seen.add(name);
      in.nextToken();
      convert(name);
    }
    addMissing("layer_configs", MAPPER.createObjectNode());
    addMissing("experiment_to_layer", experimentToLayer);
    addMissing("condition_map", conditions.asMap());
    out.writeEndObject();
  }

  private void convert(String name) throws IOException {
    String entity = SECTIONS.get(name);
    if (entity != null && in.currentToken() == JsonToken.START_ARRAY) {
      convertSection(name, entity);
    } else if (name.equals("layers")) {
      JsonNode layers = in.readValueAsTree();
      layers.properties().forEach(this::addExperiments);
    } else if (name.equals("condition_map")) {
      seen.remove(name);
      conditions.addAll(in.readValueAsTree());
    } else {
      catchUp();
      out.writeFieldName(name);
      out.copyCurrentStructure(in);
    }
  }

  private void convertSection(String section, String entity) throws IOException {
    out.writeObjectFieldStart(section);
    for (int index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
      catchUp();
      JsonNode spec = in.readValueAsTree();
      String name = spec.path("name").textValue();
      out.writeFieldName(name == null ? "[" + index + "]" : name);
      out.writeTree(name == null ? null : convertSpec(section + "." + name, entity, spec));
    }
    out.writeEndObject();
  }

  private JsonNode convertSpec(String path, String entity, JsonNode json) {
    ObjectNode spec = (ObjectNode) json;
    spec.remove("name");
    addIdType(spec);
    if (!spec.has("entity")) {
      spec.put("entity", entity);
    }
    JsonNode rules = spec.path("rules");
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof ObjectNode rule) {
        addIdType(rule);
        conditions.takeFrom(rule, path + ".rules[" + i + "]");
      }
    }
    return spec;
  }

  /** The oldest files say only whether it is the device that counts. */
  static void addIdType(ObjectNode node) {
    if (!node.has("idType")) {
      node.put("idType", node.path("isDeviceBased").asBoolean() ? "stableID" : "userID");
    }
  }

  private void addExperiments(Map.Entry<String, JsonNode> layer) {
    for (JsonNode experiment : layer.getValue()) {
      experimentToLayer.put(experiment.asText(), layer.getKey());
    }
  }

  private void addMissing(String name, JsonNode value) throws IOException {
    if (!seen.contains(name)) {
      out.writeFieldName(name);
      out.writeTree(value);
    }
  }

  private void catchUp() throws IOException {
    for (int wanted = in.currentTokenLocation().getLineNr(); line < wanted; line++) {
      out.writeRaw('\n');
    }
  }

  /** With a table of names of its own: names whose hashes collide damage it. */
  private static JsonParser parser(byte[] content) throws IOException {
    return new JsonFactory(MAPPER).createParser(content);
  }

  static SpecFormatException fault(JacksonException notJson) {
    @Nullable JsonLocation at = notJson.getLocation();
    String reason =
        "not valid JSON: " + notJson.getOriginalMessage().lines().findFirst().orElse("");
    return at == null
        ? new SpecFormatException(reason, 1, 1)
        : new SpecFormatException(reason, at.getLineNr(), at.getColumnNr());
  }
}
