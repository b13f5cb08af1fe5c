package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path directory;

  @Test
  void bashCompletesCommands() throws Exception {
    assertThat(complete("postern", "di")).containsExactly("diff", "distribution");
    assertThat(complete("postern", "se")).containsExactly("serve");
    assertThat(complete("postern", "li")).containsExactlyInAnyOrder("list", "lint");
  }

  @Test
  void bashCompletesOptionsAndTheirValues() throws Exception {
    assertThat(complete("postern", "lint", "--st")).containsExactly("--strict");
    assertThat(complete("postern", "serve", "--o")).contains("--overlay", "--out");
    assertThat(complete("postern", "diff", "--format", "")).contains("table", "json");
  }

  /** What bash offers for the last word. */
  private List<String> complete(String... words) throws Exception {
    assumeTrue(Files.isExecutable(BASH), "Skipped: there is no " + BASH);
    Path script = directory.resolve("postern.bash");
    CommandRun.of("completion", "--out", script).succeeds();
    String asBashDoes =
        """
        compopt() { :; }
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _complete_postern postern
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    return run(asBashDoes, script, words);
  }

  private static List<String> run(String program, Path script, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder bash = new ProcessBuilder(BASH.toString(), "-c", program, "bash");
    bash.command().add(script.toString());
    bash.command().addAll(List.of(words));
    Process process = bash.redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    process.waitFor();
    return lines.stream().map(String::strip).toList();
  }
}
