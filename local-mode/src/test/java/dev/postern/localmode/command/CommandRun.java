package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;

/** What a run of the command left: line ends as on Unix, whatever the system. */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(Object... args) {
    return withInput("", args);
  }

  static CommandRun withInput(String standardInput, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        PosternCommand.create(new ByteArrayInputStream(standardInput.getBytes(UTF_8)))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    String[] texts = List.of(args).stream().map(String::valueOf).toArray(String[]::new);
    int exitCode = command.execute(texts);
    return new CommandRun(exitCode, unix(out), unix(err));
  }

  /** The text of a file beside the tests. */
  static String golden(String name) {
    try (InputStream in = CommandRun.class.getResourceAsStream(name)) {
      assertThat(in).as("the test resource %s", name).isNotNull();
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All went well, and nothing was said about it. */
  CommandRun succeeds() {
    assertThat(err).isEmpty();
    assertThat(exitCode).isZero();
    return this;
  }

  /** It failed with exactly this line on standard error, and nothing on standard output. */
  void failsWith(String line) {
    assertThat(err).isEqualTo("postern: " + line + "\n");
    assertThat(exitCode).isEqualTo(1);
    assertThat(out).isEmpty();
  }

  /** It was called wrongly: one line on standard error that begins so, and nothing else. */
  void isWrongUsage(String beginning) {
    assertThat(err).startsWith("postern: " + beginning).endsWith("\n").hasLineCount(1);
    assertThat(exitCode).isEqualTo(2);
    assertThat(out).isEmpty();
  }

  private static String unix(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
