package dev.postern.official;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.fixtures.Fixtures;
import dev.postern.testing.EventCollector;
import dev.postern.testing.EventServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One source file logs through the official SDK 0.10.2 and through this one; the servers of both
 * get the same events.
 */
class SameEventsTest {
  private static final String SOURCE = "EventExample";

  /** Parameters that the script asks for, and that the user's rule does not have. */
  private static final Set<String> ABSENT = Set.of("no_such/thing", "checkout_layer/button_text");

  private static final String MANUAL = "isManualExposure";

  @TempDir Path directory;

  @Test
  void theServersOfBothGetTheSameEvents() throws Exception {
    Map<String, JsonNode> official = events("official", source());
    Map<String, JsonNode> ours = events("ours", source().replace("com.statsig", "dev.postern"));

    assertThat(official).hasSizeGreaterThan(150);
    Set<String> keys = new TreeSet<>(official.keySet());
    keys.addAll(ours.keySet());
    List<String> differing = new ArrayList<>();
    for (String key : keys) {
      JsonNode theirs = official.get(key);
      JsonNode event = ours.get(key);
      if (!Objects.equals(theirs, event) && !isNewer(theirs, event)) {
        differing.add(key + "\n  " + theirs + "\n  " + event);
      }
    }
    assertThat(differing).isEmpty();
  }

  /**
   * Whether two events differ as the engines 0.10.2 and 0.23.2 do: a check of an experiment tells
   * whether a rule passed, a layer without gates has no list of them, and a parameter that is not
   * there is not exposed.
   */
  private static boolean isNewer(@Nullable JsonNode theirs, @Nullable JsonNode ours) {
    JsonNode event = theirs == null ? requireNonNull(ours) : theirs;
    String config = event.at("/metadata/config").asText();
    if (theirs == null || ours == null) {
      String path = config + "/" + event.at("/metadata/parameterName").asText();
      return ours == null && ABSENT.contains(path) && !event.at("/metadata").has(MANUAL);
    }
    ObjectNode older = ours.deepCopy();
    ((ObjectNode) older.get("metadata")).remove("rulePassed");
    if (older.get("secondaryExposures").isNull()) {
      older.putArray("secondaryExposures");
    }
    return older.equals(theirs);
  }

  /** The events by whom and what they are about. */
  private Map<String, JsonNode> events(String name, String source) throws Exception {
    Map<String, JsonNode> events = new TreeMap<>();
    try (EventServer server = new EventServer()) {
      run(name, source, server.url().replace("/v1/log_event", ""));
      for (JsonNode body : server.bodies()) {
        for (JsonNode event : body.get("events")) {
          if (!event.get("eventName").asText().equals("statsig::diagnostics")) {
            events.put(key(event), comparable(event));
          }
        }
      }
    }
    return events;
  }

  private static String key(JsonNode event) {
    return String.join(
        " ",
        event.at("/user/userID").asText(),
        event.get("eventName").asText(),
        event.at("/metadata/gate").asText(),
        event.at("/metadata/config").asText(),
        event.at("/metadata/parameterName").asText());
  }

  /** Without what differs at each run. */
  private static JsonNode comparable(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    assertThat(copy.get("time").isIntegralNumber()).isTrue();
    copy.remove("time");
    if (copy.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("receivedAt");
      if (metadata.has("checks")) {
        metadata.set("checks", EventCollector.parse(metadata.get("checks").asText()));
      }
    }
    return copy;
  }

  private static String source() throws IOException {
    try (InputStream in = SameEventsTest.class.getResourceAsStream(SOURCE + ".java")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  @SuppressWarnings("unchecked")
  private void run(String name, String source, String url) throws Exception {
    Path classes = Files.createDirectory(directory.resolve(name));
    Path file = Files.writeString(classes.resolve(SOURCE + ".java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    int exit =
        compiler.run(null, null, null, "-cp", classPath, "-d", classes.toString(), file.toString());
    assertThat(exit).isZero();
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      Object example = loader.loadClass(SOURCE).getConstructor().newInstance();
      ((BiConsumer<String, Map<String, List<String>>>) example).accept(specs(), names(url));
    }
  }

  /** Without layers that merge rules, of which 0.10.2 knows nothing. */
  private static String specs() {
    String specs = Fixtures.STOREFRONT.specText();
    String older = specs.replaceAll("\"useNewLayerEval\": *true", "\"useNewLayerEval\": false");
    assertThat(older).isNotEqualTo(specs);
    return older;
  }

  private static Map<String, List<String>> names(String url) {
    JsonNode specs = EventCollector.parse(specs());
    List<String> configs = new ArrayList<>(List.of("no_such_config"));
    List<String> experiments = new ArrayList<>(List.of("no_such_experiment"));
    specs
        .get("dynamic_configs")
        .properties()
        .forEach(
            spec ->
                (spec.getValue().get("entity").asText().equals("experiment")
                        ? experiments
                        : configs)
                    .add(spec.getKey()));
    List<String> gates = new ArrayList<>(List.of("no_such_gate"));
    specs.get("feature_gates").fieldNames().forEachRemaining(gates::add);
    return Map.of(
        "url",
        List.of(url),
        "gates",
        gates,
        "configs",
        configs,
        "experiments",
        experiments,
        "parameters",
        paths(specs.get("layer_configs"), "defaultValue"),
        "stores",
        paths(specs.get("param_stores"), "parameters"));
  }

  private static List<String> paths(JsonNode entities, String field) {
    List<String> paths = new ArrayList<>(List.of("no_such/thing"));
    entities
        .properties()
        .forEach(
            entity ->
                entity
                    .getValue()
                    .get(field)
                    .fieldNames()
                    .forEachRemaining(name -> paths.add(entity.getKey() + "/" + name)));
    return paths;
  }
}
