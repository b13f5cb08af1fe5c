package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.official.Javacore;
import dev.postern.localmode.official.OfficialAnswer;
import dev.postern.localmode.official.OfficialSdk;
import dev.postern.localmode.official.Serversdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Official SDKs that {@code serve} serves give the answers of {@code evaluate}. They are older than
 * layers that merge what several rules say, so that this is switched off in the file.
 */
class ServedToOfficialSdksTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int USERS = 50;

  @TempDir private Path directory;

  /** Those whose environment is that of the SDK; these SDKs know no other. */
  private final List<String> users =
      Fixtures.STOREFRONT.users().stream()
          .filter(user -> !user.contains("statsigEnvironment"))
          .limit(USERS)
          .toList();

  private Path specs = Path.of("");
  private List<JsonNode> evaluated = List.of();

  @BeforeEach
  void evaluate() throws IOException {
    specs = Fixtures.STOREFRONT.copyTo(directory);
    String merging = "\"useNewLayerEval\": true";
    assertThat(Fixtures.STOREFRONT.specText()).contains(merging);
    Files.writeString(
        specs, Fixtures.STOREFRONT.specText().replace(merging, "\"useNewLayerEval\": false"));
    Path file = Files.write(directory.resolve("fifty.jsonl"), users);
    CommandRun run =
        CommandRun.of("evaluate", "--specs", specs, "--users", file, "--format", "jsonl");
    evaluated = run.succeeds().out().lines().map(ServedToOfficialSdksTest::json).toList();
  }

  @Test
  void theJavaSdkAgreesAndItsExposuresArrive() throws Exception {
    compare(Javacore::new);
  }

  @Test
  void theOlderJvmSdkAgreesAndItsExposuresArrive() throws Exception {
    compare(Serversdk::new);
  }

  private void compare(Function<String, OfficialSdk> official) throws Exception {
    Path events = directory.resolve("events.jsonl");
    try (RunningCommand serve = RunningCommand.of("serve", specs, "--out", events)) {
      try (OfficialSdk sdk = official.apply(serve.url())) {
        for (int i = 0; i < USERS; i++) {
          sdk.user(fields(users.get(i)));
          assertThat(asked(sdk, evaluated.get(i))).as(users.get(i)).isEqualTo(expected(i));
        }
        if (sdk.flush()) {
          awaitExposures(events);
        }
      }
      awaitExposures(events);
    }
  }

  private void awaitExposures(Path events) {
    await().untilAsserted(() -> assertThat(exposed(events)).isEqualTo(toBeExposed()));
  }

  private Map<String, OfficialAnswer> expected(int user) {
    Map<String, OfficialAnswer> answers = new TreeMap<>();
    each(
        evaluated.get(user),
        (kind, entity) -> {
          JsonNode group = entity.getValue().path("group_name");
          answers.put(
              kind + " " + entity.getKey(),
              new OfficialAnswer(
                  MAPPER.convertValue(entity.getValue().path("value"), Object.class),
                  entity.getValue().path("rule_id").asText(),
                  group.isTextual() ? group.textValue() : null));
        });
    return answers;
  }

  private static Map<String, OfficialAnswer> asked(OfficialSdk sdk, JsonNode evaluated) {
    Map<String, OfficialAnswer> answers = new TreeMap<>();
    each(
        evaluated,
        (kind, entity) -> {
          String name = entity.getKey();
          answers.put(
              kind + " " + name,
              switch (kind) {
                case "gates" -> sdk.gate(name);
                case "dynamic_configs" -> sdk.config(name);
                case "experiments" -> sdk.experiment(name);
                default -> sdk.layer(name);
              });
        });
    return answers;
  }

  private static void each(
      JsonNode evaluated, BiConsumer<String, Map.Entry<String, JsonNode>> visitor) {
    for (String kind : List.of("gates", "dynamic_configs", "experiments", "layers")) {
      evaluated.path(kind).properties().forEach(entity -> visitor.accept(kind, entity));
    }
  }

  /** Of layers, only parameters that are read would be exposed. */
  private Set<String> toBeExposed() {
    Set<String> exposures = new TreeSet<>();
    for (int i = 0; i < USERS; i++) {
      String user = json(users.get(i)).path("userID").asText();
      each(
          evaluated.get(i),
          (kind, entity) -> {
            if (!kind.equals("layers")) {
              String rule = entity.getValue().path("rule_id").asText();
              exposures.add(String.join(" ", entity.getKey(), rule, user));
            }
          });
    }
    return exposures;
  }

  private static Set<String> exposed(Path events) throws IOException {
    Set<String> exposures = new TreeSet<>();
    for (String line : Files.readAllLines(events)) {
      JsonNode event = json(line);
      JsonNode metadata = event.path("metadata");
      if (event.path("eventName").asText().endsWith("_exposure")) {
        String name = metadata.path(metadata.has("gate") ? "gate" : "config").asText();
        String user = event.path("user").path("userID").asText();
        exposures.add(String.join(" ", name, metadata.path("ruleID").asText(), user));
      }
    }
    return exposures;
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError(text, notJson);
    }
  }

  private static Map<String, @Nullable Object> fields(String user) {
    return MAPPER.convertValue(json(user), new TypeReference<>() {});
  }
}
