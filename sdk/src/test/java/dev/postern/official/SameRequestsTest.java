package dev.postern.official;

import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.testing.SpecServer;
import dev.postern.testing.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The official Java SDK and this one, at the same server: they ask and answer the same. */
class SameRequestsTest {
  private static final String KEY = "secret-samerequests123";

  private static final String FIRST = Versions.file("first", 1000, "111");
  private static final List<String> GATES = List.of("first", "second");

  /**
   * Of the SDK itself, of the moment, of the transport, and of protobuf, which is not read here.
   * The name of the service is sent by newer versions of the official engine only.
   */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "statsig-sdk-type",
          "statsig-sdk-version",
          "statsig-server-session-id",
          "statsig-client-time",
          "statsig-supports-proto",
          "accept-encoding",
          "accept",
          "host",
          "x-request-service",
          "user-agent",
          "connection",
          "content-length",
          "upgrade",
          "http2-settings");

  private final SpecServer server = new SpecServer().specs(FIRST);

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("no update", json("{\"has_updates\":false}")),
        Arguments.of("newer", json(Versions.file("second", 2000, "222"))),
        Arguments.of("newer, same checksum", json(Versions.file("second", 2000, "111"))),
        Arguments.of("older", json(Versions.file("second", 999, "222"))),
        Arguments.of("same time, other checksum", json(Versions.file("second", 1000, "222"))),
        Arguments.of("same time, no checksum", json(Versions.file("second", 1000, null))),
        Arguments.of("500", status(500).withBody("boom")),
        Arguments.of("403", status(403).withBody("no")),
        Arguments.of("404", status(404)),
        Arguments.of("html", json("<html>")),
        Arguments.of("cut short", json(Versions.file("second", 2000, "222").substring(0, 200))),
        Arguments.of("no spec file", json("{\"has_updates\":true}")),
        Arguments.of("empty", json("")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void aFirstLoadIsAskedForAndTakenTheSame(String name, ResponseDefinitionBuilder answer) {
    server.answer(answer);
    Seen official = load(new OfficialClient(server, KEY));
    Seen ours = load(new OwnClient(server, KEY));
    assertThat(official.requests()).hasSize(1);
    assertThat(ours).isEqualTo(official);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void aSecondLoadIsAskedForAndTakenTheSame(String name, ResponseDefinitionBuilder answer) {
    Seen official = loadTwice(new OfficialClient(server, KEY), answer);
    server.specs(FIRST);
    Seen ours = loadTwice(new OwnClient(server, KEY), answer);
    assertThat(official.requests()).hasSize(2);
    assertThat(ours).isEqualTo(official);
  }

  /** What a client asked, and what it answered. */
  private record Seen(List<Map<String, String>> requests, List<String> answers) {}

  private Seen load(ComparedClient client) {
    int before = server.requests().size();
    List<String> answers = new ArrayList<>();
    answers.add(client.load());
    GATES.forEach(gate -> answers.add(client.reason(gate)));
    GATES.forEach(gate -> answers.add(gate + " " + client.passes(gate)));
    client.close();
    return new Seen(requestsAfter(before), answers);
  }

  /** Reasons are left out: that the official SDK forgets where its specs are from is no model. */
  private Seen loadTwice(ComparedClient client, ResponseDefinitionBuilder answer) {
    int before = server.requests().size();
    List<String> answers = new ArrayList<>();
    answers.add(client.load());
    server.answer(answer);
    answers.add(client.load());
    GATES.forEach(gate -> answers.add(gate + " " + client.passes(gate)));
    client.close();
    return new Seen(requestsAfter(before), answers);
  }

  private List<Map<String, String>> requestsAfter(int count) {
    return server.requests().stream().skip(count).map(SameRequestsTest::request).toList();
  }

  private static Map<String, String> request(LoggedRequest request) {
    Map<String, String> parts = new TreeMap<>();
    parts.put("method", request.getMethod().getName());
    parts.put("path", request.getUrl().replaceFirst("\\?.*", ""));
    parts.put("parameters", parameters(request));
    for (HttpHeader header : request.getHeaders().all()) {
      String name = header.key().toLowerCase(Locale.ROOT);
      if (!OWN_HEADERS.contains(name)) {
        parts.put(name, header.firstValue());
      }
    }
    return parts;
  }

  /** In order of their names; that they come in any order at all is the official SDK's way. */
  private static String parameters(LoggedRequest request) {
    TreeSet<String> parameters = new TreeSet<>();
    String url = request.getUrl();
    int start = url.indexOf('?');
    if (start >= 0) {
      parameters.addAll(List.of(url.substring(start + 1).split("&")));
    }
    parameters.remove("supports_proto=true");
    return String.join("&", parameters);
  }
}
