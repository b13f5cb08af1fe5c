package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.SpecKeys;
import dev.postern.localmode.SpecLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the help shows is true: its examples are run as they stand there. */
class CommandHelpTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Set<String> FINDS_SOMETHING = Set.of("diff");

  @TempDir private Path directory;
  private final PulledServer server = new PulledServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @BeforeEach
  void writeFiles() throws IOException {
    server.answer("/specs/secret-1.json", Fixtures.STOREFRONT.specBytes());
    server.answer("/lists", "{}");
    Fixtures.STOREFRONT.copyTo(directory);
    Files.writeString(directory.resolve("old.json"), golden("diff-before.json"));
    Files.writeString(directory.resolve("new.json"), golden("diff-after.json"));
    writeLocked();
    Files.writeString(directory.resolve("key.txt"), "secret-1");
    Files.createDirectory(directory.resolve("spool"));
  }

  /** A file with a signed lock, and the keys that signed it. */
  private void writeLocked() throws IOException {
    Path specs = directory.resolve("specs.json");
    Path team = directory.resolve("team.pem");
    KeyPair keys = SpecKeys.generate();
    SpecKeys.write(keys, team, directory.resolve("team.pem.pub"));
    SpecLock.create(specs, 1, Instant.EPOCH, null).sign(keys).write(SpecLock.beside(specs));
  }

  static Set<String> commands() {
    return PosternCommand.create(InputStream.nullInputStream()).getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExampleWorks(String name) {
    List<String> examples = examples(name);
    assertThat(examples).hasSize(1);
    List<Object> args = args(examples.get(0));
    if (name.equals("pull")) {
      args.addAll(List.of("--specs-url", server.url() + "/specs"));
      args.addAll(List.of("--id-lists-url", server.url() + "/lists"));
    }
    CommandRun run =
        name.equals("serve")
            ? RunningCommand.of(args.toArray()).stop()
            : CommandRun.of(args.toArray());
    assertThat(run.err()).matches(name.equals("serve") ? "postern: serving .+\n" : "");
    assertThat(run.exitCode()).isEqualTo(FINDS_SOMETHING.contains(name) ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpSaysWhatTheExitCodesMean(String name) {
    assertThat(help(name)).contains("Exit code: 0 ", "2 wrong usage.");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpFitsANarrowTerminal(String name) {
    assertThat(help(name).lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theCommandListNamesIt(String name) {
    assertThat(CommandRun.of("--help").succeeds().out()).contains("\n  " + name + " ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itTellsTheVersion(String name) {
    assertThat(CommandRun.of(name, "--version").succeeds().out())
        .isEqualTo(CommandRun.of("--version").succeeds().out())
        .startsWith("postern ");
  }

  private static String help(String name) {
    return CommandRun.of(name, "--help").succeeds().out();
  }

  private static List<String> examples(String name) {
    return help(name)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("postern " + name + " "))
        .toList();
  }

  /** The words of an example as a shell cuts them, with files in the directory of the test. */
  private List<Object> args(String example) {
    List<Object> args = new ArrayList<>();
    Matcher words = WORD.matcher(example.substring("postern ".length()));
    while (words.find()) {
      String word = words.group(1) == null ? words.group(2) : words.group(1);
      boolean isFile = word.matches("[a-z.]+\\.(json|jsonl|bash|pem|pub|txt)|spool|specs");
      args.add(isFile ? directory.resolve(word) : word);
    }
    return args;
  }
}
