package dev.postern.localmode.server;

import static dev.postern.localmode.server.Asked.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.BootstrapSpecs;
import dev.postern.spi.LoggedEvent;
import dev.postern.spi.LoggedEvent.SecondaryExposure;
import io.airlift.compress.zstd.ZstdCompressor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final String EVENT =
      "{\"eventName\":\"buy\",\"value\":9.99,\"metadata\":{\"n\":1,\"s\":\"x\",\"none\":null},"
          + "\"user\":{\"userID\":\"u\"},\"time\":5,\"extra\":true,\"secondaryExposures\":"
          + "[{\"gate\":\"g\",\"gateValue\":\"true\",\"ruleID\":\"r\"}]}";

  private final List<ReceivedEvent> received = new ArrayList<>();
  private final StatsigEndpoints endpoints =
      new StatsigEndpoints(BootstrapSpecs.of("{}"), received::addAll);

  @AfterEach
  void close() {
    endpoints.close();
  }

  @Test
  void eventsArriveAsTheyCameAndInTheFormOfThisSdk() {
    EndpointAnswer answer = post(endpoints, "/v1/log_event", batch(EVENT));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(Asked.text(answer)).isEqualTo("{\"success\":true}");
    LoggedEvent event =
        new LoggedEvent(
            "buy",
            9.99,
            Map.of("n", "1", "s", "x"),
            null,
            Map.of("userID", "u"),
            5,
            List.of(new SecondaryExposure("g", "true", "r")));
    assertThat(received).containsExactly(new ReceivedEvent(event, EVENT));
  }

  @Test
  void whatIsMissingIsLeftOut() {
    post(endpoints, "/v1/rgstr", batch("{\"value\":null}", "{\"metadata\":[],\"user\":7}"));
    LoggedEvent empty = new LoggedEvent("", null, null, null, Map.of(), 0, null);
    assertThat(received).extracting(ReceivedEvent::event).containsExactly(empty, empty);
  }

  @Test
  void bodiesMayBeCompressedOrWrittenBackwards() {
    byte[] plain = batch(EVENT).getBytes(UTF_8);
    String backwards =
        new StringBuilder(Base64.getEncoder().encodeToString(plain)).reverse().toString();
    post(endpoints, "/v1/log_event", Map.of("content-encoding", "gzip"), Asked.zip(plain));
    post(endpoints, "/v1/log_event", Map.of("content-encoding", "zstd"), zstd(plain));
    post(endpoints, "/v1/rgstr?k=client-1&se=1", Map.of(), backwards.getBytes(ISO_8859_1));
    post(endpoints, "/v1/rgstr?k=client-1&gz=1", Map.of(), Asked.zip(plain));
    assertThat(received)
        .extracting(ReceivedEvent::json)
        .containsExactly(EVENT, EVENT, EVENT, EVENT);
  }

  @Test
  void aRequestIsTakenWholeOrNotAtAll() {
    assertThat(post(endpoints, "/v1/log_event", batch(EVENT, "7")))
        .extracting(EndpointAnswer::status, Asked::text)
        .containsExactly(400, "{\"error\":\"events[1] must be an object\"}");
    assertThat(Asked.text(post(endpoints, "/v1/log_event", "{\"event\": []}")))
        .isEqualTo("{\"error\":\"\\\"events\\\" must be a list\"}");
    assertThat(received).isEmpty();
  }

  @Test
  void eventsThatCannotBeTakenAreToBeSentAgain() {
    try (StatsigEndpoints full =
        new StatsigEndpoints(
            BootstrapSpecs.of("{}"),
            events -> {
              throw new IllegalStateException("full");
            })) {
      assertThat(post(full, "/v1/log_event", batch(EVENT)).status()).isEqualTo(500);
    }
  }

  private static String batch(String... events) {
    return "{\"events\":[" + String.join(",", events) + "],\"statsigMetadata\":{}}";
  }

  private static byte[] zstd(byte[] plain) {
    ZstdCompressor compressor = new ZstdCompressor();
    byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
    return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0, out.length));
  }
}
