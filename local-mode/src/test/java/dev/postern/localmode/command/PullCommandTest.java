package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.SpecLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code postern pull}. */
class PullCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NO_UPDATE = "{\"has_updates\":false}";

  @TempDir private Path directory;
  private final PulledServer server = new PulledServer();
  private Path out = Path.of("");
  private Path specs = Path.of("");

  @BeforeEach
  void begin() {
    out = directory.resolve("specs");
    specs = out.resolve("specs.json");
    server.answer("/v2/secret-abcdefgh.json", Fixtures.STOREFRONT.specBytes());
    server.answer("/lists", list("staff", "/file"));
    server.answer("/file", "+AAAAAAAA\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theFileIsInOneFormAndLocked() throws IOException {
    CommandRun run = pull("--format", "json").succeeds();
    assertThat(run.out()).contains("\"version\": 1", "\"changed\": \"yes\"");
    assertThat(Files.readString(specs))
        .startsWith("{\n  \"")
        .containsSubsequence("\n  \"condition_map\": {\n", "\n  \"feature_gates\": {\n");
    SpecLock.read(SpecLock.beside(specs)).verify(specs, List.of());
    assertThat(server.requests()).containsExactly("GET /v2/secret-abcdefgh.json key");
  }

  /** The storefront evaluates the same, and a second time the form does not change. */
  @Test
  void thatFormIsTheSameSpecs() throws IOException {
    pull().succeeds();
    Shop shop = new Shop(directory);
    List<JsonNode> before = evaluate(shop.specs(), shop.users());
    assertThat(evaluate(specs, shop.users())).isEqualTo(before);
    byte[] pulled = Files.readAllBytes(specs);
    assertThat(CanonicalJson.of(pulled)).isEqualTo(pulled);
  }

  @Test
  void numbersKeepTheirText() throws IOException {
    String json = "{\"b\":[1e2,1.50,-0],\"a\":{\"d\":12345678901234567890,\"c\":null}}";
    assertThat(new String(CanonicalJson.of(json.getBytes(UTF_8)), UTF_8))
        .isEqualTo(
            """
            {
              "a": {
                "c": null,
                "d": 12345678901234567890
              },
              "b": [
                1e2,
                1.50,
                -0
              ]
            }
            """);
  }

  @Test
  void theNextPullAsksForNewsAndChangesNothingWithoutAny() throws IOException {
    pull().succeeds();
    byte[] lock = Files.readAllBytes(SpecLock.beside(specs));
    server.answer("/v2/secret-abcdefgh.json", NO_UPDATE);
    assertThat(pull("--format", "json").succeeds().out()).contains("\"changed\": \"no\"");
    assertThat(server.requests().get(1)).contains("?sinceTime=1767225600000");
    assertThat(Files.readAllBytes(SpecLock.beside(specs))).isEqualTo(lock);
  }

  @Test
  void newSpecsGetTheNextVersion() {
    pull().succeeds();
    String newer = Fixtures.STOREFRONT.specText().replace("1767225600000", "1767225600001");
    server.answer("/v2/secret-abcdefgh.json", newer);
    assertThat(pull("--format", "json").succeeds().out())
        .contains("\"version\": 2", "\"changed\": \"yes\"");
  }

  @Test
  void idListsAreBesideItAndTheirServerIsNotToldTheKey() throws IOException {
    pullWithLists().succeeds();
    assertThat(Files.readString(out.resolve("id-lists/staff.txt"))).isEqualTo("+AAAAAAAA\n");
    assertThat(SpecLock.read(SpecLock.beside(specs)).idLists()).containsKey("staff.txt");
    assertThat(server.requests()).contains("POST /lists key", "GET /file");
  }

  @Test
  void listsThatAreGoneAreRemovedAndThoseOfOthersStay() throws IOException {
    pullWithLists().succeeds();
    Files.writeString(out.resolve("id-lists/own.txt"), "ann");
    server.answer("/lists", "{}");
    pullWithLists().succeeds();
    assertThat(out.resolve("id-lists/staff.txt")).doesNotExist();
    assertThat(out.resolve("id-lists/own.txt")).exists();
  }

  @Test
  void aNameThatLeavesTheFolderIsRefused() {
    server.answer("/lists", list("../evil", "/file"));
    assertThat(pullWithLists().err())
        .isEqualTo("postern: the id list \"../evil\" has no name for a file\n");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "403, the key is refused (HTTP status 403)",
    "500, the answer is HTTP status 500",
    "302, the answer is HTTP status 302"
  })
  void aFailureSaysWhyAndNotTheKey(int status, String message) {
    server.status(status);
    pull().failsWith(server.url() + "/v2/secret-abcde*****.json: " + message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"<html>", "{}", "[1]"})
  void whatIsNoSpecFileIsNotWritten(String body) throws IOException {
    pull().succeeds();
    byte[] before = Files.readAllBytes(specs);
    server.answer("/v2/secret-abcdefgh.json", body);
    CommandRun run = pull();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the answer is no spec file: ").doesNotContain("abcdefgh");
    assertThat(Files.readAllBytes(specs)).isEqualTo(before);
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    server.close();
    CommandRun run = pull();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("postern: " + server.url() + "/v2/secret-abcde*****.json")
        .contains("no answer: ")
        .doesNotContain("abcdefgh");
  }

  @Test
  void withoutSpecsThereIsNothingToUpdate() {
    server.answer("/v2/secret-abcdefgh.json", NO_UPDATE);
    pull().failsWith(server.url() + "/v2: the server has no specs yet");
  }

  private String list(String name, String path) {
    return "{\"%s\":{\"name\":\"%s\",\"url\":\"%s%s\",\"size\":10}}"
        .formatted(name, name, server.url(), path);
  }

  private CommandRun pullWithLists() {
    return pull("--id-lists", "--id-lists-url", server.url() + "/lists");
  }

  private CommandRun pull(Object... more) {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("pull", "--sdk-key-file", key(), "--out", out, "--specs-url"));
    args.add(server.url() + "/v2");
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private Path key() {
    try {
      return Files.writeString(directory.resolve("key.txt"), "secret-abcdefgh\n");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** A line for each user; the order of names does not matter. */
  private static List<JsonNode> evaluate(Path specs, Path users) throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    String out = CommandRun.of("evaluate", "--specs", specs, "--users", users).succeeds().out();
    for (String line : out.lines().toList()) {
      answers.add(MAPPER.readTree(line));
    }
    return answers;
  }
}
