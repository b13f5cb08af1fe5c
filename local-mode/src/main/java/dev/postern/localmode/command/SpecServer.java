package dev.postern.localmode.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.zip.GZIPInputStream;

/** Statsig's servers, or who speaks their protocol. Failures are one line for a person. */
final class SpecServer {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int SHOWN_OF_KEY = 5;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final String sdkKey;
  private final InstantSource clock;

  SpecServer(String sdkKey, InstantSource clock) {
    this.sdkKey = sdkKey;
    this.clock = clock;
  }

  /** The answer to a request with the key; it must be a success. */
  byte[] get(String url) {
    return send(request(url).GET().build(), url);
  }

  /** The answer to a request with the key and no body. */
  byte[] post(String url) {
    return send(request(url).POST(BodyPublishers.noBody()).build(), url);
  }

  /** The answer to a request that does not tell the key, as another host may be asked. */
  byte[] getWithoutKey(String url) {
    return send(HttpRequest.newBuilder(uri(url)).timeout(TIMEOUT).GET().build(), url);
  }

  private HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(uri(url))
        .timeout(TIMEOUT)
        .header("STATSIG-API-KEY", sdkKey)
        .header("STATSIG-SDK-TYPE", "postern-java")
        .header("STATSIG-SDK-VERSION", PosternVersion.text())
        .header("STATSIG-CLIENT-TIME", String.valueOf(clock.millis()))
        .header("Accept-Encoding", "gzip");
  }

  private URI uri(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && uri.getScheme().matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      throw new CommandFailure(masked(url) + ": it is no URL", null);
    }
    throw new CommandFailure(masked(url) + ": it must begin with http:// or https://");
  }

  private byte[] send(HttpRequest request, String url) {
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      int status = answer.statusCode();
      if (status == 401 || status == 403) {
        throw new CommandFailure(masked(url) + ": the key is refused (HTTP status " + status + ")");
      }
      if (status / 100 != 2) {
        throw new CommandFailure(masked(url) + ": the answer is HTTP status " + status);
      }
      boolean isGzip = answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
      return isGzip ? unpacked(answer.body()) : answer.body();
    } catch (IOException failure) {
      String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      throw new CommandFailure(masked(url) + ": no answer: " + masked(why), failure);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(masked(url) + ": interrupted", end);
    }
  }

  private static byte[] unpacked(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }

  /** Without the key, of which only the beginning is told. */
  String masked(String text) {
    int shown = Math.min(sdkKey.length(), "secret-".length() + SHOWN_OF_KEY);
    return text.replace(sdkKey, sdkKey.substring(0, shown) + "*****");
  }
}
