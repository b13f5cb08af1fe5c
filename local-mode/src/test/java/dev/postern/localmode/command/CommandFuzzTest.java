package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import dev.postern.fixtures.Fuzzing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files given to the command: an answer, findings or one line on standard error. */
class CommandFuzzTest {
  private static final int LEAST = 300;
  @TempDir private Path directory;

  @Test
  void aDamagedSpecFileIsLinted() throws IOException {
    Path file = directory.resolve("specs.json");
    Fuzzing.of(
        "lint",
        LEAST,
        specs(),
        damaged -> {
          Files.write(file, damaged);
          check(CommandRun.of("lint", file));
        });
  }

  @Test
  void aDamagedSpecFileIsCompared() throws IOException {
    Path whole = Files.write(directory.resolve("whole.json"), specs());
    Path file = directory.resolve("specs.json");
    Fuzzing.of(
        "diff",
        LEAST,
        specs(),
        damaged -> {
          Files.write(file, damaged);
          check(CommandRun.of("diff", whole, file));
        });
  }

  @Test
  void aDamagedFileOfUsersIsEvaluated() throws IOException {
    Path specs = Files.write(directory.resolve("specs.json"), specs());
    Path users = directory.resolve("users.jsonl");
    Fuzzing.of(
        "users",
        LEAST,
        String.join("\n", Fixtures.STOREFRONT.users().subList(0, 5)).getBytes(UTF_8),
        damaged -> {
          Files.write(users, damaged);
          check(CommandRun.of("evaluate", "--specs", specs, "--users", users));
        });
  }

  private static byte[] specs() {
    return Fixtures.STOREFRONT.specText().getBytes(UTF_8);
  }

  /** A failure of the program itself would leave a stack trace. */
  private static void check(CommandRun run) {
    assertThat(run.exitCode()).isBetween(0, 1);
    assertThat(run.err()).doesNotContain("\tat ", "Exception", "Error:");
  }
}
