package dev.postern.internal.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One request, with those that it is redirected to, until all of the answer is there. */
final class Exchange {
  private final HttpCall call;
  private final Map<String, String> proxyHeaders;
  private final long mostBytes;
  private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
  private volatile @Nullable Future<?> current;

  /** An exchange that has not begun. */
  Exchange(HttpCall call, Map<String, String> proxyHeaders, long mostBytes) {
    this.call = call;
    this.proxyHeaders = proxyHeaders;
    this.mostBytes = mostBytes;
    CompletableFuture<?> unused = answer.whenComplete((done, failure) -> cancelCurrent());
  }

  /** Ending it in whatever way, such as by cancelling, ends the exchange. */
  CompletableFuture<HttpAnswer> answer() {
    return answer;
  }

  void begin(HttpClient client) {
    guarded(() -> send(client, call, 0));
  }

  void runOutOfTime() {
    fail(new IOException("no complete answer within %d ms".formatted(call.timeout().toMillis())));
  }

  void close() {
    fail(new IOException("the client was shut down"));
  }

  private void send(HttpClient client, HttpCall next, int redirects) {
    CompletableFuture<HttpResponse<BodyChunks>> sent =
        client.sendAsync(request(next), headers -> new CollectingSubscriber(mostBytes));
    current = sent;
    if (answer.isDone()) {
      cancelCurrent();
    }
    CompletableFuture<?> unused =
        sent.whenComplete(
            (response, failure) -> {
              if (failure == null) {
                guarded(() -> take(client, next, redirects, response));
              } else {
                fail(failure);
              }
            });
  }

  private void take(
      HttpClient client, HttpCall asked, int redirects, HttpResponse<BodyChunks> response)
      throws IOException {
    String location = response.headers().firstValue("location").orElse(null);
    if (location == null || !Redirect.isOne(response.statusCode())) {
      answer.complete(answer(response));
    } else if (redirects == Redirect.MOST) {
      throw new IOException("redirected more than %d times".formatted(Redirect.MOST));
    } else {
      send(client, Redirect.follow(asked, response.statusCode(), location), redirects + 1);
    }
  }

  private HttpAnswer answer(HttpResponse<BodyChunks> response) {
    String encoding = response.headers().firstValue("content-encoding").orElse("");
    InputStream body = BodyDecoding.decode(encoding, response.body(), mostBytes);
    return new HttpAnswer(response.statusCode(), response.headers().map(), body);
  }

  private HttpRequest request(HttpCall next) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept-Encoding", "gzip");
    headers.putAll(next.headers());
    headers.putAll(proxyHeaders);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(next.uri())
            .timeout(call.timeout())
            .method(next.method(), next.body());
    headers.forEach(builder::setHeader);
    return builder.build();
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException failure) {
      fail(failure);
    }
  }

  private void fail(Throwable failure) {
    String key = call.headers().getOrDefault(StatsigHeaders.KEY, "");
    answer.completeExceptionally(HttpFailures.describe(failure, key));
  }

  private void cancelCurrent() {
    Future<?> running = current;
    if (running != null) {
      running.cancel(true);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
