package dev.postern.internal.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.OutputLogger.LogLevel;
import dev.postern.fixtures.Fuzzing;
import dev.postern.internal.log.ClientLog;
import dev.postern.testing.RawServer;
import dev.postern.testing.UnreadableHeads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Damaged answers: an answer within the limits, or an {@code IOException}. */
final class HttpAnswerFuzzTest {
  private static final int LEAST = 200;
  private static final int MOST_BYTES = 100_000;
  private static final byte[] BODY =
      "{\"has_updates\":false,\"time\":1}".repeat(40).getBytes(UTF_8);

  /** The platform's client never ends at the length of a chunk that has more than 31 bits. */
  private static final Pattern LONG_CHUNK = Pattern.compile("[0-9a-fA-F]{8}");

  private final RawServer server = new RawServer();
  private final JdkHttpTransport transport =
      new JdkHttpTransport(null, new ClientLog(LogLevel.NONE, null), MOST_BYTES);

  HttpAnswerFuzzTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    transport.close();
    server.close();
  }

  @Test
  void aDamagedAnswerIsReadOrRefused() throws IOException {
    byte[] body = RawServer.answer("200 OK\r\nETag: \"a\"\r\nX-Any: b", BODY);
    Fuzzing.of("http-answer", LEAST, body, this::ask);
  }

  @Test
  void aDamagedCompressedAnswerIsReadOrRefused() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(BODY);
    }
    byte[] answer = RawServer.answer("200 OK\r\nContent-Encoding: gzip", compressed.toByteArray());
    Fuzzing.of("http-answer-compressed", LEAST, answer, this::ask);
  }

  @Test
  void aDamagedAnswerInChunksIsReadOrRefused() throws IOException {
    String chunks = "5\r\n{\"a\":\r\nA;x=y\r\n1234567890\r\n1\r\n}\r\n0\r\nX-After: z\r\n\r\n";
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    Fuzzing.of("http-answer-chunked", LEAST, (head + chunks).getBytes(UTF_8), this::ask);
  }

  private void ask(byte[] damaged) throws Exception {
    if (LONG_CHUNK.matcher(new String(damaged, ISO_8859_1)).find()) {
      return;
    }
    server.answer(UnreadableHeads.limited(damaged));
    HttpCall call =
        new HttpCall(
            "GET", server.url("/a"), Map.of(), BodyPublishers.noBody(), Duration.ofMinutes(1));
    try {
      HttpAnswer answer = transport.send(call).get();
      assertThat(answer.body().readAllBytes()).hasSizeLessThanOrEqualTo(MOST_BYTES);
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(IOException.class);
    } catch (IOException broken) {
      assertThat(broken.getMessage()).isNotBlank();
    }
  }
}
