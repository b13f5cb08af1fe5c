package dev.postern.localmode.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Asks endpoints, and reads what they say. */
final class Asked {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Asked() {}

  static EndpointAnswer get(StatsigEndpoints endpoints, String target) {
    return get(endpoints, target, Map.of());
  }

  static EndpointAnswer get(
      StatsigEndpoints endpoints, String target, Map<String, String> headers) {
    return endpoints.answer(new EndpointRequest("GET", target, headers, new byte[0]));
  }

  static EndpointAnswer post(StatsigEndpoints endpoints, String target, String body) {
    return post(endpoints, target, Map.of(), body.getBytes(UTF_8));
  }

  static EndpointAnswer post(
      StatsigEndpoints endpoints, String target, Map<String, String> headers, byte[] body) {
    return endpoints.answer(new EndpointRequest("POST", target, headers, body));
  }

  static String text(EndpointAnswer answer) {
    return new String(answer.body(), UTF_8);
  }

  static JsonNode json(EndpointAnswer answer) {
    return json(text(answer));
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  static byte[] zip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static byte[] unzip(byte[] zipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    } catch (IOException notZipped) {
      throw new UncheckedIOException(notZipped);
    }
  }
}
