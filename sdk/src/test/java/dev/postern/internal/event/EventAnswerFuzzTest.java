package dev.postern.internal.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.EventCompression;
import dev.postern.fixtures.Fuzzing;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.net.JdkHttpTransport;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import dev.postern.testing.ManualScheduler;
import dev.postern.testing.RawServer;
import dev.postern.testing.UnreadableHeads;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Damaged answers to events: taken, refused or to be sent again; and when, is never absurd. */
class EventAnswerFuzzTest {
  private static final int LEAST = 200;
  private static final EventBatch BATCH = new EventBatch("b", 0, List.of(), Map.of());
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualScheduler clock = new ManualScheduler(Instant.EPOCH);

  @Test
  void aDamagedAnswerIsTakenOrRefused() throws IOException {
    byte[] body = "{\"success\":true}".getBytes(UTF_8);
    fuzz("event-answer", RawServer.answer("202 Accepted", body));
  }

  @Test
  void aDamagedRequestToWaitIsKeptToWithinLimits() throws IOException {
    fuzz("event-wait", RawServer.answer("429 Too Many Requests\r\nRetry-After: 120", new byte[0]));
  }

  @Test
  void aDamagedDateToWaitForIsKeptToWithinLimits() throws IOException {
    String date = "Thu, 01 Jan 1970 00:02:00 GMT";
    fuzz("event-wait-date", RawServer.answer("503 Busy\r\nRetry-After: " + date, new byte[0]));
  }

  private void fuzz(String target, byte[] answer) throws IOException {
    try (RawServer server = new RawServer();
        JdkHttpTransport transport = new JdkHttpTransport()) {
      HttpEventSink sink =
          new HttpEventSink(
              transport,
              server.url("/v1/log_event"),
              new StatsigHeaders("secret-key", SdkInfo.create(), null, clock),
              BodyCompression.of(EventCompression.GZIP),
              clock);
      Fuzzing.of(
          target,
          LEAST,
          answer,
          damaged -> {
            server.answer(UnreadableHeads.limited(damaged));
            send(sink);
          });
    }
  }

  private static void send(HttpEventSink sink) {
    try {
      sink.deliver(BATCH).join();
    } catch (CompletionException failure) {
      assertThat(failure.getCause()).isInstanceOfAny(IOException.class, DeliveryException.class);
      if (failure.getCause() instanceof DeliveryException refusal) {
        Duration wait = refusal.retryAfter().orElse(Duration.ZERO);
        assertThat(wait.isNegative()).isFalse();
        Backoff backoff = new Backoff();
        backoff.failed(0, 0, wait);
        assertThat(backoff.allowedAt(true)).isLessThanOrEqualTo(HOUR.toMillis());
      }
    }
  }
}
