package dev.postern.internal.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

/** The platform's own client. */
public final class JdkHttpTransport implements HttpTransport {
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  /** A transport without a proxy. */
  public JdkHttpTransport() {}

  @Override
  public CompletableFuture<HttpAnswer> send(HttpCall call) {
    return client
        .sendAsync(request(call), BodyHandlers.ofInputStream())
        .thenApply(JdkHttpTransport::answer);
  }

  @Override
  public void close() {}

  private static HttpRequest request(HttpCall call) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(call.uri())
            .timeout(call.timeout())
            .method(call.method(), call.body());
    call.headers().forEach(builder::setHeader);
    return builder.build();
  }

  private static HttpAnswer answer(HttpResponse<InputStream> response) {
    boolean isGzip =
        response.headers().firstValue("content-encoding").filter("gzip"::equals).isPresent();
    InputStream body = isGzip ? unzip(response.body()) : response.body();
    return new HttpAnswer(response.statusCode(), response.headers().map(), body);
  }

  private static InputStream unzip(InputStream body) {
    try {
      return new GZIPInputStream(body);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
