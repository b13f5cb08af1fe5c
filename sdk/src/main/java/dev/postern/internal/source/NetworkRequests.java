package dev.postern.internal.source;

import dev.postern.internal.log.Metrics;
import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.internal.net.HttpTransport;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends the requests of downloads and measures how long each takes. Thread-safe. */
public final class NetworkRequests {
  private static final Pattern MEASURED =
      Pattern.compile(
          "(.*?)(/v\\d+/(?:download_config_specs|get_id_lists|download_id_list_file))(?:[/.].*)?");
  private static final int SHOWN_OF_KEY = 13;

  private final HttpTransport transport;
  private final Metrics metrics;
  private final InstantSource clock;
  private final String sdkKey;

  /** Requests of a client with this key. */
  public NetworkRequests(
      HttpTransport transport, Metrics metrics, InstantSource clock, String sdkKey) {
    this.transport = transport;
    this.metrics = metrics;
    this.clock = clock;
    this.sdkKey = sdkKey;
  }

  /** Sends a request, once. */
  public CompletableFuture<HttpAnswer> send(HttpCall call) {
    return send(call, Map.of());
  }

  /** Sends a request, once; the tags are added to those of its measurement. */
  public CompletableFuture<HttpAnswer> send(HttpCall call, Map<String, String> tags) {
    long start = clock.millis();
    return transport
        .send(call)
        .whenComplete(
            (answer, failure) -> measure(call.uri(), clock.millis() - start, answer, tags));
  }

  private void measure(
      URI uri, long millis, @Nullable HttpAnswer answer, Map<String, String> moreTags) {
    Matcher path = MEASURED.matcher(uri.getRawPath() == null ? "" : uri.getRawPath());
    if (!path.matches()) {
      return;
    }
    Map<String, String> tags = new HashMap<>();
    tags.put("request_path", path.group(2));
    tags.put("source_service", uri.getRawAuthority() + path.group(1));
    tags.put("status_code", answer == null ? "none" : String.valueOf(answer.status()));
    tags.put("is_success", String.valueOf(answer != null && answer.isSuccess()));
    tags.put("sdk_key", sdkKey.substring(0, Math.min(SHOWN_OF_KEY, sdkKey.length())));
    tags.put("deltas_used", "false");
    tags.putAll(moreTags);
    metrics.dist("network_request.latency", millis, tags);
  }
}
