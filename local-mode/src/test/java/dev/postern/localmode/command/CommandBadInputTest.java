package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every bad input gives one line on standard error, and nothing on standard output. */
class CommandBadInputTest {
  @TempDir private Path directory;

  @Test
  void missingSpecFile() {
    Path file = directory.resolve("none.json");
    evaluate(file).failsWith(file + ": there is no such file");
    list(file).failsWith(file + ": there is no such file");
  }

  @Test
  void directoryInPlaceOfTheSpecFile() {
    evaluate(directory).failsWith(directory + ": it is a directory, not a file");
  }

  @Test
  void unreadableSpecFile() throws IOException {
    Path file = shop().file("secret.json", "{}");
    assumeFalse(file.toFile().setReadable(false) && Files.isReadable(file), "root reads anything");
    evaluate(file).failsWith(file + ": it may not be read; check its permissions");
  }

  @Test
  void emptySpecFile() throws IOException {
    Path file = shop().file("empty.json", "");
    evaluate(file).failsWith(file + ":1:1: it is empty");
  }

  @Test
  void specFileThatIsNotJson() throws IOException {
    Path file = shop().file("notes.json", "{\"has_updates\": true,\n  time: 3}");
    assertFailsWithPrefix(evaluate(file), file + ":2:3: not valid JSON: ");
  }

  @Test
  void specFileThatIsCutOff() throws IOException {
    String specs = Files.readString(shop().specs());
    Path file = shop().file("half.json", specs.substring(0, specs.length() / 2));
    assertFailsWithPrefix(evaluate(file), file + ":");
  }

  @Test
  void specFileThatIsHtml() throws IOException {
    Path file = shop().file("page.json", "<!doctype html>\n<html><body>502</body></html>\n");
    assertFailsWithPrefix(evaluate(file), file + ":1:1: not valid JSON: ");
    assertFailsWithPrefix(list(file), file + ":1:1: not valid JSON: ");
  }

  @Test
  void specFileThatIsNoObject() throws IOException {
    Path file = shop().file("array.json", "[]");
    evaluate(file).failsWith(file + ":1:1: not a spec file: it must hold a JSON object");
  }

  @Test
  void specFileWithoutARequiredField() throws IOException {
    Path file = shop().file("part.json", "{\"has_updates\": true, \"time\": 1}");
    assertThat(evaluate(file).err())
        .matches(
            "postern: .*part.json:1:\\d+: not a spec file:"
                + " the required field \"feature_gates\" is missing\n");
  }

  @Test
  void specFileWithARequiredFieldOfTheWrongType() throws IOException {
    Path file = shop().file("wrong.json", "{\n  \"feature_gates\": 7\n}");
    evaluate(file)
        .failsWith(
            file + ":2:20: not a spec file: \"feature_gates\" must be an object, not a number");
  }

  @Test
  void timeOfASpecFileThatIsNoInteger() throws IOException {
    Path file = shop().file("time.json", "{\"time\": 1e3}");
    assertFailsWithPrefix(evaluate(file), file + ":1:10: not a spec file: \"time\" must be an int");
  }

  @Test
  void missingUsersFile() throws IOException {
    Path file = directory.resolve("none.jsonl");
    users(file).failsWith(file + ": there is no such file");
  }

  @Test
  void directoryInPlaceOfTheUsersFile() throws IOException {
    users(directory).failsWith(directory + ": it is a directory, not a file");
  }

  @Test
  void userThatIsNoObject() throws IOException {
    Path file = shop().file("users.jsonl", "{\"userID\": \"a\"}\n\n\"b\"\n");
    users(file).failsWith(file + ":3: a user must be a JSON object, not a string");
  }

  @Test
  void userThatIsNotJson() throws IOException {
    Path file = shop().file("users.jsonl", Shop.A_USER + "userID=b\n");
    assertFailsWithPrefix(users(file), file + ":2: a user must be a JSON object");
  }

  @Test
  void userIdOfTheWrongType() throws IOException {
    Path file = shop().file("users.jsonl", Shop.A_USER + "{\"userID\": true}\n");
    users(file).failsWith(file + ":2: \"userID\" must be a string or a number, not a boolean");
  }

  @Test
  void customIdOfTheWrongType() throws IOException {
    Path file = shop().file("users.jsonl", "{\"customIDs\": {\"stableID\": []}}\n");
    users(file)
        .failsWith(file + ":1: \"customIDs.stableID\" must be a string or a number, not an array");
  }

  @Test
  void userThatIsNotUtf8IsNamedByItsLine() throws IOException {
    byte[] lines = (Shop.A_USER + "\n{\"userID\": \"?\"}\n").getBytes(UTF_8);
    lines[lines.length - 4] = (byte) 0xff;
    Path file = Files.write(directory.resolve("users.jsonl"), lines);
    users(file).failsWith(file + ":3: it is not UTF-8");
  }

  @Test
  void specFileInPlaceOfTheUsersFile() throws IOException {
    Path specs = shop().specs();
    assertFailsWithPrefix(users(specs), specs + ":1: a user must be a JSON object");
  }

  @Test
  void debugShowsWhereAnErrorComesFrom() throws IOException {
    Path file = shop().file("empty.json", "");
    CommandRun run = CommandRun.of("--debug", "list", "--specs", file);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("postern: " + file + ":1:1: it is empty\n")
        .contains("\tat dev.postern.")
        .contains("Caused by: ");
    assertThat(CommandRun.of("list", "--specs", file, "--debug").err()).contains("\tat ");
  }

  private Shop shop() {
    return new Shop(directory);
  }

  private static CommandRun evaluate(Path specs) {
    return CommandRun.withInput(Shop.A_USER, "evaluate", "--specs", specs, "--users", "-");
  }

  private static CommandRun list(Path specs) {
    return CommandRun.of("list", "--specs", specs);
  }

  private CommandRun users(Path users) throws IOException {
    return CommandRun.of("evaluate", "--specs", shop().specs(), "--users", users);
  }

  private static void assertFailsWithPrefix(CommandRun run, String line) {
    assertThat(run.err()).startsWith("postern: " + line).endsWith("\n").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }
}
