package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command as a process of its own, as people do. */
class ClientInitCommandTest {
  @TempDir private Path directory;

  @Test
  void responsesForTheShopsAppAreAsRecorded() throws Exception {
    String[] app = {"--client-key", "client-storefront-app", "--environment", "production"};
    String all =
        run(app, "--hash", "none")
            + run(app)
            + run(app, "--hash", "SHA256", "--format", "v2")
            + run(app, "--hash", "none", "--format", "init-v2");
    assertThat(steady(all)).isEqualTo(golden("client-init.jsonl"));
  }

  @Test
  void standardOutputHasAResponseALine() throws Exception {
    Run run = start(List.of("--client-key", "client-storefront-app"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"feature_gates"));
  }

  @Test
  void anUnknownFormIsWrongUsage() throws Exception {
    Run run = start(List.of("--format", "v3"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("expected one of v1, v2, init-v2 but was 'v3'");
  }

  private record Run(int exitCode, String out, String err) {}

  /** Through a file, which is UTF-8 whatever the locale. */
  private String run(String[] args, String... more) throws Exception {
    Path out = directory.resolve("out.jsonl");
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    all.addAll(List.of("--out", out.toString()));
    assertThat(start(all)).isEqualTo(new Run(0, "", ""));
    return Files.readString(out);
  }

  private Run start(List<String> more) throws Exception {
    Path specs = Files.write(directory.resolve("specs.json"), Fixtures.STOREFRONT.specBytes());
    Path users = directory.resolve("users.jsonl");
    Files.write(users, Fixtures.STOREFRONT.users().subList(0, 2));
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PosternCommand.class.getName(),
                "client-init"));
    command.addAll(List.of("--specs", specs.toString(), "--users", users.toString()));
    command.addAll(more);
    int exitCode =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Run(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  /** Without what differs from run to run: the session of the SDK, and chance. */
  private static String steady(String responses) {
    return responses
        .replaceAll("\"sdkInfo\":\\{[^}]*}", "\"sdkInfo\":{}")
        .replaceAll("\"can_record_session\":(true|false)", "\"can_record_session\":null");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ClientInitCommandTest.class.getResourceAsStream(name)) {
      assertThat(in).as("the test resource %s", name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
