package dev.postern.internal.net;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.postern.OutputLogger.LogLevel;
import dev.postern.internal.log.ClientLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class HttpTransportTest {
  private static final String KEY = "secret-0123456789";
  private static final int MOST_BYTES = 1000;

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance().options(options().dynamicPort().gzipDisabled(true)).build();

  @RegisterExtension
  final WireMockExtension other =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final JdkHttpTransport transport =
      new JdkHttpTransport(null, new ClientLog(LogLevel.NONE, null), MOST_BYTES);

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void anAnswerHasStatusHeadersAndBody() throws Exception {
    answer(aResponse().withStatus(404).withHeader("X-What", "nothing").withBody("not here"));

    HttpAnswer answer = get(uri("/a")).get();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.isSuccess()).isFalse();
    assertThat(answer.header("x-what")).contains("nothing");
    assertThat(text(answer)).isEqualTo("not here");
  }

  @Test
  void gzipOfSeveralMembersIsDecompressed() throws Exception {
    byte[] body = concat(gzip("one, "), gzip("two"));
    answer(aResponse().withHeader("Content-Encoding", "GZIP").withBody(body));

    assertThat(text(get(uri("/a")).get())).isEqualTo("one, two");
    server.verify(getRequestedFor(anyUrl()).withHeader("Accept-Encoding", equalTo("gzip")));
  }

  @Test
  void anEmptyBodyMayClaimToBeCompressed() throws Exception {
    answer(aResponse().withStatus(204).withHeader("Content-Encoding", "gzip"));
    assertThat(text(get(uri("/a")).get())).isEmpty();
  }

  @Test
  void gzipThatExpandsBeyondTheLimitFailsWhenRead() throws Exception {
    byte[] bomb = gzip("0".repeat(50_000));
    answer(aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb));

    HttpAnswer answer = get(uri("/a")).get();

    assertThat(bomb).hasSizeLessThan(MOST_BYTES);
    assertThatThrownBy(() -> text(answer))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer is longer than 1,000 bytes");
  }

  @ParameterizedTest
  @CsvSource({"gzip", "br"})
  void aBodyThatCannotBeDecodedKeepsItsStatus(String encoding) throws Exception {
    answer(aResponse().withStatus(500).withHeader("Content-Encoding", encoding).withBody("?!"));

    HttpAnswer answer = get(uri("/a")).get();

    assertThat(answer.status()).isEqualTo(500);
    assertThatThrownBy(() -> text(answer)).hasMessageStartingWith("the answer cannot be read");
  }

  @Test
  void aBodyOfTheLimitIsRead() throws Exception {
    answer(aResponse().withBody("x".repeat(MOST_BYTES)));
    assertThat(text(get(uri("/a")).get())).hasSize(MOST_BYTES);
  }

  @Test
  void aBodyBeyondTheLimitFails() {
    answer(aResponse().withBody("x".repeat(MOST_BYTES + 1)));
    assertThat(failure(get(uri("/a")))).hasMessage("the answer is longer than 1,000 bytes");
  }

  @Test
  void aSlowDripEndsWithTheTimeout() {
    answer(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(100, 600_000));
    CompletableFuture<HttpAnswer> sent =
        transport.send(call("GET", uri("/a"), Duration.ofMillis(500)));
    assertThat(failure(sent)).hasMessageContaining("within 500 ms");
  }

  @Test
  void aSilentServerEndsWithTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      URI uri = URI.create("http://localhost:" + silent.getLocalPort());
      assertThat(failure(transport.send(call("GET", uri, Duration.ofMillis(200)))))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aResetConnectionFails() {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(failure(get(uri("/a")))).isInstanceOf(IOException.class);
  }

  @Test
  void aRefusedConnectionFails() throws IOException {
    URI uri = URI.create("http://localhost:" + freePort() + "/" + KEY);
    assertThat(failure(get(uri))).isInstanceOf(IOException.class);
  }

  @Test
  void messagesDoNotHaveTheKey() {
    assertThat(failure(get(URI.create("ftp://example.com/" + KEY))))
        .hasMessageNotContaining(KEY)
        .hasNoCause();
  }

  @Test
  void aRedirectIsFollowedOnTheSameHostWithAllHeaders() throws Exception {
    redirect("/a", 302, uri("/b?c=d").toString());
    answer("/b?c=d", aResponse().withBody("there"));

    assertThat(text(get(uri("/a")).get())).isEqualTo("there");
    server.verify(
        getRequestedFor(urlEqualTo("/b?c=d")).withHeader("STATSIG-API-KEY", equalTo(KEY)));
  }

  @Test
  void aRelativeRedirectIsFollowed() throws Exception {
    redirect("/v1/a", 308, "b");
    answer("/v1/b", aResponse().withBody("there"));
    assertThat(text(get(uri("/v1/a")).get())).isEqualTo("there");
  }

  @Test
  void anotherHostGetsNoHeadersOfOurs() throws Exception {
    redirect("/a", 307, other.url("/b"));
    other.stubFor(any(anyUrl()).willReturn(aResponse().withBody("there")));

    assertThat(text(get(uri("/a")).get())).isEqualTo("there");
    other.verify(
        getRequestedFor(urlEqualTo("/b"))
            .withoutHeader("STATSIG-API-KEY")
            .withoutHeader("x-request-service")
            .withHeader("Accept", equalTo("*/*")));
  }

  @ParameterizedTest
  @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
  void aPostIsRepeatedOnlyWhenAskedTo(int status, String method) throws Exception {
    redirect("/a", status, "/b");
    answer("/b", aResponse());

    transport.send(call("POST", uri("/a"), Duration.ofSeconds(30))).get();

    if (method.equals("GET")) {
      server.verify(getRequestedFor(urlEqualTo("/b")).withoutHeader("Content-Type"));
    } else {
      server.verify(postRequestedFor(urlEqualTo("/b")).withRequestBody(equalTo("body")));
    }
  }

  @Test
  void aCircleOfRedirectsFails() {
    redirect("/a", 302, "/a");
    assertThat(failure(get(uri("/a")))).hasMessage("redirected more than 5 times");
    server.verify(6, getRequestedFor(urlEqualTo("/a")));
  }

  @ParameterizedTest
  @CsvSource({"ftp://example.com/", "'http://exa mple.com/'", "file:///etc/passwd", "mailto:a@b"})
  void aRedirectToSomethingElseFails(String location) {
    redirect("/a", 302, location);
    assertThat(failure(get(uri("/a")))).hasMessageStartingWith("the answer redirects");
  }

  @Test
  void aRedirectWithoutALocationIsAnAnswer() throws Exception {
    answer(aResponse().withStatus(304));
    assertThat(get(uri("/a")).get().status()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({"401", "407"})
  void aDemandForAPasswordIsAnAnswer(int status) throws Exception {
    answer(aResponse().withStatus(status));
    assertThat(get(uri("/a")).get().status()).isEqualTo(status);
  }

  @Test
  void closingEndsWhatIsUnderWay() {
    answer(aResponse().withFixedDelay(600_000));
    CompletableFuture<HttpAnswer> sent = get(uri("/a"));
    transport.close();
    assertThat(failure(sent)).hasMessage("the client was shut down");
  }

  @Test
  void nothingIsSentAfterClosing() {
    transport.close();
    assertThat(failure(get(uri("/a")))).hasMessage("the client was shut down");
    transport.close();
  }

  @Test
  void noThreadIsLeftAfterClosing() throws Exception {
    answer(aResponse());
    get(uri("/a")).get();
    Set<Thread> threads = threads();
    assertThat(threads).hasSizeGreaterThanOrEqualTo(2).allMatch(Thread::isDaemon);

    transport.close();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void aTransportThatIsNotUsedHasNoThread() {
    assertThat(threads()).isEmpty();
  }

  private static int freePort() throws IOException {
    try (ServerSocket gone = new ServerSocket(0)) {
      return gone.getLocalPort();
    }
  }

  /** Ours and, in the same group, that of the platform's client. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> thread.getThreadGroup().getName().equals("postern-http"))
        .collect(Collectors.toSet());
  }

  private void answer(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private void answer(String url, ResponseDefinitionBuilder answer) {
    server.stubFor(any(urlEqualTo(url)).willReturn(answer));
  }

  private void redirect(String url, int status, String to) {
    answer(url, aResponse().withStatus(status).withHeader("Location", to));
  }

  private URI uri(String path) {
    return URI.create(server.url(path));
  }

  private CompletableFuture<HttpAnswer> get(URI uri) {
    return transport.send(call("GET", uri, Duration.ofSeconds(30)));
  }

  private static HttpCall call(String method, URI uri, Duration timeout) {
    Map<String, String> headers =
        Map.of(
            "STATSIG-API-KEY",
            KEY,
            "x-request-service",
            "me",
            "Accept",
            "*/*",
            "Content-Type",
            "t");
    return new HttpCall(method, uri, headers, BodyPublishers.ofString("body"), timeout);
  }

  private static Throwable failure(CompletableFuture<HttpAnswer> sent) {
    try {
      throw new AssertionError("there is an answer: " + sent.get());
    } catch (ExecutionException failure) {
      return failure.getCause() == null ? failure : failure.getCause();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static String text(HttpAnswer answer) throws IOException {
    try (InputStream body = answer.body()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
