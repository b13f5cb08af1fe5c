package dev.postern.testkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Asks a server, as an SDK of whatever language does. */
final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  static HttpResponse<byte[]> get(FakeStatsigServer server, String target, String... headers)
      throws IOException {
    return send(request(server, target, headers).GET());
  }

  static HttpResponse<byte[]> post(
      FakeStatsigServer server, String target, String body, String... headers) throws IOException {
    return post(server, target, body.getBytes(UTF_8), headers);
  }

  static HttpResponse<byte[]> post(
      FakeStatsigServer server, String target, byte[] body, String... headers) throws IOException {
    return send(request(server, target, headers).POST(BodyPublishers.ofByteArray(body)));
  }

  static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  static HttpRequest.Builder request(FakeStatsigServer server, String target, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + target));
    return headers.length == 0 ? request : request.headers(headers);
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }

  static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("(none)");
  }

  static byte[] zip(String plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static String unzip(byte[] zipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
