package dev.postern.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.ClientInitResponseOptions;
import dev.postern.HashAlgo;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same client-initialize responses as the official engine's, for every recorded user. */
class ClientInitConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDED = "client-init.jsonl.gz";

  /** Every object but this one, which counts as a whole, is compared entry by entry. */
  private static final String USER = "user";

  @TestFactory
  Stream<DynamicTest> everyRecordedResponseIsGiven() throws IOException {
    return SharedConformance.cases(RECORDED).stream()
        .map(folder -> dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
  }

  private static void compare(Path folder) throws IOException {
    List<String> users = Files.readAllLines(folder.resolve("users.jsonl"), UTF_8);
    List<JsonNode> expected = SharedConformance.lines(folder.getFileName() + "/" + RECORDED);
    assertThat(expected).hasSameSizeAs(users);
    Map<String, String> differences = new TreeMap<>();
    ClientInitResponseOptions unhashed = new ClientInitResponseOptions(HashAlgo.NONE);
    int compared = 0;
    try (Statsig statsig = SharedConformance.client(folder)) {
      for (int i = 0; i < users.size(); i++) {
        StatsigUser user = StatsigUser.fromJson(users.get(i));
        JsonNode actual = JSON.readTree(statsig.getClientInitializeResponse(user, unhashed));
        compared += compare(i, parts(expected.get(i)), parts(actual), differences);
      }
    }
    assertThat(differences)
        .as("%d entries compared; those known to differ must differ, and no others", compared)
        .containsOnlyKeys(KnownDifferences.of(folder.getFileName() + "/client-init"));
  }

  private static int compare(
      int line, ObjectNode expected, ObjectNode actual, Map<String, String> differences) {
    Set<String> names = new TreeSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    actual.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode wanted = expected.path(name);
      if (!SameJson.isSame(wanted, actual.path(name))) {
        differences.put(
            line + " " + name, "expected %s, was %s".formatted(wanted, actual.path(name)));
      }
    }
    return names.size();
  }

  /** What is compared, by {@code SECTION} or {@code SECTION NAME}. */
  private static ObjectNode parts(JsonNode response) {
    ObjectNode parts = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> section : response.properties()) {
      if (section.getValue().isObject() && !section.getKey().equals(USER)) {
        for (Map.Entry<String, JsonNode> entry : section.getValue().properties()) {
          parts.set(section.getKey() + " " + entry.getKey(), entry.getValue());
        }
        parts.put(section.getKey(), "an object");
      } else {
        parts.set(section.getKey(), section.getValue());
      }
    }
    parts.remove(List.of("sdkInfo", "sdkInfo sdkType", "sdkInfo sdkVersion", "sdkInfo sessionId"));
    return parts;
  }
}
