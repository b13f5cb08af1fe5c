package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code events} and {@code upload}. */
class SpoolCommandsTest {
  @TempDir private Path directory;

  @Test
  void eventsAreATable() throws IOException {
    Path spool = SpoolFiles.write(directory.resolve("spool"));
    assertThat(CommandRun.of("events", spool, "--format", "table").succeeds().out())
        .isEqualTo(golden("events.txt"));
  }

  @Test
  void eventsAreJsonLinesAsTheyAreSent() throws IOException {
    Path spool = SpoolFiles.write(directory.resolve("spool"));
    List<String> lines = CommandRun.of("events", spool).succeeds().out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("{\"eventName\":\"statsig::gate_exposure\",");
    assertThat(lines.get(2)).contains("\"value\":9.99", "\"sku\":\"book-1\"");
  }

  @Test
  void aDirectoryMustBeThere() {
    Path nowhere = directory.resolve("nowhere");
    CommandRun.of("events", nowhere).failsWith(nowhere + ": there is no such directory");
    CommandRun.of("upload", nowhere, "--sdk-key-file", key("secret-1"))
        .failsWith(nowhere + ": there is no such directory");
  }

  @Test
  void uploadSendsEverythingOnce() throws IOException {
    Path spool = SpoolFiles.write(directory.resolve("spool"));
    List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    HttpServer server = server(202, bodies);
    try {
      CommandRun run = upload(spool, server, "--format", "json").succeeds();
      assertThat(run.out()).contains("\"events\": 3", "\"complete\": \"yes\"");
      assertThat(run.out() + run.err()).doesNotContain("secret");
      assertThat(upload(spool, server, "--format", "json").succeeds().out())
          .contains("\"events\": 0");
      assertThat(bodies).hasSize(1);
      assertThat(CommandRun.of("events", spool).succeeds().out()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatCannotBeSentStays() throws IOException {
    Path spool = SpoolFiles.write(directory.resolve("spool"));
    HttpServer server = server(503, new ArrayList<>());
    try {
      CommandRun run = upload(spool, server);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("HTTP status 503");
      assertThat(CommandRun.of("events", spool).succeeds().out()).hasLineCount(3);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileThatHoldsNoKeyIsRefusedWithoutShowingIt() throws IOException {
    Path spool = Files.createDirectory(directory.resolve("spool"));
    Path file = key("secret-1 and a comment");
    CommandRun.of("upload", spool, "--sdk-key-file", file)
        .failsWith(file + ": it must hold a server secret key and nothing else");
    CommandRun.of("upload", spool, "--sdk-key-file", key("secret-1"), "--log-event-url", "ftp://x")
        .isWrongUsage("--log-event-url: logEventUrl must begin with https:// or http://");
  }

  private CommandRun upload(Path spool, HttpServer server, Object... more) {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("upload", spool, "--sdk-key-file", key("secret-1\n"), "--log-event-url"));
    args.add("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/log_event");
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private Path key(String content) {
    try {
      return Files.writeString(directory.resolve("key.txt"), content);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static HttpServer server(int status, List<String> bodies) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
