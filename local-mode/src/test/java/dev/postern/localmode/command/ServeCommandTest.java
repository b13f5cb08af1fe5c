package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve}, over real HTTP. */
class ServeCommandTest {
  private static final String EVENTS =
      """
      {"events": [
        {"eventName": "statsig::gate_exposure", "time": 1767225600000, "user": {"userID": "u-1"},
         "metadata": {"gate": "new_checkout", "gateValue": "true", "ruleID": "r1",
                      "reason": "Network:Recognized"}, "secondaryExposures": []},
        {"eventName": "purchase", "value": 9.99, "time": 1767225600001,
         "user": {"customIDs": {"companyID": "c-1"}}, "metadata": {"sku": "book-1"}}],
       "statsigMetadata": {}}
      """;

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path directory;
  private Path specs = Path.of("");

  @BeforeEach
  void writeSpecs() throws IOException {
    specs = Fixtures.STOREFRONT.copyTo(directory);
  }

  @Test
  void itSaysWhereItIsAndServesTheFile() throws Exception {
    try (RunningCommand serve = RunningCommand.of("serve", specs)) {
      assertThat(serve.url()).matches("http://127\\.0\\.0\\.1:\\d+");
      HttpResponse<String> answer = get(serve.url() + "/v2/download_config_specs/secret-1.json");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).contains("application/json");
      assertThat(answer.body()).contains("\"new_checkout\"");
      assertThat(serve.stop())
          .isEqualTo(
              new CommandRun(0, "", "postern: serving " + specs + " at " + serve.url() + "\n"));
    }
  }

  @Test
  void eventsAreATable() throws Exception {
    try (RunningCommand serve = RunningCommand.of("serve", specs, "--format", "table")) {
      assertThat(post(serve.url() + "/v1/log_event", EVENTS).statusCode()).isEqualTo(202);
      assertThat(serve.stop().out()).isEqualTo(golden("serve.txt"));
    }
  }

  @Test
  void eventsAreJsonLinesOtherwise() throws Exception {
    try (RunningCommand serve = RunningCommand.of("serve", specs)) {
      post(serve.url() + "/v1/rgstr", EVENTS);
      assertThat(serve.stop().out().lines())
          .hasSize(2)
          .last()
          .isEqualTo(
              "{\"eventName\":\"purchase\",\"value\":9.99,\"time\":1767225600001,\"user\":"
                  + "{\"customIDs\":{\"companyID\":\"c-1\"}},\"metadata\":{\"sku\":\"book-1\"}}");
    }
  }

  @Test
  void eventsAreAppendedToAFileBeforeTheyAreAnswered() throws Exception {
    Path file = Files.writeString(directory.resolve("events.jsonl"), "before\n");
    try (RunningCommand serve = RunningCommand.of("serve", specs, "--out", file)) {
      post(serve.url() + "/v1/log_event", EVENTS);
      assertThat(Files.readAllLines(file)).hasSize(3).first().isEqualTo("before");
      assertThat(serve.stop().out()).isEmpty();
    }
  }

  @Test
  void theFileIsFollowedAndAFaultyOneChangesNothing() throws Exception {
    try (RunningCommand serve = RunningCommand.of("serve", specs)) {
      String url = serve.url() + "/v2/download_config_specs/secret-1.json";
      Files.writeString(specs, Fixtures.STOREFRONT.specText().replace("6.9", "7.25"));
      serve.news("specs.json: serving time 1767225600000 .*: 0 added, 0 removed, 1 changed");
      String changed = get(url).body();
      assertThat(changed).contains("7.25");

      Files.writeString(specs, "{\"has_updates\": true,");
      serve.news("warning: .*specs.json:1:\\d+: .*; what was served before still is");
      assertThat(get(url).body()).isEqualTo(changed);
    }
  }

  @Test
  void overlaysCountForClientSdks() throws Exception {
    Path overlay = directory.resolve("overlay.json");
    Files.writeString(overlay, "{\"gates\": {\"new_checkout\": false}}");
    String asked = "{\"user\": {\"userID\": \"u-1001\"}, \"hash\": \"none\"}";
    String forced = "\"new_checkout\":{\"name\":\"new_checkout\",\"rule_id\":\"override\"";
    try (RunningCommand serve = RunningCommand.of("serve", specs, "--overlay", overlay)) {
      String url = serve.url() + "/v1/initialize?k=client-1";
      assertThat(post(url, asked).body()).contains(forced);
      Files.writeString(overlay, "nonsense");
      serve.news("warning: .*overlay.json:1:1: .*; what was served before still is");
      assertThat(post(url, asked).body()).contains(forced);
    }
  }

  @Test
  void idListsMayBeElsewhere() throws Exception {
    Path lists = Files.createDirectory(directory.resolve("lists"));
    Files.writeString(lists.resolve("staff.txt"), "ann\n");
    try (RunningCommand serve = RunningCommand.of("serve", specs, "--id-lists", lists)) {
      assertThat(post(serve.url() + "/v1/get_id_lists", "").body())
          .startsWith("{\"staff\":{\"name\":\"staff\",\"size\":10,\"url\":\"" + serve.url());
    }
  }

  @Test
  void pagesThatGaveItAnotherNameAreRefused() throws Exception {
    try (RunningCommand serve = RunningCommand.of("serve", specs)) {
      URI uri = URI.create(serve.url());
      try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
        String request =
            """
            GET /v2/download_config_specs HTTP/1.1
            Host: evil.example
            Connection: close

            """
                .replace("\n", "\r\n");
        socket.getOutputStream().write(request.getBytes(UTF_8));
        InputStream answer = socket.getInputStream();
        assertThat(new String(answer.readAllBytes(), UTF_8))
            .startsWith("HTTP/1.1 403 ")
            .contains("this server is for localhost, not for evil.example");
      }
    }
  }

  @Test
  void whatCannotBeServedIsSaidAtOnce() throws Exception {
    Path nowhere = directory.resolve("nowhere");
    CommandRun.of("serve", nowhere).failsWith(nowhere + ": there is no such file");
    CommandRun.of("serve", specs, "--id-lists", nowhere)
        .failsWith(nowhere + ": there is no such directory");
    CommandRun.of("serve", specs, "--overlay", nowhere)
        .failsWith(nowhere + ": there is no such file");
    CommandRun.of("serve", specs, "--out", nowhere.resolve("events.jsonl"))
        .failsWith(nowhere.resolve("events.jsonl") + ": its folder is not there");
    CommandRun.of("serve", specs, "--port", 70_000).isWrongUsage("--port must be from 0 to 65535");
    Path overlay = Files.writeString(directory.resolve("overlay.json"), "[]");
    CommandRun.of("serve", specs, "--overlay", overlay)
        .failsWith(overlay + ": it must hold a JSON object");
  }

  @Test
  void aPortInUseIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = CommandRun.of("serve", specs, "--port", taken.getLocalPort());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .matches(
              "postern: port %d cannot be listened on: .+; name another one, or 0 .+\n"
                  .formatted(taken.getLocalPort()));
    }
  }

  /** As a terminal or a supervisor ends it. */
  @Test
  void aProcessThatIsToldToEndHasItsEventsAndExitCode0() throws Exception {
    Path file = directory.resolve("events.jsonl");
    Process serve =
        ChildJvm.of(
                PosternCommand.class,
                List.of(),
                List.of("serve", specs.toString(), "--out", file.toString()))
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    try (BufferedReader err = serve.errorReader(UTF_8)) {
      String address = err.readLine();
      String url = address.substring(address.indexOf("http://"));
      assertThat(post(url + "/v1/log_event", EVENTS).statusCode()).isEqualTo(202);
      serve.toHandle().destroy();
      assertThat(serve.waitFor()).isZero();
      assertThat(err.readLine()).isNull();
    } finally {
      serve.destroyForcibly();
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }
}
