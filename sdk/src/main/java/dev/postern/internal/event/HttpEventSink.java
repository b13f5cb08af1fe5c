package dev.postern.internal.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.internal.spec.JsonValues;
import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import dev.postern.spi.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sends events to Statsig, or to whoever takes them under the same protocol. */
final class HttpEventSink implements EventSink.Batched {
  /** Where events go unless the options say otherwise. */
  static final URI STATSIG = URI.create("https://prodregistryv2.org/v1/log_event");

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Set<Integer> NEVER_TAKEN = Set.of(400, 403, 405, 413, 501);
  private static final int MOST_ANSWER_BYTES = 65_536;

  private final HttpTransport transport;
  private final URI uri;
  private final StatsigHeaders headers;
  private final BodyCompression compression;
  private final InstantSource clock;

  HttpEventSink(
      HttpTransport transport,
      URI uri,
      StatsigHeaders headers,
      BodyCompression compression,
      InstantSource clock) {
    this.transport = transport;
    this.uri = uri;
    this.headers = headers;
    this.compression = compression;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public CompletableFuture<Void> deliver(EventBatch batch) {
    byte[] body = compression.compress().apply(batch.toBytes());
    HttpCall call =
        new HttpCall("POST", uri, headers(batch), BodyPublishers.ofByteArray(body), TIMEOUT);
    return transport.send(call).thenAccept(this::check);
  }

  private Map<String, String> headers(EventBatch batch) {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("Content-Type", "application/json");
    own.put("Content-Encoding", compression.encoding());
    own.put("Accept", "*/*");
    own.put("statsig-event-count", String.valueOf(batch.events().size()));
    own.put("statsig-retry-count", String.valueOf(batch.attempt()));
    return headers.with(own);
  }

  private void check(HttpAnswer answer) {
    DeliveryException failure;
    try (InputStream body = answer.body()) {
      failure = answer.isSuccess() ? failureIn(body) : failure(answer);
    } catch (IOException broken) {
      failure = DeliveryException.retryable("the answer broke off");
    }
    if (failure != null) {
      throw new CompletionException(failure);
    }
  }

  /** An empty answer is a good one; so is JSON that does not say otherwise. */
  private static @Nullable DeliveryException failureIn(InputStream body) throws IOException {
    String text = new String(body.readNBytes(MOST_ANSWER_BYTES), UTF_8);
    if (text.isBlank()) {
      return null;
    }
    try {
      boolean isFailure =
          JsonValues.parse(text) instanceof Map<?, ?> json
              && Boolean.FALSE.equals(json.get("success"));
      return isFailure ? DeliveryException.retryable("the answer says success: false") : null;
    } catch (IOException notJson) {
      return DeliveryException.retryable("the answer is not JSON");
    }
  }

  private DeliveryException failure(HttpAnswer answer) {
    String message = "HTTP status " + answer.status();
    if (NEVER_TAKEN.contains(answer.status())) {
      return DeliveryException.refused(message);
    }
    return answer
        .header("retry-after")
        .flatMap(text -> RetryAfter.parse(text, clock))
        .map(delay -> DeliveryException.retryableAfter(delay, message))
        .orElseGet(() -> DeliveryException.retryable(message));
  }
}
