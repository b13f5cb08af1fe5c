package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.internal.net.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers at once, by the URL; keeps what was asked. */
final class ScriptedTransport implements HttpTransport {
  private final Map<String, CompletableFuture<HttpAnswer>> answers = new HashMap<>();
  private final List<HttpCall> calls = new ArrayList<>();

  void answer(String url, int status, String body) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(UTF_8));
    bytes.mark(0);
    answer(url, CompletableFuture.completedFuture(new HttpAnswer(status, Map.of(), bytes)));
  }

  void answer(String url, CompletableFuture<HttpAnswer> answer) {
    answers.put(url, answer);
  }

  /** What was asked since the last time: method, URL and range. */
  List<String> asked() {
    List<String> asked =
        calls.stream()
            .map(
                call ->
                    call.method()
                        + " "
                        + call.uri()
                        + " "
                        + call.headers().getOrDefault("Range", "-"))
            .toList();
    calls.clear();
    return asked;
  }

  HttpCall last() {
    return calls.get(calls.size() - 1);
  }

  @Override
  public CompletableFuture<HttpAnswer> send(HttpCall call) {
    calls.add(call);
    CompletableFuture<HttpAnswer> answer = answers.get(call.uri().toString());
    return answer == null
        ? CompletableFuture.failedFuture(new IOException("unreachable"))
        : answer.thenApply(ScriptedTransport::again);
  }

  @Override
  public void close() {}

  private static HttpAnswer again(HttpAnswer answer) {
    try {
      answer.body().reset();
      return answer;
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
