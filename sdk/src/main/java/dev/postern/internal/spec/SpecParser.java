package dev.postern.internal.spec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.postern.SpecFormatException;
import dev.postern.SpecProblem;
import dev.postern.internal.spec.JsonObject.ElementReader;
import dev.postern.internal.spec.SpecDocument.BanditModel;
import dev.postern.internal.spec.SpecDocument.ConditionModel;
import dev.postern.internal.spec.SpecDocument.MappingModel;
import dev.postern.internal.spec.SpecDocument.ParameterStoreModel;
import dev.postern.internal.spec.SpecDocument.RuleModel;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wire format, one entity at a time. The file is refused when it lacks one of the seven
 * fields that every spec file has; below that, a malformed part is left out alone and reported.
 *
 * <p>An instance reads one file.
 */
public final class SpecParser {
  private static final List<String> REQUIRED =
      List.of(
          "has_updates",
          "time",
          "feature_gates",
          "dynamic_configs",
          "layer_configs",
          "condition_map",
          "experiment_to_layer");

  private static final Set<String> TEXTS =
      Set.of("checksum", "company_id", "response_format", "default_environment");

  static final String SESSION_REPLAY = "session_replay_info";

  private final JsonParser parser;
  private final boolean acceptsNoUpdate;
  private final List<SpecProblem> problems = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final SharedTexts texts = new SharedTexts();

  private boolean hasUpdates;
  private long time;
  private Section<SpecModel> gates = Section.empty();
  private Section<SpecModel> configs = Section.empty();
  private Section<SpecModel> layers = Section.empty();
  private Section<ConditionModel> conditions = Section.empty();
  private Section<String> experimentToLayer = Section.empty();
  private Section<ParameterStoreModel> stores = Section.empty();
  private Section<BanditModel> bandits = Section.empty();
  private Section<List<MappingModel>> overrides = Section.empty();
  private @Nullable Section<RuleModel> overrideRules;
  private @Nullable Object appId;
  private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

  private SpecParser(JsonParser parser, boolean acceptsNoUpdate) {
    this.parser = parser;
    this.acceptsNoUpdate = acceptsNoUpdate;
  }

  /**
   * Reads a spec file. What follows the first JSON value is not looked at.
   *
   * @throws SpecFormatException if it is not a spec file
   * @throws IOException if the stream cannot be read
   */
  public static SpecDocument parse(InputStream in) throws SpecFormatException, IOException {
    return parse(in, false);
  }

  /**
   * Reads a spec file, or an answer of the server that there is nothing new: {@code has_updates} is
   * false, and all other fields may be missing.
   *
   * @throws SpecFormatException if it is neither
   * @throws IOException if the stream cannot be read
   */
  public static SpecDocument parseAnswer(InputStream in) throws SpecFormatException, IOException {
    return parse(in, true);
  }

  private static SpecDocument parse(InputStream in, boolean acceptsNoUpdate)
      throws SpecFormatException, IOException {
    try (JsonParser parser = newFactory().createParser(in)) {
      return read(parser, acceptsNoUpdate);
    }
  }

  /**
   * A name is one object within a file; to have it so in the whole process takes a look-up each.
   */
  private static JsonFactory newFactory() {
    return new JsonFactoryBuilder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
  }

  private static SpecDocument read(JsonParser parser, boolean acceptsNoUpdate)
      throws SpecFormatException, IOException {
    try {
      return new SpecParser(parser, acceptsNoUpdate).readDocument();
    } catch (StreamConstraintsException tooMuch) {
      throw failure(
          "not a spec file: a number or text in it is too long, or it is nested more than "
              + parser.streamReadConstraints().getMaxNestingDepth()
              + " deep",
          parser.currentLocation());
    } catch (JacksonException notJson) {
      throw failure("not valid JSON: " + firstLine(notJson), notJson.getLocation());
    }
  }

  private SpecDocument readDocument() throws SpecFormatException, IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw failure("it is empty", parser.currentLocation());
    }
    if (first != JsonToken.START_OBJECT) {
      throw failure("not a spec file: it must hold a JSON object", parser.currentTokenLocation());
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      readField(name);
    }
    boolean hasNothingNew = seen.contains("has_updates") && !hasUpdates;
    for (String name : REQUIRED) {
      if (!seen.contains(name) && !(hasNothingNew && acceptsNoUpdate)) {
        throw failure(
            "not a spec file: the required field \"" + name + "\" is missing",
            parser.currentLocation());
      }
    }
    return document();
  }

  private SpecDocument document() {
    return new SpecDocument(
        hasUpdates,
        time,
        gates.entities(),
        configs.entities(),
        layers.entities(),
        conditions.entities(),
        experimentToLayer.entities(),
        stores.entities(),
        bandits.entities(),
        overrides.entities(),
        overrideRules == null ? null : overrideRules.entities(),
        appId,
        others,
        gates.dropped(),
        configs.dropped(),
        List.copyOf(problems));
  }

  private void readField(String name) throws SpecFormatException, IOException {
    if (!seen.add(name)) {
      throw failure(
          "not a spec file: the field \"" + name + "\" is there twice",
          parser.currentTokenLocation());
    }
    switch (name) {
      case "has_updates" -> hasUpdates = readRequiredFlag(name);
      case "time" -> time = readTime(name);
      case "feature_gates" -> gates = readRequired(name, new SpecReader());
      case "dynamic_configs" -> configs = readRequired(name, new SpecReader());
      case "layer_configs" -> layers = readRequired(name, new SpecReader());
      case "condition_map" -> conditions = readRequired(name, new ConditionReader());
      case "experiment_to_layer" -> experimentToLayer = readRequired(name, new TextReader());
      case "param_stores" -> stores = readOptional(name, new StoreReader());
      case "cmab_configs" -> bandits = readOptional(name, EntityReaders::bandit);
      case "overrides" -> overrides = readOptional(name, EntityReaders::mappings);
      case "override_rules" -> overrideRules = readOptionalOrNull(name, new RuleReader());
      case "app_id" -> appId = JsonValues.read(parser, texts);
      default -> readOther(name);
    }
  }

  private boolean readRequiredFlag(String name) throws SpecFormatException {
    JsonToken token = parser.currentToken();
    if (!token.isBoolean()) {
      throw wrongType(name, "a boolean");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private long readTime(String name) throws SpecFormatException, IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType(name, "an integer, milliseconds since 1970");
    }
    JsonParser.NumberType type = parser.getNumberType();
    if (type == JsonParser.NumberType.BIG_INTEGER || parser.getLongValue() < 0) {
      throw failure(
          "not a spec file: \"" + name + "\" must be between 0 and " + Long.MAX_VALUE,
          parser.currentTokenLocation());
    }
    return parser.getLongValue();
  }

  private <T> Section<T> readRequired(String name, ElementReader<T> reader)
      throws SpecFormatException, IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrongType(name, "an object");
    }
    return readSection(name, reader);
  }

  private <T> Section<T> readOptional(String name, ElementReader<T> reader) throws IOException {
    Section<T> section = readOptionalOrNull(name, reader);
    return section == null ? Section.empty() : section;
  }

  private <T> @Nullable Section<T> readOptionalOrNull(String name, ElementReader<T> reader)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return readSection(name, reader);
    }
    int line = line();
    Object value = JsonValues.read(parser, texts);
    if (value != null) {
      report(line, MalformedException.wrongType(name, "an object", value));
    }
    return null;
  }

  private <T> Section<T> readSection(String section, ElementReader<T> reader) throws IOException {
    Map<String, T> entities = new LinkedHashMap<>();
    Set<String> dropped = new LinkedHashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int line = line();
      String name = parser.currentName();
      parser.nextToken();
      Object json = JsonValues.read(parser, texts);
      try {
        entities.put(name, reader.read(section + "." + name, json));
        dropped.remove(name);
      } catch (MalformedException malformed) {
        entities.remove(name);
        dropped.add(name);
        report(line, malformed);
      }
    }
    return new Section<>(entities, dropped);
  }

  private void readOther(String name) throws IOException {
    int line = line();
    Object value = JsonValues.read(parser, texts);
    try {
      check(name, value);
      others.put(name, value);
    } catch (MalformedException malformed) {
      report(line, malformed);
    }
  }

  private static void check(String name, @Nullable Object value) throws MalformedException {
    if (value != null && !(value instanceof String) && TEXTS.contains(name)) {
      throw MalformedException.wrongType(name, "a string", value);
    }
    if (value != null && name.equals(SESSION_REPLAY)) {
      EntityReaders.sessionReplay(name, value);
    }
  }

  private void report(int line, MalformedException malformed) {
    problems.add(new SpecProblem(malformed.path(), line, malformed.problem()));
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private SpecFormatException wrongType(String name, String wanted) {
    String found =
        switch (parser.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "a string";
          case VALUE_TRUE, VALUE_FALSE -> "a boolean";
          case VALUE_NULL -> "null";
          case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
          default -> "a number";
        };
    return failure(
        "not a spec file: \"" + name + "\" must be " + wanted + ", not " + found,
        parser.currentTokenLocation());
  }

  private static SpecFormatException failure(String reason, @Nullable JsonLocation place) {
    return place == null
        ? new SpecFormatException(reason, 1, 1)
        : new SpecFormatException(reason, place.getLineNr(), place.getColumnNr());
  }

  private static String firstLine(JacksonException failure) {
    String message = failure.getOriginalMessage();
    return message.lines().findFirst().orElse("");
  }

  /** The entities of one field of the file, and the names of those that were left out. */
  private record Section<T>(Map<String, T> entities, Set<String> dropped) {
    static <T> Section<T> empty() {
      return new Section<>(Map.of(), Set.of());
    }
  }

  /** A parameter that cannot be read is left out alone; the rest of its store is used. */
  private final class StoreReader implements ElementReader<ParameterStoreModel> {
    @Override
    public ParameterStoreModel read(String path, @Nullable Object json) throws MalformedException {
      JsonObject store = JsonObject.of(path, json);
      JsonObject parameters = store.requiredObject("parameters");
      Map<String, Map<String, @Nullable Object>> good = new LinkedHashMap<>();
      for (Map.Entry<String, @Nullable Object> entry : parameters.values().entrySet()) {
        String parameterPath = path + ".parameters." + entry.getKey();
        try {
          good.put(entry.getKey(), EntityReaders.parameter(parameterPath, entry.getValue()));
        } catch (MalformedException malformed) {
          report(line(), malformed);
        }
      }
      return new ParameterStoreModel(
          good, store.strings("targetAppIDs"), store.integer("version"), store.string("checksum"));
    }
  }
}
