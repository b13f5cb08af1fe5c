package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.localmode.internal.ForeignJson;
import dev.postern.spi.DeliveryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Sends batches to Statsig, or to whoever takes them under the same protocol. */
final class HttpBatchSender implements BatchSender {
  private static final ObjectMapper MAPPER = ForeignJson.MAPPER;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_ANSWER_BYTES = 65_536;

  /** About this batch; other refusals are about whoever sends it, and may be mended. */
  private static final Set<Integer> NEVER_TAKEN = Set.of(400, 413, 422);

  private final HttpClient client;
  private final URI url;
  private final String sdkKey;

  HttpBatchSender(HttpClient client, URI url, String sdkKey) {
    this.client = client;
    this.url = url;
    this.sdkKey = sdkKey;
  }

  @Override
  public void send(SpooledBatch batch) throws DeliveryException, IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpResponse<?> answer =
        client.send(
            request(batch),
            BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(it -> keep(it, body))));
    int status = answer.statusCode();
    if (status < 200 || status > 299) {
      throw failure(answer);
    }
    if (saysNo(body.toByteArray())) {
      throw DeliveryException.retryable("the answer says success: false");
    }
  }

  /** Of a long answer the beginning is enough. */
  private static void keep(byte[] part, ByteArrayOutputStream body) {
    body.write(part, 0, Math.min(part.length, MOST_ANSWER_BYTES - body.size()));
  }

  private HttpRequest request(SpooledBatch batch) throws DeliveryException, IOException {
    JsonNode metadata = metadata(batch);
    return HttpRequest.newBuilder(url)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .header("Accept", "*/*")
        .header("statsig-event-count", String.valueOf(batch.events()))
        .header("STATSIG-API-KEY", sdkKey)
        .header("STATSIG-SDK-TYPE", printable(metadata.path("sdkType")))
        .header("STATSIG-SDK-VERSION", printable(metadata.path("sdkVersion")))
        .header("STATSIG-SERVER-SESSION-ID", printable(metadata.path("sessionID")))
        .POST(BodyPublishers.ofByteArray(gzip(batch.body())))
        .build();
  }

  /** A batch that cannot be read must not hold up those after it. */
  private static JsonNode metadata(SpooledBatch batch) throws DeliveryException {
    try {
      return MAPPER.readTree(batch.body()).path("statsigMetadata");
    } catch (JacksonException unreadable) {
      throw DeliveryException.refused("it is not JSON: " + unreadable.getOriginalMessage());
    }
  }

  private static String printable(JsonNode text) {
    return text.asText("unknown").replaceAll("[^ -~]", "?");
  }

  private static boolean saysNo(byte[] body) {
    try {
      return MAPPER.readTree(new String(body, UTF_8)).path("success").asText().equals("false");
    } catch (IOException notJson) {
      return false;
    }
  }

  private static DeliveryException failure(HttpResponse<?> answer) {
    String message = "HTTP status " + answer.statusCode();
    if (NEVER_TAKEN.contains(answer.statusCode())) {
      return DeliveryException.refused(message);
    }
    return answer
        .headers()
        .firstValue("retry-after")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> DeliveryException.retryableAfter(seconds(text), message))
        .orElseGet(() -> DeliveryException.retryable(message));
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }
}
