package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.localmode.command.StandardOutput.ClosedPipeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandOutputTest {
  @TempDir private Path directory;

  @Test
  void aFileHasWhatStandardOutputWouldHave() throws IOException {
    Path file = Files.createDirectory(directory.resolve("results")).resolve("answers.jsonl");
    assertThat(evaluate(Shop.A_USER, "--out", file).succeeds().out()).isEmpty();
    assertThat(file).hasContent(evaluate(Shop.A_USER).succeeds().out());
    assertThat(filesIn(file)).containsExactly(file);
  }

  @Test
  void anExistingFileIsReplaced() throws IOException {
    Path file = existing("old");
    evaluate(Shop.A_USER, "--out", file).succeeds();
    assertThat(file).content().startsWith("{\"user\":0,").doesNotContain("old");
    assertThat(filesIn(file)).containsExactly(file);
  }

  @Test
  void aBadLineLeavesTheExistingFileAndNothingElse() throws IOException {
    Path file = existing("old");
    evaluate(Shop.A_USER + "[]\n", "--out", file)
        .failsWith("standard input:2: a user must be a JSON object, not an array");
    assertThat(file).hasContent("old");
    assertThat(filesIn(file)).containsExactly(file);
  }

  @Test
  void aBadLineLeavesNoFileWhereThereWasNone() throws IOException {
    Path file = existing("old");
    Files.delete(file);
    evaluate(Shop.A_USER + "[]\n", "--out", file)
        .failsWith("standard input:2: a user must be a JSON object, not an array");
    assertThat(filesIn(file)).isEmpty();
  }

  @Test
  void aLinkStaysALinkToTheFileThatIsReplaced() throws IOException {
    Path file = existing("old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    evaluate(Shop.A_USER, "--out", link).succeeds();
    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("{\"user\":0,");
  }

  @Test
  void aDirectoryIsRefused() throws IOException {
    evaluate(Shop.A_USER, "--out", directory)
        .failsWith(directory + ": it cannot be written: it is a directory");
  }

  @Test
  void aMissingFolderIsRefused() throws IOException {
    Path file = directory.resolve("missing").resolve("answers");
    evaluate(Shop.A_USER, "--out", file)
        .failsWith(file + ": it cannot be written: its folder is not there");
  }

  @Test
  void aListGoesIntoAFileToo() throws IOException {
    Path file = directory.resolve("list");
    Path specs = new Shop(directory).specs();
    CommandRun.of("list", "--specs", specs, "--out", file).succeeds();
    assertThat(file).hasContent(CommandRun.of("list", "--specs", specs).succeeds().out());
  }

  @Test
  void standardOutputThatIsFullIsAFailure() throws IOException {
    assertThat(evaluateInto("No space left on device"))
        .isEqualTo("1 postern: standard output: it cannot be written: No space left on device");
  }

  @Test
  void standardOutputThatNobodyReadsAnyMoreEndsTheCommandQuietly() throws IOException {
    assertThat(evaluateInto("Broken pipe")).isEqualTo("0 ");
  }

  @Test
  void helpThatNobodyReadsEndsQuietly() {
    StringWriter err = new StringWriter();
    int exitCode =
        PosternCommand.create(InputStream.nullInputStream())
            .setOut(new PrintWriter(broken("Broken pipe"), false, UTF_8))
            .setErr(new PrintWriter(err))
            .execute("--help");
    assertThat(exitCode + " " + err).isEqualTo("0 ");
  }

  @Test
  void aFailureToFlushStandardOutputIsNotSwallowed() {
    assertThatThrownBy(() -> broken("Broken pipe").flush()).isInstanceOf(ClosedPipeException.class);
  }

  private String evaluateInto(String failure) throws IOException {
    StringWriter err = new StringWriter();
    Shop shop = new Shop(directory);
    int exitCode =
        PosternCommand.create(InputStream.nullInputStream())
            .setOut(new PrintWriter(broken(failure), false, UTF_8))
            .setErr(new PrintWriter(err))
            .execute(
                "evaluate", "--specs", shop.specs().toString(), "--users", shop.users().toString());
    return exitCode + " " + err.toString().strip();
  }

  private static OutputStream broken(String failure) {
    return new StandardOutput(
        new OutputStream() {
          @Override
          public void write(int oneByte) throws IOException {
            throw new IOException(failure);
          }

          @Override
          public void flush() throws IOException {
            throw new IOException(failure);
          }
        });
  }

  private CommandRun evaluate(String users, Object... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("evaluate", "--users", "-"));
    args.addAll(List.of("--specs", new Shop(directory).specs(), "--gates", "dark_mode"));
    args.addAll(List.of(more));
    return CommandRun.withInput(users, args.toArray());
  }

  private Path existing(String text) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("results"));
    return Files.writeString(folder.resolve("answers.jsonl"), text);
  }

  private static List<Path> filesIn(Path file) throws IOException {
    try (Stream<Path> files = Files.list(requireNonNull(file.getParent()))) {
      return files.toList();
    }
  }
}
